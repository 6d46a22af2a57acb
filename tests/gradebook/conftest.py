"""A gradebook in a folder of its own, and results to put into it."""

from dataclasses import replace

import pytest

from autograder.boundary.hand_in import UNKNOWN
from autograder.boundary.problems import Problem
from autograder.gradebook.conditions import Conditions
from autograder.gradebook.output import open_gradebook
from autograder.grading.student_results import StudentResults
from autograder.judge.result import CheckResult, Result


@pytest.fixture
def now():
    """The conditions under which the tests grade."""
    return Conditions(("b", "a"), "now", "limited", False)


def _outcome(
    student, score=1.0, *, state="graded", fault="", slugs=("b", "a"), digest="d1", hand_in=UNKNOWN, **other
):
    results = [
        Result(
            student, slug, slug.upper(), state, 2.0,
            (CheckResult("c", "C", "partial", score, 2.0),) if state == "graded" else (),
            problems=() if state == "graded" else (Problem("the reference is away"),),
            hand_in=hand_in, submission_digest=digest, spec_digest="s", reference_digest="r",
        )
        for slug in slugs
    ]  # fmt: skip
    results = [replace(result, **other) for result in results]
    return StudentResults(student, tuple(results), "", fault, hand_in, f"print of {digest}")


@pytest.fixture
def outcome():
    """Make the results of one student."""
    return _outcome


@pytest.fixture
def url():
    """Say where gradebooks are: in a file in the folder, unless a test names a server."""


@pytest.fixture
def open_book(tmp_path, url):
    opened = []

    def make(assignment="", folder="out"):
        opened.append(open_gradebook(tmp_path / folder, assignment, url))
        return opened[-1]

    yield make
    for book in opened:
        book.close()


@pytest.fixture
def book(open_book):
    found = open_book()
    found.begin(("b", "a"), None)
    return found


@pytest.fixture
def add():
    """Put results into a gradebook under the same conditions."""

    def put(book, found, *, conditions="now", report_key="key", shadow=False):
        book.add(found, conditions=conditions, report_key=report_key, level="limited", shadow=shadow)

    return put
