"""What must hold before an exercise may grade anyone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.catalog import Course, Hidden, Public, functions_of
from autograder.errors import AutograderError, GraderError
from autograder.examples import stale, write_examples
from autograder.judge import judge
from autograder.outputs import Output, Returned
from autograder.plan import Plan, make_plan
from autograder.reference import Expected, References, docstring_line, judge_outputs
from autograder.result import CheckResult

MAX_JUNK_SHARE = 0.2


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong with an exercise, in a sentence."""

    exercise: str
    rule: str
    text: str


@dataclass(frozen=True, slots=True)
class Margin:
    """Where a check's tolerance lies, each figure divided by the tolerance: below 1 passes.

    Attributes
    ----------
    legitimate : float
        Largest deviation of an accepted variant.
    mistake : float
        Smallest deviation of a misconception that fails the check by its values; inf when all that fail
        it do so in kind.
    """

    exercise: str
    check: str
    legitimate: float
    mistake: float


@dataclass(frozen=True, slots=True)
class Verification:
    """What `verify` found about one exercise."""

    exercise: str
    findings: tuple[Finding, ...]
    margins: tuple[Margin, ...]


@dataclass(frozen=True, slots=True)
class _Answer:
    """A known answer and what became of it."""

    name: str
    verdicts: tuple[CheckResult, ...]
    outputs: dict[str, tuple[Output, ...]]
    problem: str | None = None

    @property
    def earned(self) -> float:
        return sum(verdict.earned for verdict in self.verdicts)

    def failed(self) -> list[str]:
        return [verdict.id for verdict in self.verdicts if verdict.status != "passed"]


def verify(course: Course, slug: str, references: References, *, examples: bool = True) -> Verification:
    """Prove one exercise.

    Parameters
    ----------
    examples : bool
        Also look whether ``examples.json`` and the figure are there and fit.

    Raises
    ------
    UsageError
        If there is no such exercise.
    """
    course.require(slug)
    try:
        public, hidden = course.public(slug), course.hidden(slug)
        plan = make_plan(hidden.exercise)
        expected = references.expected(public, hidden, plan)
    except AutograderError as error:
        return Verification(slug, (Finding(slug, "loads", str(error)),), ())
    prover = _Prover(public, hidden, plan, expected, references)
    findings = [*prover.findings()]
    if examples:
        findings += prover.example_findings()
    return Verification(slug, tuple(findings), tuple(prover.margins()))


class _Prover:
    """Runs every known answer of one exercise once and holds the rules against them."""

    def __init__(
        self, public: Public, hidden: Hidden, plan: Plan, expected: Expected, references: References
    ) -> None:
        self.public, self.hidden, self.plan, self.expected = public, hidden, plan, expected
        self.slug, self.checks = public.slug, hidden.exercise.checks
        self._references = references
        self.reference = self._run("the reference", hidden.reference)
        self.stub = self._run("the stub", public.stub)
        self.accepted = [self._run(f"accepted/{name}.py", source) for name, source in hidden.accepted.items()]
        self.misconceptions = [
            self._run(f"misconceptions/{name}.py", source) for name, source in hidden.misconceptions.items()
        ]

    def _run(self, name: str, source: bytes) -> _Answer:
        run = self._references.run(self.public, source, self.plan, self.hidden.exercise)
        outputs, verdicts = judge_outputs(self.checks, self.plan, run.outputs, self.expected, self.public)
        return _Answer(name, verdicts, dict(outputs), run.problem)

    def findings(self) -> Iterator[Finding]:
        """Yield what breaks a rule."""
        yield from self._same_signatures()
        for answer in (self.reference, *self.accepted):
            for verdict in answer.verdicts:
                if verdict.status != "passed":
                    text = f"{answer.name} must get full marks; it fails {verdict.id}: {verdict.message}"
                    yield self._finding("right-answers", text)
        if self.stub.earned > 0:
            text = f"the stub must get 0; it earns {self.stub.earned:g} in {self._earning(self.stub)}"
            yield self._finding("stub", text)
        for answer in self.misconceptions:
            if answer.problem is not None:
                yield self._finding("misconceptions", f"{answer.name} must load; {answer.problem}")
            if not answer.failed():
                yield self._finding("misconceptions", f"{answer.name} must lose marks; it gets all of them")
        for name, source in self.hidden.misconceptions.items():
            if not docstring_line(source):
                text = f"misconceptions/{name}.py must begin with a docstring that says what went wrong"
                yield self._finding("misconceptions", text)
        for check in self.checks:
            if not any(check.id in answer.failed() for answer in self.misconceptions):
                yield self._finding(
                    "checks", f"check {check.id} must be failed by a misconception; none fails it"
                )
        yield from self._junk()

    def _finding(self, rule: str, text: str) -> Finding:
        return Finding(self.slug, rule, text)

    def _earning(self, answer: _Answer) -> str:
        return ", ".join(verdict.id for verdict in answer.verdicts if verdict.earned > 0)

    def _same_signatures(self) -> Iterator[Finding]:
        reference = functions_of(self.hidden.reference, f"The reference of {self.slug}")
        for name, parameters in self.public.functions.items():
            if name in reference and reference[name] != parameters:
                text = f"{name} must have the same parameters in stub and reference; got {parameters} "
                text += f"and {reference[name]}"
                yield self._finding("signatures", text)
            if name not in reference:
                yield self._finding("signatures", f"{name} of the stub must also be in the reference")

    def _junk(self) -> Iterator[Finding]:
        """Feed every check the same useless values, in the reference's shapes and in none."""
        legitimate = [self.reference, *self.accepted]
        earned: dict[str, float] = {}
        for check in self.checks:
            expected = self.reference.outputs[check.id]
            for kind, outputs in junk(expected):
                verdict = judge(check, outputs, expected, self.public.functions)
                earned[kind] = earned.get(kind, 0.0) + verdict.earned
                allowed = any(_same(outputs, answer.outputs[check.id]) for answer in legitimate)
                if verdict.earned > 0 and not allowed:
                    yield self._finding(
                        "junk", f"check {check.id} must refuse {kind}; it gives {verdict.earned:g}"
                    )
        for kind, points in earned.items():
            if points > MAX_JUNK_SHARE * self.hidden.exercise.possible:
                text = f"returning {kind} must not earn over a fifth of the points; it earns {points:g}"
                yield self._finding("junk", text)

    def example_findings(self) -> list[Finding]:
        """Return what is missing or out of date in the generated files."""
        try:
            text = write_examples(self.hidden.exercise, self.expected)
        except AutograderError as error:
            return [self._finding("examples", str(error))]
        found = []
        if reason := stale(self.public, text):
            text = f"examples.json must fit the spec; {reason} (autograder verify {self.slug} --write)"
            found.append(self._finding("examples", text))
        if not (self.public.folder / "example.svg").is_file():
            text = f"example.svg must be there (autograder verify {self.slug} --write)"
            found.append(self._finding("examples", text))
        return found

    def margins(self) -> Iterator[Margin]:
        """Yield where each check's tolerance lies between right answers and mistakes."""
        for check in self.checks:
            right = [self._ratio(check.id, answer) for answer in self.accepted]
            wrong = [
                self._ratio(check.id, answer) for answer in self.misconceptions if check.id in answer.failed()
            ]
            numbers = [ratio for ratio in wrong if ratio is not None and ratio > 1]
            yield Margin(
                self.slug,
                check.id,
                max((ratio for ratio in right if ratio is not None), default=0.0),
                min(numbers, default=float("inf")),
            )

    def _ratio(self, check_id: str, answer: _Answer) -> float | None:
        check = next(check for check in self.checks if check.id == check_id)
        try:
            return check.expect.compare_all(
                answer.outputs[check_id], self.reference.outputs[check_id]
            ).evidence.ratio
        except GraderError:
            return None


def junk(expected: Sequence[Output]) -> Iterator[tuple[str, tuple[Output, ...]]]:
    """Yield kinds of useless outputs by name, one output for each expected one."""
    plain: dict[str, Any] = {
        "None": None, "an empty list": [], "an empty array": np.array([]), "nan": float("nan"), "zero": 0.0,
        "one": 1.0, "True": True, "a string": "0", "an empty dict": {}, "infinity": float("inf"),
        "a tuple of nan": (float("nan"),) * 3, "a tuple of empty arrays": (np.array([]),) * 2,
    }  # fmt: skip
    for name, value in plain.items():
        yield name, tuple(Returned(value) for _ in expected)
    for name, fill in (("zeros", 0.0), ("ones", 1.0), ("nan", np.nan), ("-1", -1.0)):
        yield f"{name} in the right shape", tuple(_filled(output, fill) for output in expected)


def _filled(output: Output, fill: float) -> Output:
    return Returned(_fill(output.value, fill)) if isinstance(output, Returned) else Returned(fill)


def _fill(value: Any, fill: float) -> Any:
    if isinstance(value, np.ndarray):
        return np.full(value.shape, fill)
    if isinstance(value, tuple | list):
        return type(value)(_fill(item, fill) for item in value)
    if isinstance(value, dict):
        return {key: _fill(item, fill) for key, item in value.items()}
    return fill


def _same(outputs: Sequence[Output], others: Sequence[Output]) -> bool:
    """Whether a right answer gives this very junk, or a part of it."""
    return all(
        isinstance(one, Returned) and isinstance(other, Returned) and _equal(one.value, other.value)
        for one, other in zip(outputs, others, strict=True)
    )


def _equal(one: Any, other: Any) -> bool:
    if isinstance(one, tuple | list) and isinstance(other, tuple | list):
        return len(one) == len(other) and all(map(_equal, one, other))
    try:
        first, second = np.asarray(one), np.asarray(other)
        return first.shape == second.shape and bool(np.array_equal(first, second, equal_nan=True))
    except (TypeError, ValueError):
        return False
