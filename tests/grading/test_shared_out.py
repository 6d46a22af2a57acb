"""Work shared out: everything is answered once, and who ends a process pays for the stage it ended in."""

import faulthandler
import os
import signal

import pytest

from autograder.errors import GraderError, ImpossiblePass
from autograder.grading.budget import TOO_MUCH, TooMuchWork, budget
from autograder.grading.shared_out import SharedOut, Work


def shared(do, items, jobs=2):
    return SharedOut(items, Work(do, str.encode, lambda data, _: data.decode(), str), jobs)


def end(number):
    faulthandler.disable()  # pytest's own
    os.kill(os.getpid(), number)


def staged(act):
    """Return work that does something with an item in each of two stages, and says which were given up."""

    def do(items):
        for item in items:
            said = item
            for stage in ("reading", "judging"):
                try:
                    with budget(item, "", stage):
                        act(item, stage)
                except TOO_MUCH:
                    said += f" without {stage}"
            yield said

    return do


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_everything_is_answered_once(jobs):
    items = [f"s{i}" for i in range(20)]
    assert sorted(shared(lambda items: (item.upper() for item in items), items, jobs).answers()) == sorted(
        item.upper() for item in items
    )


def test_with_one_process_answers_come_in_order():
    items = [f"s{i}" for i in range(20)]
    assert list(shared(iter, items, 1).answers()) == items


@pytest.mark.parametrize("number", [signal.SIGSEGV, signal.SIGABRT, signal.SIGXCPU])
def test_a_stage_that_ends_the_process_is_given_up(number):
    def act(item, stage):
        if item == "mallory" and stage == "judging":
            end(number)

    work = shared(staged(act), ["ada", "mallory", "bob"])
    assert sorted(work.answers()) == ["ada", "bob", "mallory without judging"]
    assert work.lost == []


def test_who_ends_a_process_in_every_stage_is_given_up_in_all():
    def act(item, stage):
        if item == "mallory":
            end(signal.SIGSEGV)

    work = shared(staged(act), ["ada", "mallory", "bob"], 1)
    assert sorted(work.answers()) == ["ada", "bob", "mallory without reading without judging"]


def test_after_a_stage_that_cost_too_much_another_process_goes_on():
    def act(item, stage):
        if item == "mallory" and stage == "reading":
            raise TooMuchWork

    def do(items):
        return (f"{said} {os.getpid()}" for said in staged(act)(items))

    said = [answer.rpartition(" ") for answer in shared(do, ["ada", "mallory", "bob"], 1).answers()]
    assert [words for words, _, _ in said] == ["ada", "mallory without reading", "bob"]
    assert said[0][2] == said[1][2] != said[2][2]


def test_what_somebody_else_ends_is_lost_with_what_was_held_beside_it():
    def act(item, stage):
        if item == "mallory":
            end(signal.SIGKILL)

    work = shared(staged(act), ["mallory", "bob", "ada"], 1)
    assert list(work.answers()) == ["ada"]
    assert sorted(work.lost) == [
        (name, "the grader's own process was ended by SIGKILL while it graded this submission")
        for name in ("bob", "mallory")
    ]


def test_a_fault_of_the_work_is_told_and_ends_nothing_else():
    def act(item, stage):
        if item == "mallory":
            raise ZeroDivisionError

    work = shared(staged(act), ["mallory"], 1)
    assert list(work.answers()) == []
    ((item, why),) = work.lost
    assert item == "mallory" and "the grader has a fault (ZeroDivisionError in test_shared_out.py" in why


@pytest.mark.parametrize(
    "error", [FileNotFoundError(2, "No such file or directory", "/x"), ImpossiblePass("so")]
)
def test_errors_that_end_a_batch_come_out_as_they_are(error):
    def do(items):
        raise error
        yield

    with pytest.raises(type(error)) as caught:
        list(shared(do, ["ada"]).answers())
    assert str(caught.value) == str(error)


def test_what_is_no_answer_is_refused():
    work = Work(iter, lambda item: b"\xff", lambda data, _: data.decode(), str)
    with pytest.raises(GraderError, match="no result"):
        list(SharedOut(["ada"], work, 1).answers())
