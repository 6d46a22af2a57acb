"""The output folder is valid at every moment, also when the disk fills up in the middle."""

import json
import os
import resource
import time
from dataclasses import replace

import pytest

from autograder.boundary.hand_in import HandIn
from autograder.errors import GraderError, UsageError
from autograder.gradebook import output as folder_module
from autograder.gradebook.output import OutputFolder, disk_faults
from autograder.submission.entries import Entry
from autograder.submission.submission import read_submission


@pytest.fixture
def open_folder(tmp_path, open_book, now):
    def make(conditions=now, **options):
        defaults = {"weights": None, "reports": False, **options}
        return OutputFolder(tmp_path / "out", open_book(), conditions, **defaults)

    return make


def read(folder, name="results.json"):
    return json.loads((folder.path / name).read_text())["results"]


def test_results_are_ordered_whatever_the_order_of_arrival(outcome, open_folder):
    folder = open_folder()
    for student in ("zoe", "ada", "mia"):
        folder.add(outcome(student))
    folder.finish()
    assert [(e["student"], e["exercise"]) for e in read(folder)] == [
        (student, slug) for student in ("ada", "mia", "zoe") for slug in ("a", "b")
    ]


def test_the_csv_keeps_the_order_of_the_exercises(outcome, open_folder):
    folder = open_folder(weights={"a": 3.0, "b": 1.0})
    folder.add(outcome("ada"))
    folder.finish()
    assert (folder.path / "grades.csv").read_text().splitlines() == [
        "student,name,b,a,total,possible,late,problems",
        "ada,,1,1,4,8,,",
    ]


def always(monkeypatch):
    """Have results.json written after every student."""
    monkeypatch.setattr(folder_module, "INTERVAL", -1.0)
    monkeypatch.setattr(folder_module, "SHARE", float("inf"))


def test_results_json_is_valid_after_every_student(outcome, open_folder, monkeypatch):
    always(monkeypatch)
    folder = open_folder()
    for count, student in enumerate(("ada", "ben", "cleo"), 1):
        folder.add(outcome(student))
        assert len(read(folder)) == 2 * count


def test_results_json_is_not_rewritten_for_every_student(outcome, open_folder, monkeypatch):
    monkeypatch.setattr(folder_module, "INTERVAL", 3600.0)
    folder = open_folder()
    for number in range(50):
        folder.add(outcome(f"s{number}"))
    assert len(read(folder)) == 2  # the first one came at once
    folder.finish()
    assert len(read(folder)) == 100


def test_the_longer_results_json_takes_the_rarer_it_is_written(outcome, open_folder, monkeypatch):
    written = []
    clock = iter(range(10**6))  # every look at the clock, and so every writing, takes a second
    monkeypatch.setattr(time, "monotonic", lambda: 1000 + next(clock))
    folder = open_folder()
    monkeypatch.setattr(folder, "_write_results", lambda: written.append(time.monotonic()))
    for number in range(200):
        folder.add(outcome(f"s{number}"))
    assert 1 < len(written) < 8


def test_an_empty_batch_is_a_valid_folder(open_folder):
    folder = open_folder()
    folder.finish()
    assert read(folder) == []
    assert (folder.path / "grades.csv").read_text() == "student,name,b,a,total,possible,late,problems\n"
    assert (folder.path / "index.html").is_file()


def test_nothing_temporary_is_left(outcome, open_folder):
    folder = open_folder()
    folder.add(outcome("ada"))
    folder.finish()
    names = sorted(path.name for path in folder.path.iterdir())
    assert names == [
        "class", "gradebook.db", "gradebook.db-shm", "gradebook.db-wal", "grades.csv", "index.html",
        "results.json",
    ]  # fmt: skip


def test_an_ungraded_exercise_is_an_empty_cell(outcome, open_folder):
    folder = open_folder()
    folder.add(outcome("ada", state="ungraded"))
    folder.finish()
    assert (folder.path / "grades.csv").read_text().splitlines()[1].startswith("ada,,,,,4,")


def test_a_new_run_adds_to_the_old_one_and_changes_nobody_else(outcome, open_folder):
    for student in ("ada", "ben"):
        folder = open_folder()
        folder.add(outcome(student))
        folder.finish()
    before = read(folder)
    assert [entry["student"] for entry in before] == ["ada", "ada", "ben", "ben"]
    folder = open_folder()
    folder.add(outcome("ben", 2.0, digest="d2"))
    folder.finish()
    assert read(folder)[:2] == before[:2]
    assert [entry["score"] for entry in read(folder)] == [1.0, 1.0, 2.0, 2.0]


def test_every_file_is_its_owners_alone_whatever_the_umask(outcome, open_folder):
    before = os.umask(0)
    try:
        folder = open_folder(reports=True)
        folder.add(outcome("ada"))
        folder.finish()
    finally:
        os.umask(before)
    assert {path.name for path in folder.path.iterdir() if path.stat().st_mode & 0o077} == set()
    assert folder.path.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("blocked", ["out", "out/reports", "out/gradebook.db"])
def test_a_folder_that_cannot_be_written_is_one_sentence(open_folder, tmp_path, blocked):
    place = tmp_path / blocked
    place.parent.mkdir(exist_ok=True)
    if blocked.endswith("db"):
        place.mkdir()
    else:
        place.write_text("a file")
    with pytest.raises(UsageError, match=f"cannot be written to .*{place.name}") as caught:
        open_folder(reports=True)
    assert "\n" not in str(caught.value)


@pytest.fixture
def ada(outcome, tmp_path):
    """An entry whose work lies in a file, and how it is graded now."""
    place = tmp_path / "ada.py"
    place.write_text("x = 1\n")
    entry = Entry("ada", place)

    def graded(**other):
        print_ = read_submission(entry).fingerprint
        return replace(outcome("ada", **other), fingerprint=print_, report="ada.html")

    return entry, graded


def test_what_was_graded_under_the_same_conditions_is_not_graded_again(open_folder, ada):
    entry, graded = ada
    folder = open_folder()
    assert folder.sort_out([entry]) == ([entry], set())
    folder.add(graded())
    assert open_folder().sort_out([entry, Entry("ben", entry.path)]) == ([Entry("ben", entry.path)], {"ada"})
    (before,) = folder.before({"ada"})
    assert [result.exercise for result in before.results] == ["b", "a"]


@pytest.mark.parametrize("change", ["file", "conditions", "weights", "name", "open", "report"])
def test_what_changed_is_graded_again(now, open_folder, ada, change, tmp_path):
    entry, graded = ada
    options = {"reports": True}
    folder = open_folder(**options)
    (folder.reports / "ada.html").write_text("page")
    folder.add(graded(state="ungraded") if change == "open" else graded())
    match change:
        case "file":
            entry.path.write_text("x = 2\n")
        case "conditions":
            options["conditions"] = replace(now, digest="later")
        case "weights":
            options["weights"] = {"a": 2.0}
        case "name":
            entry = replace(entry, hand_in=HandIn("Ada Lovelace"))
        case "report":
            (folder.reports / "ada.html").unlink()
    assert open_folder(**options).sort_out([entry]) == ([entry], set())


def test_the_copy_is_refused_before_anything_is_graded(open_folder, tmp_path):
    with pytest.raises(UsageError, match="directory"):
        open_folder(copy=tmp_path)
    with pytest.raises(UsageError, match="nowhere"):
        open_folder(copy=tmp_path / "nowhere" / "x.json")


def test_a_copy_that_cannot_be_written_costs_nothing_else(outcome, open_folder, tmp_path):
    folder = open_folder(copy=tmp_path / "copy.json")
    folder.add(outcome("ada"))
    (tmp_path / "copy.json").unlink()
    (tmp_path / "copy.json").mkdir()
    with pytest.raises(GraderError, match=r"copy\.json: Is a directory"):
        folder.finish()
    assert len(read(folder)) == 2 and (folder.path / "index.html").is_file()


def write_at_most(limit):
    """Let no file grow beyond `limit` bytes, as on a disk that is full in the middle of a write."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, before[1]))
    return before


def test_a_write_that_fails_in_the_middle_leaves_nobody_by_halves(outcome, open_folder):
    folder = open_folder()
    folder.add(outcome("ada"))
    size = (folder.path / "gradebook.db-wal").stat().st_size
    before = write_at_most(size + 40)
    try:
        with pytest.raises(GraderError, match="could not be written") as caught:
            folder.add(outcome("ben"))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert "\n" not in str(caught.value)
    folder.add(outcome("cleo"))
    folder.finish()
    assert [entry["student"] for entry in read(folder)] == ["ada", "ada", "cleo", "cleo"]


def test_a_rewrite_that_fails_keeps_the_old_file(outcome, open_folder, monkeypatch):
    always(monkeypatch)
    folder = open_folder()
    folder.add(outcome("ada"))
    before = write_at_most(20)
    try:
        with pytest.raises(GraderError, match="could not be written"):
            folder.finish()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert len(read(folder)) == 2
    assert not list(folder.path.glob("*.part")) and not list(folder.path.glob(".*"))


def test_a_full_disk_is_called_that(tmp_path):
    with pytest.raises(GraderError, match="the disk is full") as caught, disk_faults(tmp_path):
        raise OSError(28, "No space left on device")
    assert "\n" not in str(caught.value) and "gradebook.db" in str(caught.value)
