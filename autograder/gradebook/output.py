"""The output folder of a batch: a gradebook, and views of it for people and programs.

============================  ================================================================
``gradebook.db``              what was graded; a student is in it as soon as it is finished
``gradebook.url``             in its place the address of a server that has the gradebook
``results.json``              all results in student, then exercise order; replaced atomically
``grades.csv``                one row a student
``reports/<student>.html``    written by the graders
``index.html``, ``class/``    the class, for staff, and pages about parts of it
``staff/``                    of each student, for staff: what was found, and the code
``outputs/``                  what the submissions' calls gave, kept by the graders for rejudging
============================  ================================================================

All of it is readable by its owner only.
"""

import contextlib
import errno
import fcntl
import os
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from autograder.boundary.hand_in import HandIn
from autograder.course.policy import Policy
from autograder.errors import UsageError
from autograder.gradebook.class_page import FOLDER, index_html
from autograder.gradebook.conditions import Conditions
from autograder.gradebook.database import NAME, not_written, settle
from autograder.gradebook.fresh import are_fresh, basis, keep_fresh
from autograder.gradebook.grades_csv import grades_csv
from autograder.gradebook.group_pages import group_pages
from autograder.gradebook.policies import Extension
from autograder.gradebook.review import decisions
from autograder.gradebook.rules import hidden_from, keep_extensions, keep_policy, policy_of
from autograder.gradebook.scores import Score, Scorer
from autograder.gradebook.statistics import scored
from autograder.gradebook.store import Gradebook
from autograder.gradebook.survey import Survey
from autograder.gradebook.whole_file import whole_file
from autograder.grading.limited_reading import fingerprints
from autograder.grading.staff_files import STAFF
from autograder.grading.student_results import StudentResults
from autograder.judge.records import encode_record, encode_results
from autograder.report.html import score_card, with_score
from autograder.submission.entries import Entry

RESULTS, GRADES, INDEX = "results.json", "grades.csv", "index.html"
INTERVAL = 2.0  # seconds between two versions of results.json, at least
HEAD = 2**15  # bytes of a report in which its score is found
SHARE = 0.02  # of the time that they may take, at most
PACE = 5e6  # bytes of it that are written in a second, at least


class OutputFolder:
    """The sink that keeps a batch's results and writes what is made of them.

    Parameters
    ----------
    path : Path
        Made when missing.
    book : Gradebook
        In that folder; `begin` was not called yet.
    conditions : Conditions
        Under which everything is graded now.
    weights : mapping of str to float or None
        Of an assignment's exercises, for the total.
    left_out : sequence of str, optional
        Sentences on what was handed in and not understood, for ``index.html``; as they were unless they are
        given.
    policy : Policy, optional
        Of the assignment; without it that of before stays.
    extensions : mapping of str to Extension, optional
        What single students are given; without it what they were given before stays.

    Raises
    ------
    UsageError
        If the folder cannot be written.
    """

    def __init__(
        self,
        path: Path,
        book: Gradebook,
        conditions: Conditions,
        weights: Mapping[str, float] | None,
        *,
        reports: bool,
        copy: Path | None = None,
        left_out: Sequence[str] | None = None,
        policy: Policy | None = None,
        extensions: Mapping[str, Extension] | None = None,
    ) -> None:
        self.path = path
        self.reports = path / "reports" if reports else None
        self._book = book
        self._conditions = conditions
        self._weights = weights
        self._left_out = book.left_out() if left_out is None else left_out
        self._copy = copy
        self._next = time.monotonic() + _size(path / RESULTS) / PACE / SHARE
        with _refusals(path):
            (self.reports or path).mkdir(mode=0o700, parents=True, exist_ok=True)
            if copy is not None:
                copy.open("ab").close()
        book.begin(conditions.exercises, weights, self._left_out)
        if policy is not None:
            keep_policy(book, policy)
        if extensions is not None:
            keep_extensions(book, extensions)
        self._hidden_from = hidden_from(policy_of(book))

    def sort_out(self, entries: Iterable[Entry]) -> tuple[list[Entry], set[str]]:
        """Return the entries that must be graded, and the students who were under the same conditions."""
        entries = list(entries)
        before = self._book.graded(shadow=self._conditions.shadow)
        found = fingerprints([entry for entry in entries if entry.student in before])
        waiting: list[Entry] = []
        finished: set[str] = set()
        for entry in entries:
            known, fingerprint = before.get(entry.student), found.get(entry.student)
            if known is None or fingerprint is None:
                waiting.append(entry)
                continue
            report_key = self._key_of_report(fingerprint, entry.hand_in)
            same = (known.conditions, known.report_key) == (self._conditions.of(fingerprint), report_key)
            if same and self._is_written(known.report):
                finished.add(entry.student)
            else:
                waiting.append(entry)
        return waiting, finished

    def _key_of_report(self, fingerprint: str, hand_in: HandIn) -> str:
        return self._conditions.of_report(fingerprint, hand_in, self._weights, self._hidden_from)

    def _is_written(self, report: str) -> bool:
        return self.reports is None or (bool(report) and (self.reports / report).is_file())

    def before(self, students: set[str]) -> Iterator[StudentResults]:
        """Yield the results of students who were graded before, in the order in which they are graded."""
        place = {slug: number for number, slug in enumerate(self._conditions.exercises)}
        for outcome in self._book.outcomes(students):
            found = sorted(outcome.results, key=lambda result: place.get(result.exercise, len(place)))
            yield replace(outcome, results=tuple(found))

    def add(self, outcome: StudentResults) -> None:
        """Commit a student's results, and bring ``results.json`` up to date now and then.

        Raises
        ------
        GraderError
            If the disk is full; the gradebook keeps what was graded before.
        """
        conditions = self._conditions
        report_key = self._key_of_report(outcome.fingerprint, outcome.hand_in)
        self._book.add(
            outcome,
            conditions=conditions.of(outcome.fingerprint),
            report_key=report_key,
            level=conditions.level,
            shadow=conditions.shadow,
        )
        if time.monotonic() > self._next:
            start = time.monotonic()
            with disk_faults(self.path):
                self._write_results()
            self._next = time.monotonic() + max(INTERVAL, (time.monotonic() - start) / SHARE)

    def finish(self) -> None:
        """Write all views of the gradebook, also after an interruption.

        Of several graders at work in the folder one writes after the other, so that the last leaves what
        all of them have found.

        Raises
        ------
        GraderError
            If the disk is full.
        """
        with disk_faults(self.path), _alone_in(self.path):
            found = basis(self._book, str(self.reports is not None), self._hidden_from)
            if not are_fresh(self._book, found, self._views()):
                self._write_views()
                keep_fresh(self._book, found, self._views())
        if self._copy is not None:
            with disk_faults(self.path, self._copy), (self.path / RESULTS).open("rb") as stream:
                _replace(self._copy, iter(partial(stream.read, 2**20), b""))

    def _views(self) -> list[Path]:
        """Return the files that show the class, in order."""
        pages = sorted((self.path / FOLDER).glob("*"))
        return [*(self.path / name for name in (RESULTS, GRADES, INDEX)), *pages]

    def _write_views(self) -> None:
        exercises = self._conditions.exercises
        survey = Survey(exercises, self._weights)
        self._write_results(survey)
        rows, counted = survey.rows, survey.counted
        _replace(self.path / GRADES, [grades_csv(rows, exercises).encode()])
        page = index_html(
            rows,
            exercises,
            counted,
            isolation=self._book.level(self._conditions.level),
            left_out=self._left_out,
            decisions=[*decisions(self._book)],
            title=f"Class results: {name}" if (name := self._book.assignment) else "Class results",
        )
        self._write_groups(survey)
        _replace(self.path / INDEX, [page.encode()])

    def _put_on_report(self, score: Score) -> None:
        """Bring the score on a student's report up to date; the rest of it was made when it was graded."""
        if self.reports is None or not score.report:
            return
        steps = [(step.text, step.score) for step in score.steps]
        possible, excused, hidden = score.possible, score.excused, self._hidden_from
        card = score_card(score.earned, possible, steps, excused=excused, hidden_from=hidden)
        path = self.reports / score.report
        with contextlib.suppress(FileNotFoundError):  # it is made again by the next run
            with path.open("rb") as stream:
                if card.encode() in stream.read(HEAD):
                    return
            page = path.read_text(encoding="utf-8")
            _replace(path, [with_score(page, card).encode()])

    def _write_groups(self, survey: Survey) -> None:
        """Write the pages that ``index.html`` links; those of an earlier class go."""
        folder = self.path / FOLDER
        folder.mkdir(mode=0o700, exist_ok=True)
        old = {path.name for path in folder.iterdir()}
        for name, page in group_pages(survey.rows, survey.exercises, survey.counted, self.reports):
            _replace(folder / name, [page.encode()])
            old.discard(name)
        for name in old:
            (folder / name).unlink()

    def _write_results(self, survey: Survey | None = None) -> None:
        level = self._book.level(self._conditions.level)
        _replace(self.path / RESULTS, encode_results(self._records(survey), level))

    def _records(self, survey: Survey | None) -> Iterator[bytes]:
        """Yield the records of ``results.json``; on the way survey the class."""
        scorer = None if survey is None else Scorer(self._book)
        for outcome in self._book.outcomes():
            if survey is not None and scorer is not None:
                report = outcome.report if self.reports is not None else ""
                there = report and (self.path / STAFF / report).is_file()
                survey.add(outcome, report=report, code=report if there else "")
                score = scorer.final(outcome)
                survey.rows[-1] = scored(survey.rows[-1], score)
                self._put_on_report(score)
            for result in outcome.results:
                yield encode_record(result)


def write_views(path: Path, book: Gradebook) -> None:
    """Write all views of an assignment anew, after something else than grading has changed it.

    Raises
    ------
    GraderError
        If the disk is full.
    """
    conditions = Conditions(book.exercises(), "", book.level("isolated"), shadow=False)
    reports = (path / "reports").is_dir()
    OutputFolder(path, book, conditions, book.weights(), reports=reports).finish()


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0


def _replace(path: Path, parts: Iterable[bytes]) -> None:
    with whole_file(path, mode=0o600) as stream:
        stream.writelines(parts)


@contextlib.contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Wait until no other grader writes the views in a folder, and keep others waiting meanwhile."""
    place = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(place, fcntl.LOCK_EX)
        yield
    finally:
        os.close(place)


@contextlib.contextmanager
def _refusals(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        name = error.filename or path
        raise UsageError(f"The output cannot be written to {name}: {error.strerror}.") from None


def open_gradebook(folder: Path, assignment: str, url: str | None = None) -> Gradebook:
    """Return an assignment's part of the gradebook in an output folder; both are made when missing.

    Parameters
    ----------
    url : str, optional
        Of the gradebook, if it is on a server.

    Raises
    ------
    UsageError
        If the folder or the gradebook cannot be used.
    """
    with _refusals(folder):
        if url is not None:
            settle(folder / NAME, url)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return Gradebook(folder / NAME, assignment)


@contextlib.contextmanager
def disk_faults(path: Path, file: Path | None = None) -> Iterator[None]:
    """Turn a failure to write to the output folder, or to a file elsewhere, into one sentence."""
    try:
        yield
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        raise not_written(file or path, str(error.strerror), full=full) from None
