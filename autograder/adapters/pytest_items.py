"""Checks and proofs as pytest's items: a failed one shows our words and no traceback."""

import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from autograder.authoring.verification import REFERENCE
from autograder.authoring.verify import Prover, subjects
from autograder.boundary.text import escape_name
from autograder.boundary.wanted import Wanted
from autograder.course.catalog import Course, Handout
from autograder.course.examples import load_released, read_examples
from autograder.course.spec import Check
from autograder.errors import AutograderError, SandboxFault
from autograder.grading.batch import grade_entry
from autograder.grading.limited_reading import answered_by
from autograder.grading.session import Grader, open_grader
from autograder.judge.result import CheckResult, Result
from autograder.report.clean import clean_result
from autograder.report.sections import check_section, printed_text
from autograder.report.sentences import UNGRADED, points, will_follow
from autograder.sandbox.guard import refuse_reachable
from autograder.submission.answer_file import answers
from autograder.submission.entries import Entry, one_entry
from autograder.submission.submission import read_submission


class NotPassed(Exception):
    """What an item failed for, in the words that are shown."""


class PytestSession:
    """What one run of pytest grades with; the sandbox starts when it is first needed."""

    def __init__(self) -> None:
        self.summaries: list[str] = []
        self._open = ExitStack()
        self._graders: dict[tuple[Path, bool], Grader] = {}

    def grader(self, course: Course, *, released: bool) -> Grader:
        """Return the grader of a course; at home, where the work is one's own, any system has one."""
        key = (course.root, released)
        if key not in self._graders:
            made = open_grader(course, warm=not released, released=released)
            self._graders[key] = self._open.enter_context(made)
        return self._graders[key]

    def close(self) -> None:
        """End the sandboxes that were started."""
        self._open.close()


class _Item(pytest.Item):
    """An item that fails in our words; a fault of the grader is an error of the item, raised in `setup`."""

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Return the words alone."""
        if isinstance(excinfo.value, NotPassed):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, None, str]:
        """Return where the item comes from, and its name."""
        return self.path, None, self.nodeid.partition("::")[2]


def collect_submission(parent: pytest.Collector, grading: PytestSession, course: Course) -> "SubmissionNode":
    """Return the collector of the submission that the command line names."""
    node: SubmissionNode = SubmissionNode.from_parent(
        parent,
        path=course.root / "exercises",
        nodeid=_shown(Path(parent.config.getoption("autograder_submission")), parent.config.rootpath),
        grading=grading,
        course=course,
    )
    return node


def _shown(path: Path, root: Path) -> str:
    """Return a path as the first part of an item's name, in which a double colon has a meaning."""
    try:
        shown = Path(os.path.relpath(path.resolve(), root)).as_posix()
    except ValueError:  # another drive
        shown = path.as_posix()
    return escape_name(shown).replace("::", ":")


def _complete(course: Course, slug: str) -> bool:
    """Whether an exercise's hidden half is here, so that all of its checks can run."""
    return (course.root / "solutions" / slug / "spec.py").is_file()


def _handout(course: Course, slug: str) -> Handout:
    """Return an exercise's public half; without the hidden one the stub may be somebody's work."""
    return (
        course.handout(slug) if _complete(course, slug) else load_released(course.root / "exercises" / slug)
    )


def _wanted(course: Course, slug: str) -> Wanted:
    return course.wanted(slug) if _complete(course, slug) else _handout(course, slug).wanted


def _answered(course: Course, entry: Entry, wanted: Mapping[str, Wanted]) -> tuple[str, ...]:
    """Return what a submission answers; at home it is one's own, and no system is too small to read it."""
    if (course.root / "solutions").is_dir():
        return answered_by(entry, wanted)
    return answers(read_submission(entry), wanted)


class SubmissionNode(pytest.Directory):
    """One student's work."""

    def __init__(self, *, grading: PytestSession, course: Course, **options: Any) -> None:
        super().__init__(**options)
        self._grading, self._course = grading, course

    def collect(self) -> Iterator["ExerciseNode"]:
        """Yield the exercises asked for, or all that the submission answers."""
        course = self._course
        try:
            refuse_reachable(course.root / "solutions")
            entry = one_entry(Path(self.config.getoption("autograder_submission")))
            slugs = tuple(dict.fromkeys(self.config.getoption("autograder_exercises")))
            for slug in slugs:
                course.require(slug)
            wanted = {slug: _wanted(course, slug) for slug in course.in_order()}
        except AutograderError as error:
            raise self.CollectError(str(error)) from None
        for slug in slugs or _answered(course, entry, wanted) or course.in_order():
            yield ExerciseNode.from_parent(self, name=slug, grading=self._grading, course=course, entry=entry)


class ExerciseNode(pytest.Collector):
    """One exercise of the submission, graded as a whole when its first check is wanted."""

    def __init__(self, *, grading: PytestSession, course: Course, entry: Entry, **options: Any) -> None:
        super().__init__(**options)
        self._grading, self._course, self._entry = grading, course, entry

    def _checks(self) -> tuple[Check, ...]:
        if _complete(self._course, self.name):
            return self._course.solution(self.name).exercise.checks
        return read_examples(_handout(self._course, self.name))[0].checks

    def collect(self) -> Iterator["CheckItem"]:
        """Yield an item for each check that can run here."""
        try:
            checks = self._checks()
        except AutograderError as error:
            raise self.CollectError(str(error)) from None
        for check in checks:
            yield CheckItem.from_parent(self, name=check.id)

    @cached_property
    def result(self) -> Result:
        """What the grader gave."""
        released = not _complete(self._course, self.name)
        grader = self._grading.grader(self._course, released=released)
        ready = grader.prepare_released(self.name) if released else grader.prepare(self.name)
        if released:
            (found,) = grader.grade(read_submission(self._entry), [self.name])
        else:
            (found,) = grade_entry(self._entry, grader, [self.name])
        hidden = ready.hidden_checks
        line = f"{self.name}: {points(found.score, found.possible)}"
        self._grading.summaries.append(f"{line}; {will_follow(hidden)}" if hidden else line)
        return clean_result(found)


class CheckItem(_Item):
    """One check."""

    verdict: CheckResult

    def setup(self) -> None:
        """Grade the exercise, unless another of its checks had that done."""
        assert isinstance(self.parent, ExerciseNode)
        try:
            result = self.parent.result
        except AutograderError as error:
            pytest.fail(str(error), pytrace=False)
        if result.state == "ungraded":
            pytest.fail(f"{UNGRADED}\n{result.problem}", pytrace=False)
        self._problem = result.problem
        self._printed = [printed_text(result)] if result.printed else []
        self.verdict = next(check for check in result.checks if check.id == self.name)
        self.user_properties += [("earned", self.verdict.earned), ("possible", self.verdict.possible)]

    def runtest(self) -> None:
        """Fail with the feedback unless the check passed."""
        if self.verdict.status != "passed":
            problem = [f"Problem: {self._problem}"] if self._problem else []
            raise NotPassed("\n".join([*problem, *check_section(self.verdict).texts, *self._printed]))


class SpecFile(pytest.File):
    """The proof of one exercise."""

    def __init__(self, *, grading: PytestSession, **options: Any) -> None:
        super().__init__(**options)
        self._grading = grading
        self._course, self._slug = Course(self.path.parents[2]), self.path.parent.name

    def collect(self) -> Iterator["ProofItem"]:
        """Yield an item for each known answer, check and kind of junk."""
        try:
            names = subjects(self._course.solution(self._slug))
        except AutograderError as error:
            raise self.CollectError(str(error)) from None
        for name in names:
            yield ProofItem.from_parent(self, name=name)

    @cached_property
    def prover(self) -> Prover:
        """Holds the rules against one item after another."""
        return Prover(self._course, self._slug, self._grading.grader(self._course, released=False).references)


class ProofItem(_Item):
    """Every rule that is held against one subject."""

    findings: tuple[str, ...]

    def setup(self) -> None:
        """Look for findings; what keeps the reference from being used is a finding on the reference."""
        assert isinstance(self.parent, SpecFile)
        try:
            found = self.parent.prover.findings(self.name)
            self.findings = tuple(f"{finding.text} [{finding.rule}]" for finding in found)
        except AutograderError as error:
            if self.name != REFERENCE or isinstance(error, SandboxFault):
                pytest.fail(f"Not proved: {error}", pytrace=False)
            self.findings = (f"{error} [loads]",)

    def runtest(self) -> None:
        """Fail with the findings."""
        if self.findings:
            raise NotPassed("\n".join(self.findings))
