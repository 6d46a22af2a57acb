"""A process beside a worker that grades for it: it has a sandbox of its own and ends when the worker does.

A worker runs tasks in threads, while grading forks, and takes signals in the main thread: so it happens here.
"""

import os
import signal
import sys
import tempfile
from pathlib import Path
from typing import IO

from autograder.course.catalog import Course
from autograder.errors import AutograderError
from autograder.grading.batch import Batch, grade_many
from autograder.grading.cluster.frames import Graded, Setup, Work, answer, decode, encode, receive, refuse
from autograder.grading.cluster.parcel import basis_of, unpack_course
from autograder.grading.pages import REPORTS, pages_of
from autograder.grading.session import open_grader
from autograder.grading.store import OutputStore
from autograder.grading.surroundings import versions
from autograder.grading.task import Aftercare


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
        except BrokenPipeError:
            raise
        except OSError as error:
            refuse(answers, f"its folder {error.filename or folder} cannot be written: {error.strerror}")


def _serve(setup: Setup, folder: Path, questions: IO[bytes], answers: IO[bytes]) -> None:
    for name, wanted in setup.versions.items():
        if (here := versions().get(name)) != wanted:
            refuse(answers, f"{name} is {here}, and where the class is it is {wanted}")
            return
    course = Course(folder / "course")
    unpack_course(setup.files, course.root)
    with open_grader(course, setup.slugs, require=setup.level, warm=True) as grader:
        store = OutputStore(folder / "outputs") if setup.outputs else None
        grader.aftercare = Aftercare(store, setup.shadow)
        reports = folder / REPORTS if setup.reports else None
        if reports is not None:
            reports.mkdir()
        batch = Batch(
            grader,
            setup.answered_only,
            reports,
            setup.weights,
            setup.always,
            setup.only,
            words=setup.words,
            hidden_from=setup.hidden_from,
        )
        if setup.exact and grader.level != setup.level:
            refuse(answers, f"isolation is {grader.level!r}, and where the class is it is {setup.level!r}")
            return
        if setup.basis and basis_of(grader) != setup.basis:
            refuse(answers, "the reference's numbers are not those that there are where the class is")
            return
        grader.judge_mistakes(grader.exercises)  # every chunk has processes of its own
        answer(answers, b"")
        while True:
            works = decode(receive(questions), tuple[Work, ...])
            for outcome in grade_many([work.submission() for work in works], batch, 1):
                pages = _taken(folder, pages_of(folder, outcome.report)) if outcome.report else {}
                answer(answers, encode(Graded(outcome.student, outcome, pages)))
            kept = (
                {} if store is None else {name: (store.folder / name).read_bytes() for name in store.files()}
            )
            answer(answers, encode(_taken(folder / "outputs", kept)))


def _taken(folder: Path, files: dict[str, bytes]) -> dict[str, bytes]:
    """Return files that are sent, and remove them."""
    for name in files:
        (folder / name).unlink()
    return files


if __name__ == "__main__":
    main()
