"""Classes as they come in, graded from the command line and compared with what a teacher would give.

Each student of ``samples/class`` has an entry in ``samples/expected.json``, and each of the second
assignment, ``samples/notebooks``, one in ``expected_notebooks.json``: what is special about the files, and
for each exercise the score, the checks that are lost with the misconception that must be named (null: none
may be), a part of the problem that must be told (null: there is none) and of a note, if one matters.
Exercises without an entry are not answered. The one empty folder of the class is made here, because git
keeps none.
"""

import csv
import html
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from autograder.course.catalog import find_course

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = Path(__file__).parent / "samples"
EXPECTED = json.loads((SAMPLES / "expected.json").read_text(encoding="utf-8"))
OF_NOTEBOOKS = json.loads((SAMPLES / "expected_notebooks.json").read_text(encoding="utf-8"))
ASSIGNMENT = "calculus-1-script"
SLUGS = find_course(ROOT).in_order()
ALL_ASKED_FOR = [part for slug in SLUGS for part in ("--exercise", slug)]
# A grader that notes the scratch folders it makes, so that they can be looked for when it has ended: other
# graders may be at work on the same machine.
NOTING = """
import sys, tempfile
make, notes = tempfile.mkdtemp, sys.argv.pop(1)
def noted(*args, **kwargs):
    folder = make(*args, **kwargs)
    with open(notes, "a") as stream:
        stream.write(folder + "\\n")
    return folder
tempfile.mkdtemp = noted
from autograder.sandbox.forkserver import bubblewrap as box
box.find = lambda: None  # in bubblewrap the folder is not outside
from autograder.cli import main
main()
"""


@dataclass(frozen=True)
class Graded:
    """An output folder and what the command said."""

    folder: Path
    said: str
    results: list[dict[str, Any]]

    def of(self, student: str) -> dict[str, dict[str, Any]]:
        return {item["exercise"]: item for item in self.results if item["student"] == student}


def grade(command: list[str], submissions: Path, *options: str, left_out: str = "participants.csv") -> Graded:
    folder = submissions.parent / f"graded {len(list(submissions.parent.iterdir()))}"
    done = subprocess.run(
        [sys.executable, *command, "grade", str(submissions), "-o", str(folder), *options],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    # the list of participants in the folder is nobody's work, and nothing else there is not understood
    named = [line for line in done.stderr.splitlines() if line.startswith("autograder: ")]
    assert done.returncode == (3 if left_out else 0), done.stderr
    assert named == [f"autograder: not understood: {left_out} belongs to no student."] * bool(left_out)
    results = json.loads((folder / "results.json").read_text(encoding="utf-8"))["results"]
    return Graded(folder, done.stdout, results)


@pytest.fixture(scope="module")
def submissions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("sample") / "class"
    shutil.copytree(SAMPLES / "class", place)
    (place / "berta_koch").mkdir(exist_ok=True)
    return place


@pytest.fixture(scope="module")
def by_two(submissions: Path) -> Graded:
    # a second judge that disagrees would end the command with 3
    return grade(["-m", "autograder.cli"], submissions, "--jobs", "2", "--shadow", *ALL_ASKED_FOR)


@pytest.fixture(scope="module")
def of_notebooks(tmp_path_factory: pytest.TempPathFactory) -> Graded:
    place = tmp_path_factory.mktemp("second") / "notebooks"
    shutil.copytree(SAMPLES / "notebooks", place)
    return grade(["-m", "autograder.cli"], place, "--shadow", "--assignment", ASSIGNMENT, left_out="")


def expectation(student: str, slug: str, everyone: dict[str, Any] = EXPECTED) -> dict[str, Any]:
    expected = everyone[student]
    missing = {"score": 0.0, "lost": {"*": None}, "problem": expected["unanswered"], "answered": False}
    found: dict[str, Any] = expected["exercises"].get(slug, missing)
    return found


def differences(result: dict[str, Any], expected: dict[str, Any]) -> list[str]:
    """List where a result is not what it should be."""
    found = []
    if (result["state"], result["score"]) != ("graded", expected["score"]):
        found.append(f"{result['state']}, score {result['score']} instead of {expected['score']}")
    problem, part = result["problem"], expected["problem"]
    if part not in (problem or "") if part else problem:
        found.append(f"problem {problem!r} instead of {part!r}")
    if (note := expected.get("note")) and not any(note in text for text in result["notes"]):
        found.append(f"notes {result['notes']} without {note!r}")
    lost = {check["id"]: check["diagnosis"] for check in result["checks"] if check["status"] != "passed"}
    wanted = expected["lost"]
    if "*" in wanted:
        wanted = {check["id"]: None for check in result["checks"]}
    if lost.keys() != wanted.keys():
        found.append(f"lost {sorted(lost)} instead of {sorted(wanted)}")
    for name in lost.keys() & wanted.keys():
        named = lost[name] if (lost[name] or "").startswith("misconception:") else None
        if named != wanted[name]:
            found.append(f"{name}: {named} instead of {wanted[name]}")
    return found


@pytest.mark.parametrize("student", sorted(EXPECTED))
def test_a_student_gets_the_marks_and_the_diagnoses_that_a_teacher_would_give(student, by_two):
    results = by_two.of(student)
    assert sorted(results) == sorted(SLUGS)
    wrong = {slug: differences(results[slug], expectation(student, slug)) for slug in SLUGS}
    assert {slug: found for slug, found in wrong.items() if found} == {}, EXPECTED[student]["about"]


@pytest.mark.parametrize("student", sorted(OF_NOTEBOOKS))
def test_a_notebook_gets_the_marks_and_the_diagnoses_that_a_teacher_would_give(student, of_notebooks):
    results = of_notebooks.of(student)
    slugs = find_course(ROOT).assignment(ASSIGNMENT).exercises
    assert sorted(results) == sorted(slugs)
    wrong = {slug: differences(results[slug], expectation(student, slug, OF_NOTEBOOKS)) for slug in slugs}
    assert {slug: found for slug, found in wrong.items() if found} == {}, OF_NOTEBOOKS[student]["about"]


def test_every_notebook_has_its_row(of_notebooks):
    assert {item["student"] for item in of_notebooks.results} == OF_NOTEBOOKS.keys()


def test_nobody_is_graded_who_handed_in_nothing_and_nobody_is_forgotten(by_two, submissions):
    assert {item["student"] for item in by_two.results} == EXPECTED.keys()
    assert len(EXPECTED) == sum(1 for path in submissions.iterdir() if path.suffix != ".csv")
    assert len(by_two.said.splitlines()) == len(EXPECTED)


def test_one_worker_and_two_give_the_same_bytes_and_leave_nothing_behind(by_two, submissions, tmp_path):
    notes = tmp_path / "notes"
    by_one = grade(["-c", NOTING, str(notes)], submissions, "--jobs", "1", "--no-reports", *ALL_ASKED_FOR)
    for name in ("results.json", "grades.csv"):
        assert (by_one.folder / name).read_bytes() == (by_two.folder / name).read_bytes(), name
    folders = notes.read_text(encoding="utf-8").split("\n")[:-1]
    assert folders, "the scratch folder of the grader was not seen"
    assert [folder for folder in folders if Path(folder).exists()] == []


def test_if_no_exercise_is_asked_for_what_a_student_answers_is_graded(by_two, submissions):
    graded = grade(["-m", "autograder.cli"], submissions, "--no-reports")
    for student in EXPECTED:
        answered = [slug for slug in SLUGS if expectation(student, slug).get("answered", True)]
        whole = by_two.of(student)
        assert graded.of(student) == {slug: whole[slug] for slug in answered or SLUGS}, student


def test_the_table_agrees_with_the_results(by_two):
    with (by_two.folder / "grades.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = {row["student"]: row for row in csv.DictReader(stream)}
    assert rows.keys() == EXPECTED.keys()
    for student, row in rows.items():
        results = by_two.of(student)
        scores = {slug: result["score"] for slug, result in results.items()}
        assert {slug: float(row[slug]) for slug in SLUGS} == scores
        assert float(row["total"]) == pytest.approx(sum(scores.values()))
        assert float(row["possible"]) == 10 * len(SLUGS)
        assert bool(row["problems"]) == any(result["problem"] for result in results.values())


@pytest.mark.parametrize("student", sorted(EXPECTED))
def test_a_report_exists_and_says_of_hidden_checks_no_more_than_whether_they_passed(student, by_two):
    page = (by_two.folder / "reports" / f"{student}.html").read_text(encoding="utf-8")
    text = html.unescape(re.sub(r"<[^>]*>", "", page))
    told, kept_back = "", set()
    for result in by_two.of(student).values():
        told += result["problem"] or ""
        for check in result["checks"]:
            said = {check["message"], check["diagnosis"] and f"explain {check['diagnosis']}"} - {"", None}
            if check["hidden"]:
                kept_back |= said
            else:
                told += "\n".join(said) + "\n"
    assert student in text
    assert [said for said in kept_back if said not in told and said in text] == []
    assert "<script" not in page.lower()


def test_no_member_of_an_archive_gets_out_of_it(by_two, submissions):
    assert [path for path in submissions.parent.rglob("*") if path.name == "evil.py"] == []
