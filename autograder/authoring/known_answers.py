"""The answers that an author knows, each run once: reference, stub, accepted variants and misconceptions."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from autograder.authoring.verification import REFERENCE, STUB, Margin
from autograder.boundary.outputs import Output
from autograder.boundary.problems import Problem
from autograder.course.catalog import Handout, Solution
from autograder.course.declared import docstring_line
from autograder.course.plan import Plan
from autograder.course.spec import Check
from autograder.errors import GraderError
from autograder.grading.references import Expected, References, judge_outputs
from autograder.judge.misconceptions import Misconception, diagnose, misconception
from autograder.judge.result import PREFIX, CheckResult


@dataclass(frozen=True, slots=True)
class Answer:
    """A known answer and what became of it."""

    verdicts: tuple[CheckResult, ...]
    outputs: dict[str, tuple[Output, ...]]
    problem: Problem | None = None

    @property
    def earned(self) -> float:
        """The points that it gets."""
        return sum(verdict.earned for verdict in self.verdicts)

    def failed(self) -> list[str]:
        """Return the ids of the checks that it does not pass."""
        return [verdict.id for verdict in self.verdicts if verdict.status != "passed"]


class KnownAnswers:
    """Runs the known answers of one exercise, by name (``accepted/loop``), each when it is first asked for.

    Attributes
    ----------
    sources : dict of str to bytes
        Every known answer's file.
    """

    def __init__(
        self, public: Handout, hidden: Solution, plan: Plan, expected: Expected, references: References
    ) -> None:
        self.sources = {REFERENCE: hidden.reference, STUB: public.stub}
        for folder, files in (("accepted", hidden.accepted), ("misconceptions", hidden.misconceptions)):
            self.sources |= {f"{folder}/{name}": source for name, source in files.items()}
        self._public, self._exercise, self._plan = public, hidden.exercise, plan
        self._expected, self._references = expected, references
        self._answers: dict[str, Answer] = {}

    def __getitem__(self, subject: str) -> Answer:
        if subject not in self._answers:
            self._answers[subject] = self.judged(self.sources[subject])
        return self._answers[subject]

    def judged(self, source: bytes) -> Answer:
        """Return what becomes of any answer."""
        run = self._references.recall(self._public, source, self._plan, self._exercise)
        outputs, verdicts = judge_outputs(
            self._exercise.checks, self._plan, run.outputs, self._expected, self._public
        )
        return Answer(verdicts, dict(outputs), run.problem)

    def of_kind(self, folder: str) -> dict[str, Answer]:
        """Return all accepted variants or all misconceptions, by name."""
        return {subject: self[subject] for subject in self.sources if subject.startswith(f"{folder}/")}

    def right(self) -> dict[str, Answer]:
        """Return the reference and all accepted variants."""
        return {REFERENCE: self[REFERENCE]} | self.of_kind("accepted")

    def named_as(self, subject: str) -> tuple[str, ...]:
        """Return the misconceptions that a student who makes this one may be told of; more than one tie."""
        if self._told(subject, self._mistakes) == {subject}:
            return (subject,)
        return tuple(mistake.name for mistake in self._mistakes if self._told(subject, [mistake]))

    def _told(self, subject: str, mistakes: Sequence[Misconception]) -> set[str]:
        """Return which of some misconceptions explain failed checks of an answer."""
        answer, expected = self[subject], self[REFERENCE].outputs
        verdicts = diagnose(self._exercise.checks, answer.outputs, expected, answer.verdicts, mistakes)
        diagnoses = (verdict.diagnosis or "" for verdict in verdicts)
        return {name.removeprefix(PREFIX) for name in diagnoses if name.startswith(PREFIX)}

    @cached_property
    def _mistakes(self) -> tuple[Misconception, ...]:
        return tuple(
            misconception(
                subject,
                docstring_line(self.sources[subject]),
                self._exercise.checks,
                answer.outputs,
                answer.verdicts,
            )
            for subject, answer in self.of_kind("misconceptions").items()
        )

    def margin(self, check: Check) -> Margin:
        """Return where a check's tolerance lies between right answers and mistakes."""
        right = [self._ratio(check, answer) for answer in self.of_kind("accepted").values()]
        mistaken = self.of_kind("misconceptions").values()
        wrong = [self._ratio(check, answer) for answer in mistaken if check.id in answer.failed()]
        numbers = [ratio for ratio in wrong if ratio is not None and ratio > 1]
        return Margin(
            self._exercise.slug,
            check.id,
            float(max((ratio for ratio in right if ratio is not None), default=0.0)),
            float(min(numbers, default=float("inf"))),
        )

    def _ratio(self, check: Check, answer: Answer) -> float | None:
        expected = self[REFERENCE].outputs[check.id]
        try:
            return check.comparer.compare_all(answer.outputs[check.id], expected).evidence.ratio
        except GraderError:
            return None
