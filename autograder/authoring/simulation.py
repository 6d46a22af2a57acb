"""Statistical checks simulated: how often they refuse right draws, and how often they find each mistake."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from autograder.boundary.outputs import Output
from autograder.compare.statistical import Statistical
from autograder.course.calls import Request
from autograder.course.catalog import Handout, Solution
from autograder.course.declared import functions_of
from autograder.course.plan import make_plan
from autograder.course.spec import Check
from autograder.errors import SpecError
from autograder.sandbox.runner import Runner
from autograder.submission.program import program_of_source

SEED = "seed"  # name of the parameter, of a driver or function, that makes a call's draws others
BATCH = 50  # runs in one child
QUICK = 300  # runs that an ordinary proof spends on a check
THOROUGH = 30_000  # runs that bound a rate at 1e-4 with 95 % confidence when none is refused
MOST_RUNS = 4 * THOROUGH
FOR_DETECTION = 1_000  # runs of each mistake
CONFIDENCE = 0.95
CONTRADICTED = 1e-3  # how improbable a count must be to contradict a claim
MIN_DETECTED = 0.95


@dataclass(frozen=True, slots=True)
class Rate:
    """How often a check refused one program.

    Attributes
    ----------
    program : str
        "the reference", or the name of a misconception.
    refused, runs : int
    """

    check: str
    program: str
    refused: int
    runs: int

    @property
    def lower(self) -> float:
        """The rate is above this with 95 % confidence."""
        return _lower(self.refused, self.runs)

    @property
    def upper(self) -> float:
        """The rate is below this with 95 % confidence."""
        return 1 - _lower(self.runs - self.refused, self.runs)


def simulate(
    handout: Handout,
    solution: Solution,
    caught: Callable[[str, str], bool],
    runner: Runner,
    *,
    thorough: bool,
) -> Iterator[tuple[Rate | None, str]]:
    """Yield how often each statistical check refuses what, and what is wrong with that, or nothing.

    The rate is None where a check cannot be simulated.

    Parameters
    ----------
    caught : callable
        ``caught(misconception, check)``: whether the check fails that misconception with its declared seeds.
    thorough : bool
        Show the claimed rate with `THOROUGH` runs, and look at mistakes; else contradict the claim with
        `QUICK` runs.
    """
    for check in solution.exercise.checks:
        if not isinstance(check.expect, Statistical):
            continue
        try:
            refuses = _Trial(handout, solution, check, runner)
        except SpecError as error:
            yield None, str(error)
            continue
        yield _of_right_answers(check, check.expect.false_reject, refuses, thorough)
        for name, source in solution.misconceptions.items():
            if thorough and caught(name, check.id):
                yield _of_mistake(check, name, refuses(source))


def _of_right_answers(check: Check, claim: float, refuses: "_Trial", thorough: bool) -> tuple[Rate, str]:
    refused = runs = 0
    rate = Rate(check.id, "the reference", 0, 1)
    for refusal in refuses(refuses.reference):
        refused, runs = refused + refusal, runs + 1
        rate = Rate(check.id, "the reference", refused, runs)
        if refused and _tail(refused, runs, claim) < CONTRADICTED:
            break
        if runs >= (THOROUGH if thorough else QUICK) and (not thorough or rate.upper <= claim):
            return rate, ""
        if runs >= MOST_RUNS:
            break
    return rate, (
        f"{check.id} must refuse right draws at most at the rate that it claims, {claim:g}; it refused "
        f"{refused} of {runs} paths of the reference: widen its bounds or draw more samples"
    )


def _of_mistake(check: Check, name: str, refusals: Iterator[bool]) -> tuple[Rate, str]:
    """Draw until it is clear on which side of `MIN_DETECTED` the rate lies."""
    refused = runs = 0
    rate = Rate(check.id, name, 0, 1)
    for refusal in refusals:
        refused, runs = refused + refusal, runs + 1
        rate = Rate(check.id, name, refused, runs)
        if runs >= BATCH and (
            rate.lower > MIN_DETECTED or rate.upper < MIN_DETECTED or runs >= FOR_DETECTION
        ):
            break
    if rate.upper >= MIN_DETECTED:
        return rate, ""
    return rate, (
        f"{check.id} must find {name} whatever is drawn; it found {refused} of {runs}: draw more samples or "
        "bound what differs"
    )


class _Trial:
    """Runs a program's calls of one check with one seed after another; gives whether it is refused."""

    def __init__(self, handout: Handout, solution: Solution, check: Check, runner: Runner) -> None:
        self._handout, self._check, self._runner = handout, check, runner
        self._exercise = solution.exercise
        self.reference = solution.reference
        drivers = functions_of(handout.drivers or b"", f"drivers.py of {handout.slug}")
        functions = functions_of(solution.reference, f"The reference of {handout.slug}")
        self._places = [_place_of_seed(check, call, functions, drivers) for call in check.calls]

    def __call__(self, source: bytes) -> Iterator[bool]:
        """Yield without end whether the check refuses what a program draws."""
        handout = self._handout
        program = program_of_source(handout.slug, source, handout.provided, handout.drivers, handout.wanted)
        first = 1
        while True:
            seeds = range(first, first + BATCH)
            checks = tuple(
                replace(
                    self._check,
                    id=f"seed-{seed}",
                    call=tuple(
                        _with_seed(call, place, seed)
                        for call, place in zip(self._check.calls, self._places, strict=True)
                    ),
                )
                for seed in seeds
            )
            plan = make_plan(self._exercise, checks)
            run = self._runner.run(program, plan, self._exercise.limits)
            for outputs in plan.by_check(checks, run.outputs).values():
                yield self._refused(outputs)
            first += BATCH

    def _refused(self, outputs: Sequence[Output]) -> bool:
        return self._check.expect.compare_all(outputs, outputs).fraction < 1


def _place_of_seed(
    check: Check, call: Request, functions: dict[str, tuple[str, ...]], drivers: dict[str, tuple[str, ...]]
) -> int | str:
    """Return where a call's seed stands: a place among its arguments, or the name of a keyword."""
    names = drivers.get(call.driver, ())[1:] if call.driver else functions.get(call.function, ())
    if SEED in call.kwargs:
        return SEED
    if SEED in names and names.index(SEED) < len(call.args):
        return names.index(SEED)
    raise SpecError(
        f"A call of the statistical Check({check.id!r}) must pass an argument named 'seed', so that other "
        f"draws can be simulated; got {call!r} instead."
    )


def _with_seed(call: Request, place: int | str, seed: int) -> Request:
    """Return the call with another seed; calls whose seeds differ keep different ones."""
    args, kwargs = list(call.args), dict(call.kwargs)
    given: Any = args if isinstance(place, int) else kwargs
    given[place] = seed + int(given[place]) * MOST_RUNS
    return call.with_arguments(args, kwargs)


def _tail(count: int, runs: int, rate: float) -> float:
    """Return the probability of at least `count`, above 0, in so many independent runs."""
    from scipy.special import bdtrc

    return float(bdtrc(count - 1, runs, rate))


def _lower(count: int, runs: int) -> float:
    """Return the one-sided lower limit of Clopper and Pearson (1934)."""
    from scipy.special import betaincinv

    return float(betaincinv(count, runs - count + 1, 1 - CONFIDENCE)) if count else 0.0
