"""A class judged again in limited processes, which share one cache of the reference and run no submission."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import TypeAlias

import msgspec

from autograder.grading.reach import Reach
from autograder.grading.rejudge import Reason, Rejudge
from autograder.grading.shared_out import SharedOut, Work
from autograder.grading.student_report import without_curves
from autograder.judge.result import Result

MANY = 100  # results for which a further process is begun

_Numbered: TypeAlias = tuple[int, Result]
_Answer: TypeAlias = tuple[int, Result | Reason]
_DECODER = msgspec.msgpack.Decoder(_Answer)


def rejudge_many(old: Sequence[Result], judge: Rejudge, jobs: int, reach: Reach) -> list[Result | Reason]:
    """Return each result as it is now, or why it cannot be told without running something, in order.

    What a process ends by costs the result alone of which it was: the reason says so.

    Parameters
    ----------
    reach : Reach
        The course, and where outputs are kept.

    Raises
    ------
    GraderError
        If there can be no process to judge in.
    """
    work = Work(partial(_again, judge), msgspec.msgpack.encode, _unpack, _student, reach)
    shared = SharedOut(tuple(enumerate(old)), work, min(jobs, 1 + len(old) // MANY))
    found = dict(shared.answers())
    for item, _ in shared.lost:  # with the one that its process ended by, which shows when each is alone
        alone = SharedOut((item,), work, 1)
        found |= dict(alone.answers())
        found |= {number: why for (number, _), why in alone.lost}
    return [found[number] for number in range(len(old))]


def _again(judge: Rejudge, old: Iterable[_Numbered]) -> Iterator[_Answer]:
    for number, result in old:
        found = judge.again(result)
        yield number, found if isinstance(found, str) else without_curves([found])[0]


def _unpack(data: bytes, item: _Numbered) -> _Answer:
    """Return what a limited process says of a result, which is about this one or about nothing."""
    number, found = _DECODER.decode(data)
    expected = item[0], item[1].student, item[1].exercise
    whose = expected[1:] if isinstance(found, str) else (found.student, found.exercise)
    if (number, *whose) != expected:
        raise msgspec.ValidationError("this is the result of another hand-in")
    return number, found


def _student(item: _Numbered) -> str:
    return item[1].student
