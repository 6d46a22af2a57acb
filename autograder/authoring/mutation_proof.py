"""Which wrong programs made from the reference no check notices, and a call that would tell each apart."""

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from autograder.authoring.mutants import Mutant, make_mutants
from autograder.authoring.nearby_calls import NearbyCall, nearby_calls
from autograder.boundary.outputs import Failed, Output, Raised, Returned
from autograder.compare.close import Close
from autograder.course.catalog import Handout, Solution
from autograder.course.plan import Plan, make_plan
from autograder.course.spec import Check, Exercise, Limits
from autograder.errors import GraderError, Starved
from autograder.grading.references import Expected
from autograder.judge.verdict import judge
from autograder.sandbox.runner import Run, Runner
from autograder.submission.program import Program, program_of_source

LEAST_SECONDS = 0.2  # that a mutant has for a call; else 20 times what the reference takes
TIMES_REFERENCE = 20.0
TINY, CHEAP = 0.002, 0.02  # seconds of the reference: checks below the one run together, then below the other
SAME = Close(rtol=1e-6, nan_equal=True)


@dataclass(frozen=True, slots=True)
class Survivor:
    """A change of the reference that no check notices, and a call that would tell it apart."""

    line: int
    change: str
    call: str


@dataclass(frozen=True, slots=True)
class MutationProof:
    """What became of the mutants of one reference."""

    made: int
    noticed: int
    equal: int
    survivors: tuple[Survivor, ...]


def together(proofs: Sequence[MutationProof]) -> MutationProof:
    """Return one proof of several, each of other mutants."""
    survivors = [survivor for proof in proofs for survivor in proof.survivors]
    return MutationProof(
        sum(proof.made for proof in proofs),
        sum(proof.noticed for proof in proofs),
        sum(proof.equal for proof in proofs),
        tuple(sorted(survivors, key=lambda survivor: survivor.line)),
    )


def prove_by_mutants(
    handout: Handout,
    solution: Solution,
    expected: Expected,
    runner: Runner,
    share: tuple[int, int] = (0, 1),
) -> MutationProof:
    """Hold every mutant of the reference against the checks, and what survives against nearby calls.

    Parameters
    ----------
    share : (int, int)
        From which mutant on, and every how many-th.

    Raises
    ------
    GraderError
        If the sandbox fails.
    """
    trial = _Trial(handout, solution, expected, runner)
    mutants = make_mutants(solution.reference, script=bool(handout.values))[share[0] :: share[1]]
    unnoticed = [mutant for mutant, noticed in trial.notice(mutants) if not noticed]
    survivors = [
        Survivor(mutant.line, mutant.change, str(call))
        for mutant in unnoticed
        if (call := trial.tell_apart(mutant))
    ]
    noticed = len(mutants) - len(unnoticed)
    return MutationProof(len(mutants), noticed, len(unnoticed) - len(survivors), tuple(survivors))


class _Trial:
    """Runs mutants of one exercise; the reference's times bound theirs."""

    def __init__(self, handout: Handout, solution: Solution, expected: Expected, runner: Runner) -> None:
        self._handout, self._solution, self._expected, self._runner = handout, solution, expected, runner
        self._exercise = solution.exercise
        self._limits = _tightened(self._exercise.limits, _seconds(expected.outputs))
        self._stages = [
            (checks, make_plan(self._exercise, checks)) for checks in _stages(self._exercise, expected)
        ]
        self._nearby: tuple[list[NearbyCall], list[Output]] | None = None

    def notice(self, mutants: Sequence[Mutant]) -> Iterator[tuple[Mutant, bool]]:
        """Yield each mutant and whether a check notices it; the next ones load meanwhile."""
        programs = [self._program(mutant) for mutant in mutants]
        first = self._stages[0][1]
        for place, (mutant, program) in enumerate(zip(mutants, programs, strict=True)):
            for soon in programs[place : place + 2]:
                with contextlib.suppress(GraderError):
                    self._runner.preload(soon, first, self._limits)
            yield mutant, any(self._fails(program, checks, plan) for checks, plan in self._stages)

    def _program(self, mutant: Mutant) -> Program:
        handout = self._handout
        return program_of_source(handout.slug, mutant.source, handout.provided, handout.drivers)

    def _fails(self, program: Program, checks: Sequence[Check], plan: Plan) -> bool:
        outputs = plan.by_check(checks, self._run(program, plan).outputs)
        return any(
            judge(check, outputs[check.id], self._expected.outputs[check.id], self._handout.functions).status
            != "passed"
            for check in checks
        )

    def tell_apart(self, mutant: Mutant) -> NearbyCall | None:
        """Return a call near the declared ones on which a mutant differs from the reference."""
        if self._nearby is None:
            self._nearby = self._find_nearby()
        calls, wanted = self._nearby
        outputs = self._nearby_outputs(mutant, calls)
        differing = (
            call
            for call, output, other in zip(calls, outputs, wanted, strict=True)
            if not _same(output, other)
        )
        return next(differing, None)

    def _find_nearby(self) -> tuple[list[NearbyCall], list[Output]]:
        """Return nearby calls on which the reference gives a value, and those values."""
        reference = Mutant(0, "", self._solution.reference)
        calls = nearby_calls(self._exercise)
        found = zip(calls, self._nearby_outputs(reference, calls), strict=True)
        kept = [(call, output) for call, output in found if isinstance(output, Returned)]
        return [call for call, _ in kept], [output for _, output in kept]

    def _nearby_outputs(self, mutant: Mutant, calls: Sequence[NearbyCall]) -> list[Output]:
        if not calls:
            return []
        checks = tuple(
            Check(id=f"nearby-{number}", points=1, call=nearby.call, expect=SAME, hidden=True)
            for number, nearby in enumerate(calls)
        )
        plan = make_plan(self._exercise, checks)
        run = self._run(self._program(mutant), plan)
        return [output for (output,) in plan.by_check(checks, run.outputs).values()]

    def _run(self, program: Program, plan: Plan) -> Run:
        """Run a program; where the machine was too busy to time it, once more with more patience."""
        try:
            return self._runner.run(program, plan, self._limits)
        except Starved:
            return self._runner.run(program, plan, self._limits, alone=True)


def _seconds(outputs: Mapping[str, Sequence[Output]]) -> float:
    """Return how long the reference's slowest call took."""
    return max(
        (output.seconds for found in outputs.values() for output in found if isinstance(output, Returned)),
        default=0.0,
    )


def _tightened(limits: Limits, slowest: float) -> Limits:
    call = max(LEAST_SECONDS, TIMES_REFERENCE * slowest)
    return replace(
        limits,
        call_seconds=min(limits.call_seconds, call),
        cell_seconds=min(limits.cell_seconds, max(2.0, call)),
    )


def _stages(exercise: Exercise, expected: Expected) -> list[tuple[Check, ...]]:
    """Return the checks in the order in which they cost least: cheap ones together, then one by one."""
    cost = {check.id: _total(expected.outputs[check.id]) for check in exercise.checks}
    ordered = sorted(exercise.checks, key=lambda check: cost[check.id])
    tiny = tuple(check for check in ordered if cost[check.id] < TINY)
    cheap = tuple(check for check in ordered if TINY <= cost[check.id] < CHEAP)
    costly = [(check,) for check in ordered if cost[check.id] >= CHEAP]
    return [stage for stage in (tiny, cheap, *costly) if stage]


def _total(outputs: Sequence[Output]) -> float:
    return sum(output.seconds for output in outputs if isinstance(output, Returned))


def _same(output: Output, other: Output) -> bool:
    match output, other:
        case Returned(), Returned():
            return SAME.matches(output, other)
        case ((Raised() | Failed()), (Raised() | Failed())):
            return type(output) is type(other)
    return False
