"""What a limited process says of a student is read by its types, and counts for that student alone."""

from pathlib import Path

import msgspec
import pytest

from autograder.grading.student_results import StudentResults, unpack_results
from autograder.judge.result import CheckResult, Result
from autograder.submission.entries import Entry


def results(student="ada", of="ada"):
    check = CheckResult("c", "C", "passed", 2.0, 2.0)
    return StudentResults(student, (Result(of, "decay", "Decay", "graded", 2.0, (check,)),))


@pytest.fixture
def entry():
    return Entry("ada", Path("ada"))


def test_results_come_back_as_they_were_sent(entry):
    assert unpack_results(msgspec.msgpack.encode(results()), entry) == results()


@pytest.mark.parametrize("other", [results("ben", "ben"), results("ada", "ben"), results("ben", "ada")])
def test_results_of_another_student_are_refused(entry, other):
    with pytest.raises(msgspec.ValidationError, match="another student"):
        unpack_results(msgspec.msgpack.encode(other), entry)


@pytest.mark.parametrize(
    "data", [b"", b"\xc1", msgspec.msgpack.encode(["ada"]), msgspec.msgpack.encode({"student": 1})]
)
def test_anything_else_is_refused(entry, data):
    with pytest.raises(msgspec.DecodeError):
        unpack_results(data, entry)
