"""A proof is kept until a byte of the exercise changes; one with findings never is."""

import stat

import pytest

from autograder.authoring import proof_cache
from autograder.authoring.verification import Finding, Margin, Verification

PROOF = Verification("decay", (), (Margin("decay", "curve", 1e-9, float("inf")),))


@pytest.fixture(autouse=True)
def own_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def test_a_kept_proof_is_recalled(course):
    assert proof_cache.recall(course, "decay") is None
    proof_cache.keep(course, PROOF)
    assert proof_cache.recall(course, "decay") == PROOF
    assert stat.S_IMODE(proof_cache.folder().stat().st_mode) == 0o700


@pytest.mark.parametrize("name", ["exercises/decay/README.md", "solutions/decay/accepted/new.py"])
def test_a_change_of_any_file_of_the_exercise_forgets_it(course, name):
    proof_cache.keep(course, PROOF)
    (course.root / name).write_text("changed")
    assert proof_cache.recall(course, "decay") is None


def test_only_the_last_proof_of_an_exercise_is_kept(course):
    proof_cache.keep(course, PROOF)
    (course.root / "exercises" / "decay" / "README.md").write_text("changed")
    proof_cache.keep(course, PROOF)
    assert len(list(proof_cache.folder().iterdir())) == 1


def test_findings_are_never_kept(course):
    proof_cache.keep(course, Verification("decay", (Finding("decay", "stub", "x", "stub"),), ()))
    assert proof_cache.recall(course, "decay") is None


def test_a_damaged_file_is_no_proof(course):
    proof_cache.keep(course, PROOF)
    (kept,) = proof_cache.folder().iterdir()
    kept.write_bytes(b"\xff")
    assert proof_cache.recall(course, "decay") is None
