"""The output folder of a batch, valid at every moment: a journal first, everything else made from it.

============================  ================================================================
``results.jsonl``             one line a result, appended as each student is finished
``results.json``              all results in student, then exercise order; replaced atomically
``grades.csv``                one row a student
``reports/<student>.html``    written by the graders
``index.html``                the class, for staff
``outputs/``                  what the submissions' calls gave, kept by the graders for rejudging
============================  ================================================================
"""

import contextlib
import errno
import os
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from autograder.errors import GraderError, UsageError
from autograder.gradebook.class_page import index_html
from autograder.gradebook.grades_csv import grades_csv
from autograder.gradebook.statistics import ClassStatistics, Row, make_row
from autograder.gradebook.whole_file import whole_file
from autograder.grading.batch import StudentResults
from autograder.judge.result import encode_record, encode_results
from autograder.sandbox.isolation import Level

INTERVAL = 2.0  # seconds between two versions of results.json, at least


class OutputFolder:
    """The sink that writes a batch's folder; memory grows by one small row a student.

    Parameters
    ----------
    path : Path
        Made when missing.
    exercises : sequence of str
        Columns of ``grades.csv``, in their order.
    weights : mapping of str to float or None
        Of an assignment's exercises, for the total.
    left_out : sequence of str
        Sentences on what was handed in and not understood, for ``index.html``.

    Raises
    ------
    UsageError
        If the folder cannot be written.
    """

    def __init__(
        self,
        path: Path,
        exercises: Sequence[str],
        level: Level,
        weights: Mapping[str, float] | None,
        *,
        reports: bool,
        copy: Path | None = None,
        left_out: Sequence[str] = (),
    ) -> None:
        self._left_out = left_out
        self.path = path
        self.reports = path / "reports" if reports else None
        self._exercises = exercises
        self._level = level
        self._weights = weights
        self._copy = copy
        self._rows: list[Row] = []
        self._places: list[tuple[str, int, int]] = []
        self._written = 0.0
        self.statistics = ClassStatistics()
        try:
            (self.reports or path).mkdir(parents=True, exist_ok=True)
            if copy is not None:
                copy.open("ab").close()
            self._journal = (path / "results.jsonl").open("w+b", buffering=0)
        except OSError as error:
            name = error.filename or path
            raise UsageError(f"The output cannot be written to {name}: {error.strerror}.") from None

    def add(self, outcome: StudentResults) -> None:
        """Append a student's results to the journal, and bring ``results.json`` up to date now and then.

        Raises
        ------
        GraderError
            If the disk is full; the journal keeps what was graded before.
        """
        results = sorted(outcome.results, key=lambda result: result.exercise)
        lines = b"".join(encode_record(result) + b"\n" for result in results)
        with disk_faults(self.path):
            start = self._journal.seek(0, os.SEEK_END)
            try:
                _write_all(self._journal.fileno(), lines)
            except OSError:
                self._journal.truncate(start)  # never half a line
                raise
            self._places.append((outcome.student, start, len(lines)))
            self._rows.append(
                make_row(
                    outcome.student,
                    outcome.results,
                    self._exercises,
                    report=outcome.report,
                    weights=self._weights,
                )
            )
            for result in outcome.results:
                self.statistics.add(result)
            if time.monotonic() - self._written > INTERVAL:
                self._write_results(self.path / "results.json")

    def finish(self) -> None:
        """Write everything that is made from the journal, also after an interruption, and close it.

        Raises
        ------
        GraderError
            If the disk is full.
        """
        self._rows.sort(key=lambda row: row.student)
        with self._journal:
            with disk_faults(self.path):
                self._write_results(self.path / "results.json")
                _replace(self.path / "grades.csv", [grades_csv(self._rows, self._exercises).encode()])
                page = index_html(
                    self._rows,
                    self._exercises,
                    self.statistics,
                    isolation=self._level,
                    left_out=self._left_out,
                )
                _replace(self.path / "index.html", [page.encode()])
            if self._copy is not None:
                with disk_faults(self.path, self._copy):
                    self._write_results(self._copy)

    def _write_results(self, path: Path) -> None:
        _replace(path, encode_results(self._records(), self._level))
        self._written = time.monotonic()

    def _records(self) -> Iterator[bytes]:
        for _, start, length in sorted(self._places):
            yield from os.pread(self._journal.fileno(), length, start).splitlines()


def _write_all(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def _replace(path: Path, parts: Iterable[bytes]) -> None:
    with whole_file(path) as stream:
        stream.writelines(parts)


@contextlib.contextmanager
def disk_faults(path: Path, file: Path | None = None) -> Iterator[None]:
    """Turn a failure to write to the output folder, or to a file elsewhere, into one sentence."""
    try:
        yield
    except OSError as error:
        what = "the disk is full" if error.errno in (errno.ENOSPC, errno.EDQUOT) else error.strerror
        raise GraderError(
            f"The results could not be written to {file or path}: {what}. What was graded before is in "
            f"{path / 'results.jsonl'}; make room and grade again."
        ) from None
