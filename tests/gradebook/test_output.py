"""The output folder is valid at every moment, also when the disk fills up in the middle."""

import json
import resource

import pytest

from autograder.boundary.problems import Problem
from autograder.errors import GraderError, UsageError
from autograder.gradebook import output as folder_module
from autograder.gradebook.output import OutputFolder, disk_faults
from autograder.grading.batch import StudentResults
from autograder.judge.result import CheckResult, Result


def outcome(student, score=1.0, *, state="graded", fault="", slugs=("b", "a")):
    results = [
        Result(
            student, slug, slug.upper(), state, 2.0,
            (CheckResult("c", "C", "partial", score, 2.0),) if state == "graded" else (),
            problems=() if state == "graded" else (Problem("the reference is away"),),
        )
        for slug in slugs
    ]  # fmt: skip
    return StudentResults(student, tuple(results), "", fault)


@pytest.fixture
def open_folder(tmp_path):
    opened = []

    def make(**options):
        defaults = {"weights": None, "reports": False, **options}
        opened.append(OutputFolder(tmp_path / "out", ("b", "a"), "limited", **defaults))
        return opened[-1]

    yield make
    for folder in opened:
        folder._journal.close()


def read(folder, name="results.json"):
    return json.loads((folder.path / name).read_text())["results"]


def test_results_are_ordered_whatever_the_order_of_arrival(open_folder):
    folder = open_folder()
    for student in ("zoe", "ada", "mia"):
        folder.add(outcome(student))
    folder.finish()
    assert [(e["student"], e["exercise"]) for e in read(folder)] == [
        (student, slug) for student in ("ada", "mia", "zoe") for slug in ("a", "b")
    ]
    lines = (folder.path / "results.jsonl").read_text().splitlines()
    assert [json.loads(line)["student"] for line in lines] == ["zoe", "zoe", "ada", "ada", "mia", "mia"]


def test_the_csv_keeps_the_order_of_the_exercises(open_folder):
    folder = open_folder(weights={"a": 3.0, "b": 1.0})
    folder.add(outcome("ada"))
    folder.finish()
    assert (folder.path / "grades.csv").read_text().splitlines() == [
        "student,name,b,a,total,possible,late,problems",
        "ada,,1,1,4,8,,",
    ]


def test_results_json_is_valid_after_every_student(open_folder, monkeypatch):
    monkeypatch.setattr(folder_module, "INTERVAL", -1.0)
    folder = open_folder()
    for count, student in enumerate(("ada", "ben", "cleo"), 1):
        folder.add(outcome(student))
        assert len(read(folder)) == 2 * count


def test_results_json_is_not_rewritten_for_every_student(open_folder):
    folder = open_folder()
    for number in range(50):
        folder.add(outcome(f"s{number}"))
    assert len(read(folder)) == 2  # the first one came at once, the others within two seconds
    folder.finish()
    assert len(read(folder)) == 100


def test_an_empty_batch_is_a_valid_folder(open_folder):
    folder = open_folder()
    folder.finish()
    assert read(folder) == []
    assert (folder.path / "grades.csv").read_text() == "student,name,b,a,total,possible,late,problems\n"
    assert (folder.path / "index.html").is_file()


def test_nothing_temporary_is_left(open_folder):
    folder = open_folder()
    folder.add(outcome("ada"))
    folder.finish()
    names = sorted(path.name for path in folder.path.iterdir())
    assert names == ["grades.csv", "index.html", "results.json", "results.jsonl"]


def test_an_ungraded_exercise_is_an_empty_cell(open_folder):
    folder = open_folder()
    folder.add(outcome("ada", state="ungraded"))
    folder.finish()
    assert (folder.path / "grades.csv").read_text().splitlines()[1].startswith("ada,,,,,4,")


def test_a_new_run_replaces_the_old_one(open_folder):
    for student in ("ada", "ben"):
        folder = open_folder()
        folder.add(outcome(student))
        folder.finish()
    assert {entry["student"] for entry in read(folder)} == {"ben"}


@pytest.mark.parametrize("blocked", ["out", "out/reports", "out/results.jsonl"])
def test_a_folder_that_cannot_be_written_is_one_sentence(open_folder, tmp_path, blocked):
    place = tmp_path / blocked
    place.parent.mkdir(exist_ok=True)
    if blocked.endswith("jsonl"):
        place.mkdir()
    else:
        place.write_text("a file")
    with pytest.raises(UsageError, match=f"cannot be written to .*{place.name}") as caught:
        open_folder(reports=True)
    assert "\n" not in str(caught.value)


def test_the_copy_is_refused_before_anything_is_graded(open_folder, tmp_path):
    with pytest.raises(UsageError, match="directory"):
        open_folder(copy=tmp_path)
    with pytest.raises(UsageError, match="nowhere"):
        open_folder(copy=tmp_path / "nowhere" / "x.json")


def test_a_copy_that_cannot_be_written_costs_nothing_else(open_folder, tmp_path):
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


def test_a_write_that_fails_in_the_middle_leaves_no_half_line(open_folder):
    folder = open_folder()
    folder.add(outcome("ada"))
    journal = folder.path / "results.jsonl"
    size = journal.stat().st_size
    before = write_at_most(size + 40)
    try:
        with pytest.raises(GraderError, match="could not be written"):
            folder.add(outcome("ben"))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert journal.stat().st_size == size
    folder.add(outcome("cleo"))
    folder.finish()
    assert [entry["student"] for entry in read(folder)] == ["ada", "ada", "cleo", "cleo"]


def test_a_rewrite_that_fails_keeps_the_old_file(open_folder, monkeypatch):
    monkeypatch.setattr(folder_module, "INTERVAL", -1.0)
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
    assert "\n" not in str(caught.value) and "results.jsonl" in str(caught.value)
