"""A process beside a worker that grades for it: it has a sandbox of its own and ends when the worker does.

A worker runs tasks in threads, while grading forks, and takes signals in the main thread: so it happens here.
"""

import os
import signal
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from autograder.course.catalog import Course
from autograder.errors import AutograderError
from autograder.grading.batch import Batch, grade_in_turn
from autograder.grading.cluster.frames import Graded, Setup, Work, answer, decode, encode, receive, refuse
from autograder.grading.cluster.parcel import basis_of, unpack_course
from autograder.grading.grade import Aftercare
from autograder.grading.pages import REPORTS, pages_of
from autograder.grading.session import open_grader
from autograder.grading.store import OutputStore


class RecordedStore(OutputStore):
    """An output store that remembers which files were written since it was last asked."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._written: dict[str, bytes] = {}

    def take_written(self) -> dict[str, bytes]:
        """Return the files that were written since the last call, by name."""
        written, self._written = self._written, {}
        return written

    def _write(self, place: Path, data: bytes) -> None:
        super()._write(place, data)
        self._written[place.relative_to(self.folder).as_posix()] = data


def main() -> None:
    """Read a setup and then chunks from the standard input until it ends; see `serve`."""
    for number in (signal.SIGINT, signal.SIGTERM):
        # the worker decides what an interruption means; what is started here must not inherit SIG_IGN
        signal.signal(number, lambda number, frame: None)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what anything prints is no answer
    with sys.stdin.buffer as questions, answers:
        try:
            serve(questions, answers)
        except (EOFError, BrokenPipeError):
            return


def serve(questions: IO[bytes], answers: IO[bytes]) -> None:
    """Open a grader and answer every chunk with one frame a submission; the first answer is why it cannot.

    Raises
    ------
    EOFError
        When the worker has ended.
    """
    setup = decode(receive(questions), Setup)
    with tempfile.TemporaryDirectory(prefix="autograder-", ignore_cleanup_errors=True) as scratch:
        folder = Path(scratch)
        try:
            _serve(setup, folder, questions, answers)
        except AutograderError as error:
            refuse(answers, str(error).rstrip("."))


def _serve(setup: Setup, folder: Path, questions: IO[bytes], answers: IO[bytes]) -> None:
    course = Course(folder / "course")
    unpack_course(setup.files, course.root)
    with open_grader(course, setup.slugs, require=setup.level, warm=True) as grader:
        store = RecordedStore(folder / "outputs") if setup.outputs else None
        grader.aftercare = Aftercare(store, setup.shadow)
        reports = folder / REPORTS if setup.reports else None
        if reports is not None:
            reports.mkdir()
        batch = Batch(grader, setup.answered_only, reports, setup.weights, setup.always)
        if setup.exact and grader.level != setup.level:
            refuse(answers, f"isolation is {grader.level!r}, and where the class is it is {setup.level!r}")
            return
        if setup.basis and basis_of(grader) != setup.basis:
            refuse(answers, "the reference or NumPy is not as it is where the class is")
            return
        answer(answers, b"")
        while True:
            for graded in _grade(decode(receive(questions), tuple[Work, ...]), batch, store, folder):
                answer(answers, encode(graded))


def _grade(
    works: tuple[Work, ...], batch: Batch, store: RecordedStore | None, folder: Path
) -> Iterator[Graded]:
    for outcome in grade_in_turn((work.submission() for work in works), batch):
        pages = pages_of(folder, outcome.report) if outcome.report else {}
        for name in pages:
            (folder / name).unlink()
        yield Graded(outcome, pages, store.take_written() if store is not None else {})


if __name__ == "__main__":
    main()
