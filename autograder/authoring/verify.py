"""What must hold before an exercise may grade anyone."""

from collections.abc import Iterator
from contextlib import suppress

from autograder.authoring.carried_proof import too_much_carried, useless_functions
from autograder.authoring.generated_files import examples_text, outdated
from autograder.authoring.junk import KINDS, junk, same
from autograder.authoring.known_answers import KnownAnswers
from autograder.authoring.leaked_numbers import leaked_numbers
from autograder.authoring.leaks import answers_provided, hidden_sources, leaked_code, unknown_files
from autograder.authoring.mutation_proof import MutationProof, prove_by_mutants
from autograder.authoring.neighbours import failing_forms
from autograder.authoring.release_notebook import exercise_cells, public_files
from autograder.authoring.simulation import Rate, simulate
from autograder.authoring.spec_findings import narrow_margin, weak_spec
from autograder.authoring.spec_warnings import noted_warnings, sentences
from autograder.authoring.text_check import contradictions
from autograder.authoring.told_diagnoses import untellable
from autograder.authoring.verification import (
    ALL_ELSE,
    CARRIED,
    EXAMPLES,
    MUTANTS,
    REFERENCE,
    RELEASE,
    SLOW,
    SPEC,
    STATISTICS,
    STUB,
    TEXT,
    Finding,
    Margin,
    Part,
    Verification,
)
from autograder.course.catalog import Course, Solution
from autograder.course.declared import docstring_line, functions_of
from autograder.course.plan import make_plan
from autograder.errors import AutograderError
from autograder.grading.references import References
from autograder.judge.verdict import judge

MAX_JUNK_SHARE = 0.2
MOST_SURVIVORS = 12  # that are listed one by one


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
        CARRIED,
        TEXT,
        RELEASE,
        EXAMPLES,
        *SLOW,
    )


def verify(
    course: Course,
    slug: str,
    references: References,
    *,
    examples: bool = True,
    thorough: bool = False,
    part: Part | None = None,
) -> Verification:
    """Prove one exercise.

    Parameters
    ----------
    examples : bool
        Also look whether ``examples.json`` and the figure are there and fit.
    thorough : bool
        Simulate statistical checks until their claims are shown, not only until nothing contradicts them.
    part : Part, optional
        One of `PARTS`, to prove only that; see `joined`.

    Raises
    ------
    UsageError
        If there is no such exercise.
    """
    course.require(slug)
    try:
        prover = Prover(course, slug, references, thorough=thorough, share=part[1:] if part else (0, 1))
    except AutograderError as error:
        return Verification(slug, (Finding(slug, "loads", str(error), REFERENCE),), ())
    wanted = [subject for subject in subjects(prover.hidden) if examples or subject != EXAMPLES]
    if part is not None:
        wanted = [part[0]] if part[0] else [subject for subject in wanted if subject not in SLOW]
    findings = tuple(finding for subject in wanted for finding in prover.findings(subject))
    mutants = prover.mutation_proof() if MUTANTS in wanted else None
    statistics = prover.statistics() if STATISTICS in wanted else ()
    rates = tuple(rate for rate, _ in statistics if rate is not None)
    if part is not None and part != ALL_ELSE:
        return Verification(slug, findings, (), mutants, rates)
    exercise = prover.hidden.exercise
    visible = sum(check.points for check in exercise.checks if not check.hidden) / exercise.possible
    return Verification(slug, findings, prover.margins(), mutants, rates, prover.kept(), visible)


def _shown(subject: str) -> str:
    """Return what findings call a known answer."""
    return "the reference" if subject == REFERENCE else f"{subject}.py"


def _is_right(subject: str) -> bool:
    """Whether a known answer is the reference or an accepted variant."""
    return subject == REFERENCE or subject.startswith("accepted/")


class Prover:
    """Holds the rules against one subject after another; each known answer runs once, when it is wanted.

    Parameters
    ----------
    share : (int, int)
        Of the mutants; see `prove_by_mutants`.

    Raises
    ------
    AutograderError
        If the exercise cannot be loaded, or its reference cannot be compared with.
    """

    def __init__(
        self,
        course: Course,
        slug: str,
        references: References,
        *,
        thorough: bool = False,
        share: tuple[int, int] = (0, 1),
    ) -> None:
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
        self._answers = KnownAnswers(self.public, self.hidden, self._plan, self._expected, references)
        self._mutation: MutationProof | None = None
        self._share = share
        self._thorough = thorough
        self._statistics: tuple[tuple[Rate | None, str], ...] | None = None

    def findings(self, subject: str) -> Iterator[Finding]:
        """Yield what breaks a rule in one of the exercise's `subjects`."""
        # what wrong answers make a spec's functions warn of is no mistake of the spec
        notes = self._warned if _is_right(subject) else {}
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
                if not any(
                    name in answer.failed() for answer in self._answers.of_kind("misconceptions").values()
                ):
                    yield "checks", f"check {name} must be failed by a misconception; none fails it"
            case "junk":
                yield from self._junk(name)
            case "carried":
                yield from (("carried", text) for text in self._carried())
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
                for sentence in outdated(self.public, self.hidden, self._references):
                    yield "examples", sentence

    def _right(self, subject: str) -> Iterator[tuple[str, str]]:
        answer = self._answers[subject]
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
                text = f"{name}, which the stub leaves to be filled in, must be looked at by a check"
                yield "signatures", text
        stub = self._answers[STUB]
        if stub.earned > 0:
            earning = ", ".join(verdict.id for verdict in stub.verdicts if verdict.earned > 0)
            yield "stub", f"the stub must get 0; it earns {stub.earned:g} in {earning}"

    def _spec(self) -> Iterator[tuple[str, str]]:
        """Yield what makes checks weaker than they look, and tolerances that are too near to either side."""
        exercise, outputs = self.hidden.exercise, self._expected.outputs
        parameters = functions_of(self.hidden.reference, f"The reference of {self.slug}")
        for text in weak_spec(exercise, outputs, parameters):
            yield "spec", text
        for text in untellable(exercise, self.hidden.misconceptions):
            yield "spec", text
        joint = {check.id for check in exercise.checks if check.expect.joint}
        for margin in self.margins():
            if margin.check not in joint:
                for text in narrow_margin(margin.check, margin.legitimate, margin.mistake):
                    yield "margins", text

    def _misconception(self, subject: str) -> Iterator[tuple[str, str]]:
        answer = self._answers[subject]
        if answer.problem is not None:
            yield "misconceptions", f"{subject}.py must load; {answer.problem}"
        if not answer.failed():
            yield "misconceptions", f"{subject}.py must lose marks; it gets all of them"
        elif (named := self._answers.named_as(subject)) != (subject,):
            others = ", ".join(f"{name}.py" for name in named if name != subject) or "nothing"
            text = (
                f"{subject}.py must be told from other mistakes by some check, else a student who makes it "
            )
            yield "misconceptions", f"{text}is told of none; {others} gives the same outputs"
        if not docstring_line(self._answers.sources[subject]):
            yield "misconceptions", f"{subject}.py must begin with a docstring that says what went wrong"

    def _junk(self, kind: str) -> Iterator[tuple[str, str]]:
        """Feed every check the same useless value, in the reference's shapes or in none."""
        legitimate = list(self._answers.right().values())
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

    def _carried(self) -> Iterator[str]:
        """Yield what earns by values of its own, and should not."""
        if not self.hidden.exercise.carried:
            return
        mistaken = {name: answer.verdicts for name, answer in self._answers.of_kind("misconceptions").items()}
        programs = useless_functions(self.hidden.reference, tuple(self.public.functions))
        useless = {what: self._answers.judged(source).verdicts for what, source in programs}
        yield from too_much_carried(self.hidden.exercise, mistaken, useless)

    def _neighbours(self) -> Iterator[str]:
        """Yield right answers that are wrong about arrays of another form; what is wrong at all is known."""
        answers = {subject: source for subject, source in self._answers.sources.items() if _is_right(subject)}
        for subject, text in failing_forms(self.public, self.hidden, answers, self._references):
            if not self._answers[subject].failed():
                yield f"{_shown(subject)} {text}"

    def kept(self) -> tuple[tuple[str, float], ...]:
        """Return each misconception with the points that it leaves, those that leave least first."""
        found = [
            (round(answer.earned, 2), subject.removeprefix("misconceptions/"))
            for subject, answer in self._answers.of_kind("misconceptions").items()
        ]
        return tuple((name, points) for points, name in sorted(found))

    def mutation_proof(self) -> MutationProof:
        """Return what became of the reference's mutants; they run when this is first wanted."""
        if self._mutation is None:
            runner = self._references.runner
            self._mutation = prove_by_mutants(self.public, self.hidden, self._expected, runner, self._share)
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
        return check in self._answers[f"misconceptions/{misconception}"].failed()

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
            files["examples.json"] = examples_text(self.public, self.hidden, self._references).encode()
        files["notebook"] = "\n".join(cell.source for cell in exercise_cells(self.public)).encode()
        exercise, outputs = self.hidden.exercise, self._expected.outputs
        for text in (
            *unknown_files(self._everything, exercise.provided),
            *answers_provided(self.public, self.hidden.reference),
            *leaked_code(files, self._hidden_sources, [self.public]),
            *leaked_numbers(files, [(exercise, outputs)], [self.public]),
        ):
            yield "release", text

    def margins(self) -> tuple[Margin, ...]:
        """Return where each check's tolerance lies between right answers and mistakes."""
        with noted_warnings(self._spec_path, {}):
            return tuple(map(self._answers.margin, self._checks))
