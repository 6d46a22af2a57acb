"""Outputs are kept whole, once, for their owner alone, and nothing that happens to the folder matters."""

import math
import os
import stat
import zlib

import numpy as np
import pytest

from autograder.boundary.outputs import Failed, Raised, Returned
from autograder.boundary.problems import Place, Problem
from autograder.boundary.values import Symbolic
from autograder.course.plan import make_plan
from autograder.grading.references import References
from autograder.grading.store import OutputStore, cache_folder, key_of
from autograder.sandbox.fake import FakeRunner
from autograder.sandbox.runner import Run

OUTPUTS = (
    Returned(np.array([1.5, math.nan, -math.inf]), 0.25),
    Returned((None, True, 3, 2.5, 1j, "text", b"bytes", [1.0], {"v": (1,), 2: []})),
    Returned(Symbolic(("Add", ("symbol", "a"), ("int", "1")))),
    Raised("ValueError", "no such", Place("helper.py", 2, 7), "network"),
    Failed("timeout", "it took too long", "cpu"),
)
KEY = key_of("a", b"b")


@pytest.fixture
def store(tmp_path):
    return OutputStore(tmp_path / "kept")


def files(store):
    return sorted(path for path in store.folder.rglob("*") if path.is_file())


def same(one, other):
    return repr(one) == repr(other)


def test_a_run_comes_back_as_it_was(store):
    run = Run(OUTPUTS, Problem("it stopped", "loading", Place("", 3, 4)))
    store.put(KEY, run)
    assert same(store.get(KEY), run)
    assert list(store) == [KEY]
    assert same(OutputStore(store.folder).get(KEY), run)


def test_what_was_never_kept_is_none(store):
    assert store.get(KEY) is None
    assert list(store) == []


def test_an_output_is_kept_once_whoever_gave_it_and_however_long_it_took(store):
    for number in range(4):
        store.put(key_of(str(number)), Run((Returned(np.arange(9.0), number),)))
    assert len(files(store)) == 4 + 1
    assert store.get(key_of("3")).outputs[0].seconds == 3


def test_outputs_are_compressed(store):
    store.put(KEY, Run((Returned(np.zeros(100_000)),)))
    assert sum(path.stat().st_size for path in files(store)) < 10_000


def test_nobody_but_the_owner_can_read_what_is_kept(store):
    before = os.umask(0)
    try:
        store.put(KEY, Run(OUTPUTS))
    finally:
        os.umask(before)
    for path in (store.folder, *store.folder.rglob("*")):
        assert not stat.S_IMODE(path.stat().st_mode) & 0o077, path


def test_a_folder_that_others_can_reach_is_not_used(store):
    store.put(KEY, Run(OUTPUTS))
    store.folder.chmod(0o777)
    assert store.get(KEY) is None
    store.put(key_of("other"), Run(OUTPUTS))
    assert len(list(store)) == 1


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.unlink(),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(path.read_bytes()[:9]),
        lambda path: path.write_bytes(zlib.compress(b"something else")),
        lambda path: path.write_bytes(b"[1, 2, 3]"),
        lambda path: path.write_bytes(b'{"outputs": [7], "seconds": [0], "problem": null}'),
    ],
)
@pytest.mark.parametrize("which", range(6))
def test_what_is_damaged_is_as_if_it_had_never_been_kept(store, damage, which):
    store.put(KEY, Run(OUTPUTS))
    damage(files(store)[which])
    assert store.get(KEY) is None
    for _ in range(2):  # a file of no use is found when it is read
        store.put(KEY, Run(OUTPUTS))
        kept = store.get(KEY)
    assert same(kept, Run(OUTPUTS))


def test_a_folder_that_cannot_be_written_keeps_nothing_and_breaks_nothing(tmp_path):
    (tmp_path / "kept").write_text("a file")
    store = OutputStore(tmp_path / "kept")
    store.put(KEY, Run(OUTPUTS))
    assert store.get(KEY) is None


def test_what_cannot_be_written_down_is_left_out_whole(store):
    store.put(KEY, Run((Returned(1.0), Returned(object()))))
    assert store.get(KEY) is None and files(store) == []


def test_over_its_cap_a_folder_forgets_what_was_not_used_for_longest(tmp_path):
    store = OutputStore(tmp_path / "kept", most_bytes=100_000)
    random = np.random.default_rng(0)
    keys = [key_of(str(number)) for number in range(30)]
    for number, key in enumerate(keys):
        store.put(key, Run((Returned(random.random(1000)),)))
        os.utime(store.folder / "runs" / key, (number, number))
        store.get(keys[0])
    assert sum(path.stat().st_size for path in files(store)) <= 113_000
    assert store.get(keys[0]) is not None and store.get(keys[-1]) is not None
    assert store.get(keys[1]) is None
    for key in store:
        assert store.get(key) is not None  # a run that is still named has its outputs


def test_the_cache_lies_where_the_user_says(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "autograder" / "outputs"


def test_misconceptions_run_once_from_one_batch_to_the_next_and_the_reference_every_time(
    course, runner, store
):
    ran = []
    for _ in range(2):
        counting = FakeRunner(behind=runner)
        references = References(counting, store)
        public, hidden = course.handout("decay"), course.solution("decay")
        plan = make_plan(hidden.exercise)
        expected = references.expected(public, hidden, plan)
        found = references.misconceptions(public, hidden, plan, expected)
        ran.append((len(counting.ran), [(one.name, one.words, list(one.outputs)) for one in found]))
    count = len(hidden.misconceptions)
    assert [number for number, _ in ran] == [1 + count, 1]
    assert repr(ran[0][1]) == repr(ran[1][1])


def test_a_changed_misconception_runs_again(course, runner, store, solutions):
    def run():
        counting = FakeRunner(behind=runner)
        public, hidden = course.handout("decay"), course.solution("decay")
        plan = make_plan(hidden.exercise)
        references = References(counting, store)
        references.misconceptions(public, hidden, plan, references.expected(public, hidden, plan))
        return len(counting.ran)

    run()
    path = solutions / "misconceptions" / "grows.py"
    path.write_text(path.read_text() + "\n# changed\n")
    assert run() == 2


def test_what_another_store_holds_is_kept_as_it_is(store, tmp_path):
    run = Run(OUTPUTS)
    store.put(KEY, run)
    other = OutputStore(tmp_path / "deep" / "other")
    for name in store.files():
        other.keep(name, (store.folder / name).read_bytes())
    assert same(other.get(KEY), run)
    assert sorted(other.files()) == sorted(store.files())


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "runs/a", f"runs/{KEY}/..", f"/runs/{KEY}", f"runs/{KEY}\n"]
)
def test_a_file_that_no_store_has_is_not_written(store, name):
    with pytest.raises(ValueError, match="no file of a store"):
        store.keep(name, b"")
    assert files(store) == []
