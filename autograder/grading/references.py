"""What the reference and other known answers give, found with the same runner as a submission's outputs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from autograder.boundary.outputs import Output
from autograder.compare.exact import exact
from autograder.course.calls import Request
from autograder.course.catalog import Handout, Solution
from autograder.course.declared import docstring_line
from autograder.course.plan import Plan, make_plan
from autograder.course.spec import Check, Exercise
from autograder.errors import GraderError, ReferenceFault
from autograder.grading.store import OutputStore, key_of
from autograder.grading.surroundings import surroundings
from autograder.judge.misconceptions import Misconception, misconception
from autograder.judge.result import CheckResult
from autograder.judge.verdict import judge_all
from autograder.sandbox.child.libraries import choose_imports
from autograder.sandbox.runner import Run, Runner
from autograder.submission.installed import absent_module
from autograder.submission.program import Program, program_of_source

OTHER_CALL_SECONDS = 1.0  # for a call that only an explanation needs


@dataclass(frozen=True, slots=True)
class Expected:
    """What the reference gave on a plan.

    Attributes
    ----------
    outputs : mapping of str to sequence of Output
        By check id, one per call of the check.
    digest : str
        SHA-256 over the reference's source and the plan; empty for released examples.
    """

    outputs: Mapping[str, Sequence[Output]]
    digest: str = ""


class References:
    """Runs known answers and remembers their outputs by digest of source and plan.

    Parameters
    ----------
    runner : Runner
    store : OutputStore, optional
        Keeps outputs from one batch to the next. The reference runs all the same, so that a machine on which
        nothing runs as it should is noticed before anyone is graded; misconceptions, which only explain a
        mark, do not run again.
    """

    def __init__(self, runner: Runner, store: OutputStore | None = None) -> None:
        self.runner = runner
        self.store = store
        self._runs: dict[str, Run] = {}
        self._known: dict[str, tuple[Misconception, ...]] = {}

    def run(self, public: Handout, source: bytes, plan: Plan, exercise: Exercise) -> Run:
        """Return what a known answer does on a plan; the same source and plan run once."""
        digest = _digest(source, plan, public)
        if digest not in self._runs:
            program = _program(source, public)
            run = self.runner.run(program, plan, exercise.limits, alone=True)
            self._runs[digest] = replace(run, problem=run.problem or absent_module(program))
            if self.store is not None:
                self.store.put(self._key(digest, exercise), self._runs[digest])
        return self._runs[digest]

    def libraries(self, public: Handout, hidden: Solution) -> tuple[str, ...]:
        """Return the import set in which the reference runs."""
        return choose_imports(_program(hidden.reference, public).modules)

    def preload(self, public: Handout, hidden: Solution, plan: Plan) -> None:
        """Have the reference loaded, which will be run soon.

        Raises
        ------
        GraderError
            If the sandbox fails.
        """
        if _digest(hidden.reference, plan, public) not in self._runs:
            self.runner.preload(_program(hidden.reference, public), plan, hidden.exercise.limits)

    def recall(self, public: Handout, source: bytes, plan: Plan, exercise: Exercise) -> Run:
        """Return what a known answer does, from an earlier batch or proof where that is known."""
        digest = _digest(source, plan, public)
        if digest not in self._runs and self.store is not None:
            kept = self.store.get(self._key(digest, exercise))
            if kept is not None and len(kept.outputs) == len(plan.messages):
                self._runs[digest] = kept
        return self.run(public, source, plan, exercise)

    def _key(self, digest: str, exercise: Exercise) -> str:
        """Return under which key a run is kept: all that its outputs can depend on."""
        runner = self.runner
        return key_of(digest, exercise.slug, repr(exercise.limits), surroundings(), repr(runner.isolation))

    def expected(self, public: Handout, hidden: Solution, plan: Plan) -> Expected:
        """Return the reference's outputs.

        Raises
        ------
        ReferenceFault
            If the reference cannot be loaded or fails one of the exercise's own checks.
        """
        run = self.run(public, hidden.reference, plan, hidden.exercise)
        if run.problem is not None:
            raise ReferenceFault(f"The reference of {public.slug} could not be loaded: {run.problem}.")
        outputs = plan.by_check(hidden.exercise.checks, run.outputs)
        for check in hidden.exercise.checks:
            try:
                check.comparer.check_reference(outputs[check.id])
            except ReferenceFault as fault:
                raise ReferenceFault(f"In check {check.id} of {public.slug}: {fault}") from None
        return Expected(outputs, _digest(hidden.reference, plan, public))

    def misconceptions(
        self, public: Handout, hidden: Solution, plan: Plan, expected: Expected
    ) -> tuple[Misconception, ...]:
        """Return the exercise's misconceptions with their outputs and verdicts, in order of name."""
        if expected.digest not in self._known:
            checks = hidden.exercise.checks
            found = []
            for name, source in hidden.misconceptions.items():
                run = self.recall(public, source, plan, hidden.exercise)
                judged = judge_outputs(checks, plan, run.outputs, expected, public)
                found.append(misconception(name, docstring_line(source), checks, *judged))
            self._known[expected.digest] = tuple(found)
        return self._known[expected.digest]

    def on_other_calls(
        self, public: Handout, hidden: Solution, calls: Sequence[Request]
    ) -> tuple[Output, ...]:
        """Return the reference's outputs on calls that no check makes; none where they cannot be had.

        They only explain a mark, so that a fault here is no reason to leave a submission ungraded, and
        little time is given to calls that take long.
        """
        limits = hidden.exercise.limits
        tight = replace(limits, call_seconds=min(limits.call_seconds, OTHER_CALL_SECONDS))
        together = Check(id="other-calls", points=1, call=tuple(calls), expect=exact())
        exercise = replace(hidden.exercise, limits=tight)
        try:
            plan = make_plan(exercise, (together,))
            run = self.recall(public, hidden.reference, plan, exercise)
        except GraderError:
            return ()
        return plan.by_check((together,), run.outputs)[together.id]


def judge_outputs(
    checks: tuple[Check, ...],
    plan: Plan,
    outputs: tuple[Output, ...],
    expected: Expected,
    public: Handout,
    names: Mapping[str, str] = MappingProxyType({}),
) -> tuple[Mapping[str, tuple[Output, ...]], tuple[CheckResult, ...]]:
    """Return the outputs by check id and the verdict on each check.

    Parameters
    ----------
    names : mapping of str to str
        Functions that the answer calls otherwise, with its own names, which the checks use, too.
    """
    chosen = plan.by_check(checks, outputs)
    return chosen, judge_chosen(checks, chosen, expected, public, names)


def judge_chosen(
    checks: tuple[Check, ...],
    chosen: Mapping[str, Sequence[Output]],
    expected: Expected,
    public: Handout,
    names: Mapping[str, str] = MappingProxyType({}),
) -> tuple[CheckResult, ...]:
    """Return the verdict on each check from the outputs by check id; see `judge_outputs`."""
    signatures = {names.get(name, name): parameters for name, parameters in public.functions.items()}
    returns = {names.get(name, name): items for name, items in public.returns.items()}
    return judge_all(checks, chosen, expected.outputs, signatures, returns)


def _program(source: bytes, public: Handout) -> Program:
    return program_of_source(public.slug, source, public.provided, public.drivers, public.wanted)


def _digest(source: bytes, plan: Plan, public: Handout) -> str:
    provided = (part for name, data in public.provided.items() for part in (name, data))
    aliases = (name for function in public.aliases for name in public.wanted.names(function))
    return key_of(source, plan.digest, public.drivers or b"", *provided, *aliases)
