"""An exercise made ready: its plan, and what the reference gives on it."""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from autograder.course.catalog import Course, Handout, Solution
from autograder.course.examples import read_examples
from autograder.course.fingerprints import read_fingerprints
from autograder.course.plan import Plan, bound_values, make_plan
from autograder.course.spec import Check, Exercise, Limits
from autograder.errors import GraderError
from autograder.grading.impossible import Impossible, impossible_check, with_secret
from autograder.grading.references import Expected, References
from autograder.grading.rests_on import NOTHING, RestsOn, what_it_rests_on
from autograder.judge.fingerprints import misconception_of
from autograder.judge.misconceptions import Misconception
from autograder.sandbox.runner import AHEAD


@dataclass(frozen=True, slots=True)
class ReadyExercise:
    """An exercise with all that it takes to grade a submission.

    Attributes
    ----------
    exercise : Exercise
        With the limits that hold here; at home it has the visible checks alone.
    expected : Expected or None
        None when the reference failed.
    solution : Solution or None
        The hidden half; None at home.
    hidden_checks : int
        Hidden checks that are not among those of `exercise`, because they are not known here.
    fault : str
        Why this exercise cannot be graded; empty when it can.
    impossible : Impossible or None
        A check that nobody can pass, which every submission is held against; None at home.
    known : tuple of Misconception
        At home, those that left a fingerprint in the examples; with the hidden half they run when needed.
    rests_on : RestsOn
        Digests by which results are known to be as they were; empty at home.
    """

    handout: Handout
    exercise: Exercise
    plan: Plan
    expected: Expected | None
    solution: Solution | None = None
    hidden_checks: int = 0
    fault: str = ""
    impossible: Impossible | None = None
    known: tuple[Misconception, ...] = ()
    rests_on: RestsOn = NOTHING


@dataclass(frozen=True, slots=True)
class _Declared:
    """An exercise as it was declared, before its reference runs."""

    handout: Handout
    solution: Solution
    impossible: Check
    plan: Plan


def prepare(
    course: Course, slug: str, references: References, tighten: Callable[[Limits], Limits] | None = None
) -> ReadyExercise:
    """Load one exercise from both of its halves and run its reference; see `prepare_all`."""
    return next(prepare_all(course, [slug], references, tighten))


def prepare_all(
    course: Course,
    slugs: Sequence[str],
    references: References,
    tighten: Callable[[Limits], Limits] | None = None,
) -> Iterator[ReadyExercise]:
    """Load exercises from both of their halves and run their references, the next ones loading meanwhile.

    Those with the fewest libraries come first, because the others' are still being read.

    Parameters
    ----------
    tighten : callable, optional
        From an exercise's limits to those that hold here, for the reference as for everybody.

    Raises
    ------
    SpecError
        If an exercise is declared wrongly.
    UsageError
        If there is no such exercise.
    """
    declared = sorted(
        (_declared(course, slug, tighten) for slug in slugs),
        key=lambda item: len(references.libraries(item.handout, item.solution)),
    )
    for place, item in enumerate(declared):
        for soon in declared[place : place + AHEAD]:
            with contextlib.suppress(GraderError):  # a fault shows when it is run
                references.preload(soon.handout, soon.solution, soon.plan)
        yield _ready(item, references)


def _declared(course: Course, slug: str, tighten: Callable[[Limits], Limits] | None) -> _Declared:
    solution = course.solution(slug)
    handout = course.handout(slug).declared(solution.exercise)
    if tighten is not None:
        exercise = replace(solution.exercise, limits=tighten(solution.exercise.limits))
        solution = replace(solution, exercise=exercise)
    nobody = impossible_check(solution.exercise)
    plan = make_plan(solution.exercise, (*solution.exercise.checks, nobody))
    return _Declared(handout, solution, nobody, plan)


def _ready(declared: _Declared, references: References) -> ReadyExercise:
    handout, solution, plan = declared.handout, declared.solution, declared.plan
    exercise = solution.exercise
    try:
        expected = references.expected(handout, solution, plan)
    except GraderError as fault:
        return ReadyExercise(handout, exercise, plan, None, solution, fault=str(fault))
    secret = with_secret(declared.impossible, exercise, expected.outputs)
    plan = bound_values(plan, exercise.checks, expected.outputs)
    rests_on = what_it_rests_on(handout, solution, plan, expected)
    return ReadyExercise(handout, exercise, plan, expected, solution, impossible=secret, rests_on=rests_on)


def prepare_released(handout: Handout) -> ReadyExercise:
    """Load the visible half of an exercise, with the reference's outputs from ``examples.json``.

    Raises
    ------
    UsageError
        If the examples are missing or damaged.
    """
    exercise, outputs, hidden = read_examples(handout)
    plan = bound_values(make_plan(exercise), exercise.checks, outputs)
    known = tuple(map(misconception_of, read_fingerprints(handout)))
    return ReadyExercise(handout, exercise, plan, Expected(outputs), hidden_checks=hidden, known=known)
