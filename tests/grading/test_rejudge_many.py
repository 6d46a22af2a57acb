"""Results are judged again in limited processes: what one of them costs is no other's loss."""

import os
import signal
from dataclasses import replace

import pytest

from autograder.grading.budget import TOO_MUCH, budget, sentence
from autograder.grading.reach import Reach
from autograder.grading.rejudge_many import rejudge_many
from autograder.judge.result import Result

STUDENTS = [f"s{number:03}" for number in range(250)]
OLD = [Result(student, "decay", "Decay", "graded", 2.0) for student in STUDENTS]


class Judge:
    """Gives every result another title, and meets a costly one as `Rejudge` does."""

    def again(self, old):
        try:
            with budget(old.student, old.exercise, "judging again from what was kept"):
                if old.student == "s007":
                    bytearray(2**40)
                if old.student == "s123":
                    os.kill(os.getpid(), signal.SIGXCPU)
        except TOO_MUCH as error:
            return f"what it returned {sentence(error)}"
        if old.student == "s200":
            raise ValueError("a fault")
        return replace(old, title=f"{old.title} of {os.getpid()}")


@pytest.mark.parametrize("jobs", [1, 2])
def test_every_result_is_judged_in_order_whatever_some_of_them_cost(jobs):
    found = rejudge_many(OLD, Judge(), jobs, Reach())
    told = {old.student: new for old, new in zip(OLD, found, strict=True) if isinstance(new, str)}
    assert sorted(told) == ["s007", "s123", "s200"]
    assert "memory" in told["s007"] and "of computing" in told["s123"] and "has a fault" in told["s200"]
    assert [new.student for new in found if not isinstance(new, str)] == sorted({*STUDENTS} - told.keys())
    assert str(os.getpid()) not in {new.title.split()[-1] for new in found if not isinstance(new, str)}
