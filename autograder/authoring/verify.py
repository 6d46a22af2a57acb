"""What must hold before an exercise may grade anyone."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from autograder.authoring.example_figure import draw_example
from autograder.authoring.figure_check import other_curve
from autograder.authoring.junk import KINDS, junk, same
from autograder.authoring.leaked_numbers import leaked_numbers
from autograder.authoring.leaks import answers_provided, hidden_sources, leaked_code, unknown_files
from autograder.authoring.mutation_proof import MutationProof, prove_by_mutants
from autograder.authoring.neighbours import failing_forms
from autograder.authoring.release_notebook import exercise_cells, public_files
from autograder.authoring.simulation import Rate, simulate
from autograder.authoring.spec_findings import narrow_margin, weak_spec
from autograder.authoring.spec_warnings import noted_warnings, sentences
from autograder.authoring.text_check import contradictions
from autograder.boundary.outputs import Output
from autograder.boundary.problems import Problem
from autograder.course.catalog import Course, Solution, docstring_line, functions_of
from autograder.course.examples import stale, write_examples
from autograder.course.plan import make_plan
from autograder.course.spec import Check
from autograder.errors import AutograderError, GraderError, SpecError
from autograder.grading.references import References, judge_outputs
from autograder.judge.result import CheckResult
from autograder.judge.verdict import judge

MAX_JUNK_SHARE = 0.2
REFERENCE, STUB, SPEC, NEIGHBOURS = "reference", "stub", "spec", "neighbours"
MUTANTS, STATISTICS, TEXT, RELEASE, EXAMPLES = "mutants", "statistics", "text", "release", "examples"
MOST_SURVIVORS = 12  # that are listed one by one


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong with an exercise, in a sentence; `subject` is what it was found on."""

    exercise: str
    rule: str
    text: str
    subject: str


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
    mutants: MutationProof | None = None
    rates: tuple[Rate, ...] = ()


@dataclass(frozen=True, slots=True)
class _Answer:
    """A known answer and what became of it."""

    verdicts: tuple[CheckResult, ...]
    outputs: dict[str, tuple[Output, ...]]
    problem: Problem | None = None

    @property
    def earned(self) -> float:
        return sum(verdict.earned for verdict in self.verdicts)

    def failed(self) -> list[str]:
        return [verdict.id for verdict in self.verdicts if verdict.status != "passed"]


def subjects(hidden: Solution) -> tuple[str, ...]:
    """Return the names of all that is held against a rule, in order; nothing has to run for it."""
    return (
        REFERENCE,
        *(f"accepted/{name}" for name in hidden.accepted),
        STUB,
        SPEC,
        *(f"misconceptions/{name}" for name in hidden.misconceptions),
        *(f"checks/{check.id}" for check in hidden.exercise.checks),
        *(f"junk/{kind}" for kind in KINDS),
        NEIGHBOURS,
        MUTANTS,
        STATISTICS,
        TEXT,
        RELEASE,
        EXAMPLES,
    )


def verify(
    course: Course, slug: str, references: References, *, examples: bool = True, thorough: bool = False
) -> Verification:
    """Prove one exercise.

    Parameters
    ----------
    examples : bool
        Also look whether ``examples.json`` and the figure are there and fit.
    thorough : bool
        Simulate statistical checks until their claims are shown, not only until nothing contradicts them.

    Raises
    ------
    UsageError
        If there is no such exercise.
    """
    course.require(slug)
    try:
        prover = Prover(course, slug, references, thorough=thorough)
    except AutograderError as error:
        return Verification(slug, (Finding(slug, "loads", str(error), REFERENCE),), ())
    wanted = [subject for subject in subjects(prover.hidden) if examples or subject != EXAMPLES]
    findings = tuple(finding for subject in wanted for finding in prover.findings(subject))
    rates = tuple(rate for rate, _ in prover.statistics() if rate is not None)
    return Verification(slug, findings, prover.margins(), prover.mutation_proof(), rates)


def _shown(subject: str) -> str:
    """Return what findings call a known answer."""
    return "the reference" if subject == REFERENCE else f"{subject}.py"


class Prover:
    """Holds the rules against one subject after another; each known answer runs once, when it is wanted.

    Raises
    ------
    AutograderError
        If the exercise cannot be loaded, or its reference cannot be compared with.
    """

    def __init__(self, course: Course, slug: str, references: References, *, thorough: bool = False) -> None:
        self.slug = slug
        self._spec_path = course.root / "solutions" / slug / "spec.py"
        self._warned: dict[tuple[int, str], bool] = {}
        with noted_warnings(self._spec_path, self._warned):
            self.hidden = course.solution(slug)
        self._everything = course.handout(slug)
        self.public = self._everything.declared(self.hidden.exercise)
        self._hidden_sources = hidden_sources(course.root / "solutions" / slug)
        self._checks = self.hidden.exercise.checks
        self._plan = make_plan(self.hidden.exercise)
        self._references = references
        with noted_warnings(self._spec_path, self._warned):
            self._expected = references.expected(self.public, self.hidden, self._plan)
        self._answers: dict[str, _Answer] = {}
        self._mutation: MutationProof | None = None
        self._thorough = thorough
        self._statistics: tuple[tuple[Rate | None, str], ...] | None = None
        self._sources = {REFERENCE: self.hidden.reference, STUB: self.public.stub}
        self._sources |= {f"accepted/{name}": source for name, source in self.hidden.accepted.items()}
        self._sources |= {
            f"misconceptions/{name}": source for name, source in self.hidden.misconceptions.items()
        }

    def _answer(self, subject: str) -> _Answer:
        if subject not in self._answers:
            run = self._references.run(self.public, self._sources[subject], self._plan, self.hidden.exercise)
            outputs, verdicts = judge_outputs(
                self._checks, self._plan, run.outputs, self._expected, self.public
            )
            self._answers[subject] = _Answer(verdicts, dict(outputs), run.problem)
        return self._answers[subject]

    def _of_kind(self, folder: str) -> list[_Answer]:
        return [self._answer(subject) for subject in self._sources if subject.startswith(folder)]

    def findings(self, subject: str) -> Iterator[Finding]:
        """Yield what breaks a rule in one of the exercise's `subjects`."""
        # what wrong answers make a spec's functions warn of is no mistake of the spec
        notes = self._warned if subject == REFERENCE or subject.startswith("accepted/") else {}
        with noted_warnings(self._spec_path, notes):
            broken = list(self._broken(subject))
        if notes is self._warned:
            broken += [("warnings", text) for text in sentences(notes)]
        yield from (Finding(self.slug, rule, text, subject) for rule, text in broken)

    def _broken(self, subject: str) -> Iterator[tuple[str, str]]:
        kind, _, name = subject.partition("/")
        match kind:
            case "reference" | "accepted":
                yield from self._right(subject)
            case "stub":
                yield from self._stub()
            case "spec":
                yield from self._spec()
            case "misconceptions":
                yield from self._misconception(subject)
            case "checks":
                if not any(name in answer.failed() for answer in self._of_kind("misconceptions/")):
                    yield "checks", f"check {name} must be failed by a misconception; none fails it"
            case "junk":
                yield from self._junk(name)
            case "neighbours":
                yield from (("neighbours", text) for text in self._neighbours())
            case "mutants":
                yield from self._survivors()
            case "statistics":
                yield from (("statistics", text) for _, text in self.statistics() if text)
            case "text":
                for sentence in contradictions(self.public, self.hidden, self._expected.outputs):
                    yield "text", sentence
            case "release":
                yield from self._release()
            case _:
                yield from self._examples()

    def _right(self, subject: str) -> Iterator[tuple[str, str]]:
        answer = self._answer(subject)
        if answer.problem is not None:
            yield "right-answers", f"{_shown(subject)} must load; {answer.problem}"
        for verdict in answer.verdicts:
            if verdict.status != "passed":
                text = f"{_shown(subject)} must get full marks; it fails {verdict.id}: {verdict.message}"
                yield "right-answers", text

    def _stub(self) -> Iterator[tuple[str, str]]:
        reference = functions_of(self.hidden.reference, f"The reference of {self.slug}")
        for name, parameters in self.public.functions.items():
            if name in reference and reference[name] != parameters:
                text = f"{name} must have the same parameters in stub and reference; got {parameters} "
                text += f"and {reference[name]}"
                yield "signatures", text
            if name not in reference:
                yield "signatures", f"{name} of the stub must also be in the reference"
        for name in self.public.values:
            if all(name not in (call.function for call in check.calls) for check in self._checks):
                yield (
                    "signatures",
                    f"{name}, which the stub leaves to be filled in, must be looked at by a check",
                )
        stub = self._answer(STUB)
        if stub.earned > 0:
            earning = ", ".join(verdict.id for verdict in stub.verdicts if verdict.earned > 0)
            yield "stub", f"the stub must get 0; it earns {stub.earned:g} in {earning}"

    def _spec(self) -> Iterator[tuple[str, str]]:
        """Yield what makes checks weaker than they look, and tolerances that are too near to either side."""
        exercise, outputs = self.hidden.exercise, self._expected.outputs
        parameters = functions_of(self.hidden.reference, f"The reference of {self.slug}")
        for text in weak_spec(exercise, outputs, parameters):
            yield "spec", text
        joint = {check.id for check in exercise.checks if check.expect.joint}
        for margin in self.margins():
            if margin.check not in joint:
                for text in narrow_margin(margin.check, margin.legitimate, margin.mistake):
                    yield "margins", text

    def _misconception(self, subject: str) -> Iterator[tuple[str, str]]:
        answer = self._answer(subject)
        if answer.problem is not None:
            yield "misconceptions", f"{subject}.py must load; {answer.problem}"
        if not answer.failed():
            yield "misconceptions", f"{subject}.py must lose marks; it gets all of them"
        if not docstring_line(self._sources[subject]):
            yield "misconceptions", f"{subject}.py must begin with a docstring that says what went wrong"

    def _junk(self, kind: str) -> Iterator[tuple[str, str]]:
        """Feed every check the same useless value, in the reference's shapes or in none."""
        legitimate = [self._answer(REFERENCE), *self._of_kind("accepted/")]
        earned = 0.0
        for check in self._checks:
            expected = legitimate[0].outputs[check.id]
            outputs = dict(junk(expected))[kind]
            verdict = judge(check, outputs, expected, self.public.functions)
            earned += verdict.earned
            if verdict.earned > 0 and not any(same(outputs, one.outputs[check.id]) for one in legitimate):
                yield "junk", f"check {check.id} must refuse {kind}; it gives {verdict.earned:g}"
        if earned > MAX_JUNK_SHARE * self.hidden.exercise.possible:
            text = f"returning {kind} must not earn over a fifth of the points; it earns {earned:g}"
            yield "junk", text

    def _neighbours(self) -> Iterator[str]:
        """Yield right answers that are wrong about arrays of another form."""
        answers = {
            _shown(subject): source
            for subject, source in self._sources.items()
            if (subject == REFERENCE or subject.startswith("accepted/"))
            and not self._answer(subject).failed()
        }
        return failing_forms(self.public, self.hidden, answers, self._references.runner)

    def mutation_proof(self) -> MutationProof:
        """Return what became of the reference's mutants; they run when this is first wanted."""
        if self._mutation is None:
            runner = self._references.runner
            self._mutation = prove_by_mutants(self.public, self.hidden, self._expected, runner)
        return self._mutation

    def statistics(self) -> tuple[tuple[Rate | None, str], ...]:
        """Return how often statistical checks refuse what, and what is wrong with that, or nothing."""
        if self._statistics is None:
            found = simulate(
                self.public, self.hidden, self._catches, self._references.runner, thorough=self._thorough
            )
            self._statistics = tuple(found)
        return self._statistics

    def _catches(self, misconception: str, check: str) -> bool:
        return check in self._answer(f"misconceptions/{misconception}").failed()

    def _survivors(self) -> Iterator[tuple[str, str]]:
        """Yield the wrong programs that no check notices."""
        survivors = self.mutation_proof().survivors
        for survivor in survivors[:MOST_SURVIVORS]:
            text = f"no check notices {survivor.change} in line {survivor.line} of {self.slug}.py; "
            yield "mutants", f"{text}{survivor.call} would tell them apart"
        if (left := len(survivors) - MOST_SURVIVORS) > 0:
            yield "mutants", f"{left} more mutants are not noticed"

    def _release(self) -> Iterator[tuple[str, str]]:
        """Yield what a release would give away."""
        files = public_files(self.public.folder)
        with suppress(AutograderError):  # outdated examples have a finding of their own
            files["examples.json"] = write_examples(self.hidden.exercise, self._expected.outputs).encode()
        files["notebook"] = "\n".join(cell.source for cell in exercise_cells(self.public)).encode()
        exercise, outputs = self.hidden.exercise, self._expected.outputs
        for text in (
            *unknown_files(self._everything, exercise.provided),
            *answers_provided(self.public, self.hidden.reference),
            *leaked_code(files, self._hidden_sources, [self.public]),
            *leaked_numbers(files, [(exercise, outputs)], [self.public]),
        ):
            yield "release", text

    def _examples(self) -> Iterator[tuple[str, str]]:
        """Yield what is missing or out of date in the generated files."""
        try:
            text = write_examples(self.hidden.exercise, self._expected.outputs)
        except AutograderError as error:
            yield "examples", str(error)
            return
        if reason := stale(self.public, text):
            yield (
                "examples",
                (f"examples.json must fit the spec; {reason} (autograder verify {self.slug} --write)"),
            )
        yield from self._figure()

    def _figure(self) -> Iterator[tuple[str, str]]:
        """Yield whether the figure is missing, or shows something else than what the reference gives."""
        path = self.public.folder / "example.svg"
        if not path.is_file():
            yield "examples", f"example.svg must be there (autograder verify {self.slug} --write)"
            return
        try:
            drawn = draw_example(self.public, self.hidden, self._references.runner)
        except SpecError as error:
            yield "examples", str(error)
            return
        if drawn is not None and (difference := other_curve(path.read_bytes(), drawn)):
            text = f"example.svg must show what the reference gives; {difference}"
            yield "examples", f"{text} (autograder verify {self.slug} --write)"

    def margins(self) -> tuple[Margin, ...]:
        """Return where each check's tolerance lies between right answers and mistakes."""
        with noted_warnings(self._spec_path, {}):
            return tuple(map(self._margin, self._checks))

    def _margin(self, check: Check) -> Margin:
        right = [self._ratio(check, answer) for answer in self._of_kind("accepted/")]
        mistaken = self._of_kind("misconceptions/")
        wrong = [self._ratio(check, answer) for answer in mistaken if check.id in answer.failed()]
        numbers = [ratio for ratio in wrong if ratio is not None and ratio > 1]
        return Margin(
            self.slug,
            check.id,
            float(max((ratio for ratio in right if ratio is not None), default=0.0)),
            float(min(numbers, default=float("inf"))),
        )

    def _ratio(self, check: Check, answer: _Answer) -> float | None:
        expected = self._answer(REFERENCE).outputs[check.id]
        try:
            return check.comparer.compare_all(answer.outputs[check.id], expected).evidence.ratio
        except GraderError:
            return None
