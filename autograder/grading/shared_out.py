"""Work on many items, shared out among limited processes; one that ends before its time is replaced."""

import contextlib
import select
import signal
from collections import Counter, deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

import msgspec

from autograder.errors import GraderError, ImpossiblePass
from autograder.grading.budget import EVERYTHING, Stage, exceeded, give_up
from autograder.grading.grade import grader_bug
from autograder.grading.limited_process import OF_ITS_WORK, LimitedProcess
from autograder.grading.reach import Reach

Item = TypeVar("Item")
Answer = TypeVar("Answer")

HELD = 2  # items that a process has: one that is worked on, and one that it prepares meanwhile
ENDS_OF_EXERCISE, ENDS_OF_STUDENT = 3, 8  # processes brought to their end before all of it is given up
MOST_ENDS = 20  # processes that ended and held an item, for whatever reason
_ANSWER, _DISK, _IMPOSSIBLE, _FAULT = b"A", b"D", b"I", b"F"


@dataclass(frozen=True, slots=True)
class Work(Generic[Item, Answer]):
    """What is done with items.

    Attributes
    ----------
    do : callable
        From items to answers, one each, in order; runs in the processes.
    pack : callable
        From an answer to bytes.
    unpack : callable
        From bytes to the answer for an item; raises `msgspec.DecodeError` when they are none.
    whose : callable
        The student of an item, by whom stages are named.
    reach : Reach or None
        The files that the processes may use; all where it is not said.
    """

    do: Callable[[Iterable[Item]], Iterator[Answer]]
    pack: Callable[[Answer], bytes]
    unpack: Callable[[bytes, Item], Answer]
    whose: Callable[[Item], str]
    reach: Reach | None = None


class SharedOut(Generic[Item, Answer]):
    """The items of one piece of work.

    Parameters
    ----------
    items : sequence
        Known to every process, which is told their numbers alone.
    work : Work
    jobs : int
        How many processes there are at a time.
    stopping : callable
        Whether no more items are to be begun; asked whenever one is finished.

    Attributes
    ----------
    lost : list of tuple
        Items without an answer, each with the reason, because somebody ended their process.
    """

    def __init__(
        self,
        items: Sequence[Item],
        work: Work[Item, Answer],
        jobs: int,
        stopping: Callable[[], bool] = lambda: False,
    ) -> None:
        self.lost: list[tuple[Item, str]] = []
        self._items = items
        self._work = work
        self._stopping = stopping
        self._jobs = min(jobs, len(items))
        self._waiting = deque(range(len(items)))
        self._given_up: dict[int, set[Stage]] = {}
        self._ends: Counter[int] = Counter()

    def answers(self) -> Iterator[Answer]:
        """Yield the answers as they come.

        Raises
        ------
        OSError
            If a process could not write a file.
        GraderError
            If there can be no process, or a check that nobody can pass was passed.
        """
        working: dict[int, _Worker] = {}
        arrivals = select.poll()
        try:
            while self._waiting or working:
                if self._stopping():
                    self._waiting.clear()
                while self._waiting and len(working) < self._jobs:
                    with uninterrupted():  # an interruption during the fork would reach the new process too
                        worker = _Worker(LimitedProcess(self._serve, self._work.reach))
                        working[worker.process.fileno()] = worker
                    arrivals.register(worker.process, select.POLLIN)
                self._hand_out(working.values())
                for number, _ in arrivals.poll():
                    worker = working[number]
                    frames = worker.process.answers()
                    for frame in frames or ():
                        yield from self._taken(worker, frame)
                    if frames is None:
                        arrivals.unregister(number)
                        self._bury(working.pop(number))
        finally:  # on an interruption or a full disk what is being worked on is dropped
            for worker in working.values():
                worker.process.end()

    def _hand_out(self, working: Collection["_Worker"]) -> None:
        for many in range(1, HELD + 1):
            for worker in working:
                if self._waiting and len(worker.held) < many and not worker.told:
                    number = self._waiting.popleft()
                    worker.held.append(number)
                    request = number, sorted(self._given_up.get(number, ()))
                    worker.process.send(msgspec.json.encode(request))
        for worker in working:
            if not self._waiting and not worker.told:
                worker.told = True
                worker.process.no_more()

    def _taken(self, worker: "_Worker", frame: bytes) -> Iterator[Answer]:
        """Yield the answer in a frame, if it is one.

        Raises
        ------
        GraderError
            If it is nothing that a process says.
        """
        kind, data = frame[:1], frame[1:]
        try:
            if kind == _ANSWER:
                answer = self._work.unpack(data, self._items[worker.held[0]])
                worker.held.popleft()
                yield answer
            elif kind == _FAULT:
                worker.fault = data.decode()
            elif kind == _DISK:
                raise OSError(*msgspec.json.decode(data, type=tuple[int, str, str]))
            else:
                raise ImpossiblePass(data.decode())
        except (msgspec.DecodeError, UnicodeDecodeError, IndexError):
            raise GraderError("The grader's own process sent something that is no result.") from None

    def _bury(self, worker: "_Worker") -> None:
        """Decide what becomes of what a process held that is no more."""
        ending = worker.process.join()
        why = worker.fault
        if ending and ending not in OF_ITS_WORK:
            why = f"the grader's own process was ended by {ending} while it graded this submission"
        for number in reversed(worker.held):
            self._ends[number] += 1
            if self._ends[number] > MOST_ENDS:
                why = f"the grader's own process ended {MOST_ENDS} times while it graded this submission"
            if why:
                self.lost.append((self._items[number], why))
                continue
            if ending:
                self._blame(number, worker.process.stage)
            self._waiting.appendleft(number)

    def _blame(self, number: int, stage: Stage | None) -> None:
        """Have the stage given up in which an item's process came to its end, if it was this item's."""
        if stage is None or stage[0] != self._work.whose(self._items[number]):
            return
        ends = self._given_up.setdefault(number, set())
        ends.add(stage)
        student, exercise, _ = stage
        if sum(end[1] == exercise for end in ends) >= ENDS_OF_EXERCISE:
            ends.add((student, exercise, EVERYTHING))
        if len(ends) >= ENDS_OF_STUDENT:
            ends.add((student, "", EVERYTHING))

    def _serve(self, requests: Iterator[bytes]) -> Iterator[bytes]:
        """Do the work on the items that are asked for; runs in a process."""
        try:
            for answer in self._work.do(self._asked_for(requests)):
                yield _ANSWER + self._work.pack(answer)
                if exceeded():
                    return
        except OSError as error:
            told = (error.errno or 0, error.strerror or str(error), str(error.filename or ""))
            yield _DISK + msgspec.json.encode(told)
        except ImpossiblePass as error:
            yield _IMPOSSIBLE + str(error).encode()
        except MemoryError:
            raise  # it counts to the stage that it follows
        except Exception as error:
            yield _FAULT + grader_bug(error).encode()

    def _asked_for(self, requests: Iterator[bytes]) -> Iterator[Item]:
        for request in requests:
            number, stages = msgspec.json.decode(request, type=tuple[int, list[Stage]])
            give_up(stages)
            yield self._items[number]


@dataclass(slots=True, eq=False)
class _Worker:
    """A process with the numbers of the items it holds; `told` is whether it knows that no more follow."""

    process: LimitedProcess
    held: deque[int] = field(default_factory=deque)
    told: bool = False
    fault: str = ""


@contextlib.contextmanager
def uninterrupted() -> Iterator[None]:
    """Put Ctrl-C and a termination request off until the end of the block."""
    pending: list[int] = []
    numbers = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(number, lambda number, _: pending.append(number)) for number in numbers]
    try:
        yield
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)
    for request in pending:
        signal.raise_signal(request)
