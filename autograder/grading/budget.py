"""What work on a submission may cost, enforced in the process that does it.

A timer interrupts Python code with `TooMuchWork`, and at home that is all. A limited process (see
`autograder.grading.limited_process`) has limits of the kernel besides: a `MemoryError` comes before the
machine runs short, and code that no signal interrupts is killed a moment later. Which stage that was is known
outside, and the next time it is given up at once: whatever ends a stage, what becomes of it is decided in one
place.
"""

import contextlib
import math
import mmap
import signal
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from types import FrameType
from typing import ClassVar

import msgspec

if sys.platform != "win32":
    import resource

SECONDS = 5.0  # of the processor for one stage; tidy work takes a hundredth of it
AGAIN = 0.2  # seconds after which it is interrupted again, should something have swallowed the interruption
GRACE = 2  # seconds until code that nothing interrupts is killed
MEMORY = 768 * 2**20  # bytes beyond what the process has at its start
LARGEST_FILE = 128 * 2**20  # bytes that it may write: an output that is kept has 64 MiB at most
NOTED = 1024  # bytes in which the stage is written down

#: one student, one exercise or none, and what is done
Stage = tuple[str, str, str]


class TooMuchWork(BaseException):
    """A stage takes more than a submission may cost; no `except Exception` on the way catches it."""


#: what a stage counts as where time is told; all others are judging
PARTS = {
    "reading": "reading",
    "loading ahead": "running",
    "running": "running",
    "drawing": "report",
    "writing": "report",
    "staff page": "report",
}
EVERYTHING = "everything"  # of an exercise or of a student: the stages in which student data is looked at
REFERENCE = "judging the reference"


#: how a stage can come to cost too much
TOO_MUCH = (TooMuchWork, MemoryError)


class _State:
    """Of this process: where stages are written down, which are given up, and whether one cost too much."""

    noted: mmap.mmap | None = None
    given_up: frozenset[Stage] = frozenset()
    exceeded = False
    seconds: ClassVar[dict[str, dict[str, float]]] = {}  # by student and part


def sentence(error: BaseException, seconds: float = SECONDS) -> str:
    """Return what is said of what cost too much, to follow its subject."""
    if isinstance(error, MemoryError):
        return f"takes more than the {MEMORY >> 20} MiB of memory that there are to look at it"
    return f"takes more than the {seconds:g} s of computing that there are to look at it"


@contextlib.contextmanager
def budget(student: str, exercise: str, stage: str, seconds: float = SECONDS) -> Iterator[None]:
    """Interrupt the block when it has had its time of the processor; blocks do not nest.

    Raises
    ------
    TooMuchWork
        After that time, and at once in a stage that is given up.
    """
    this = student, exercise, stage
    if _is_given_up(this):
        _State.exceeded = True
        raise TooMuchWork
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield  # at home, in a place where there is no such timer
        return
    if _State.noted is not None:
        _note(_State.noted, this, seconds)
    before = signal.signal(signal.SIGPROF, _interrupt)
    start = time.perf_counter()
    try:
        signal.setitimer(signal.ITIMER_PROF, seconds, AGAIN)
        yield
    except TOO_MUCH:
        _State.exceeded = True
        raise
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
        spent = _State.seconds.setdefault(student, {})
        part = PARTS.get(stage, "judging")
        spent[part] = spent.get(part, 0.0) + time.perf_counter() - start


def take_seconds(student: str) -> dict[str, float]:
    """Return how long the stages of a student took in this process by the clock, and count anew."""
    return {part: round(seconds, 6) for part, seconds in _State.seconds.pop(student, {}).items()}


def _is_given_up(stage: Stage) -> bool:
    student, exercise, what = stage
    if stage in _State.given_up:
        return True
    everything = {(student, exercise, EVERYTHING), (student, "", EVERYTHING)}
    return what != REFERENCE and bool(everything & _State.given_up)


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise TooMuchWork


def _note(place: mmap.mmap, stage: Stage, seconds: float) -> None:
    """Write down what is done, and have the kernel kill this process should it not come to an end."""
    text = msgspec.json.encode(stage)[: NOTED - 1]
    place[: len(text) + 1] = text + b"\n"
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    end = math.ceil(time.process_time() + seconds) + GRACE
    resource.setrlimit(resource.RLIMIT_CPU, (end if most == resource.RLIM_INFINITY else min(end, most), most))


def noted(place: mmap.mmap) -> Stage | None:
    """Return the stage that a process wrote down last, or None."""
    try:
        return msgspec.json.decode(place[:].partition(b"\n")[0], type=Stage)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def limit_this_process(place: mmap.mmap) -> None:
    """Take from this process, for good, what it has more than its work may need; stages go to `place`."""
    from autograder.sandbox.lockdown.sequence import address_space  # for Linux, and no limits are set at home

    _State.noted, _State.exceeded = place, False
    for number, most in (
        (resource.RLIMIT_AS, address_space() + MEMORY),
        (resource.RLIMIT_FSIZE, LARGEST_FILE),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(number)
        wanted = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(number, (wanted, wanted))


def give_up(stages: Iterable[Stage]) -> None:
    """Let these stages cost too much from now on, without trying."""
    _State.given_up = _State.given_up.union(stages)


def exceeded() -> bool:
    """Whether a stage in this process cost too much, so that another one had better go on."""
    return _State.exceeded
