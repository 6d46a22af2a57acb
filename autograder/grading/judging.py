"""What a run is worth: verdicts, and what explains them, each within a budget.

What costs too much is decided by rule. First the explanation goes, and the verdicts stay; then checks are
judged one by one, and those that cost too much are failed. The reference is then held against the same
budget: where it costs too much, too, the fault is the grader's.
"""

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from autograder.boundary.outputs import Output
from autograder.course.spec import Check
from autograder.errors import ReferenceFault
from autograder.grading.budget import REFERENCE, SECONDS, TOO_MUCH, budget, sentence
from autograder.grading.exercise import ReadyExercise
from autograder.grading.impossible import refuse_pass
from autograder.grading.references import Expected, References, judge_outputs
from autograder.grading.shadow import disagreements
from autograder.judge.misconceptions import diagnose
from autograder.judge.patterns.naming import name_patterns
from autograder.judge.result import CheckResult
from autograder.judge.sameness import sameness
from autograder.judge.verdict import judge_all
from autograder.sandbox.runner import Run

KNOWN_SECONDS = 60.0  # of the processor for what the known mistakes give, once in a process


@dataclass(frozen=True, slots=True)
class Judged:
    """The verdicts on a run.

    Attributes
    ----------
    outputs : mapping of str to tuple of Output
        By check id.
    verdicts : tuple of CheckResult
    disputed : tuple of str
        As of `Result`.
    """

    outputs: Mapping[str, tuple[Output, ...]]
    verdicts: tuple[CheckResult, ...]
    disputed: tuple[str, ...] = ()


def judge_run(
    student: str,
    ready: ReadyExercise,
    names: Mapping[str, str],
    run: Run,
    references: References,
    *,
    shadow: bool,
) -> Judged:
    """Judge a run and explain what is wrong with it.

    Raises
    ------
    ImpossiblePass
        If a check that nobody can pass was passed.
    ReferenceFault
        If the reference's own outputs cost too much to judge.
    """
    exercise, handout, expected = ready.exercise, ready.handout, ready.expected
    assert expected is not None
    slug, plan = exercise.slug, ready.plan
    checks = tuple(check.renamed(names) for check in exercise.checks)
    try:
        with budget(student, slug, "judging"):
            judged = Judged(*judge_outputs(checks, plan, run.outputs, expected, handout, names))
            _refuse_impossible(student, ready, run)
    except TOO_MUCH:
        return _one_by_one(student, ready, names, run)
    disputed: tuple[str, ...] = ()
    verdicts = judged.verdicts
    if shadow:
        with contextlib.suppress(*TOO_MUCH), budget(student, slug, "judging again"):
            disputed = disagreements(exercise.checks, judged.outputs, expected.outputs, verdicts)
    if any(verdict.status != "passed" for verdict in verdicts):
        with contextlib.suppress(*TOO_MUCH):
            verdicts = _explained(student, ready, expected, judged, references)
        with contextlib.suppress(*TOO_MUCH), budget(student, slug, "likening"):
            verdicts = tuple(with_sameness(verdict, judged.outputs[verdict.id]) for verdict in verdicts)
    return Judged(judged.outputs, verdicts, disputed)


def with_sameness(verdict: CheckResult, outputs: Sequence[Output]) -> CheckResult:
    """Return a verdict with what it has in common with others that are wrong in the same way."""
    return verdict if verdict.status == "passed" else replace(verdict, alike=sameness(outputs))


def _refuse_impossible(student: str, ready: ReadyExercise, run: Run) -> None:
    if (nobody := ready.impossible) is not None:
        secret = Expected({nobody.check.id: nobody.expected})
        _, (verdict,) = judge_outputs((nobody.check,), ready.plan, run.outputs, secret, ready.handout)
        refuse_pass(verdict, f"{student}'s {ready.exercise.slug}")


def _explained(
    student: str, ready: ReadyExercise, expected: Expected, judged: Judged, references: References
) -> tuple[CheckResult, ...]:
    handout, checks = ready.handout, ready.exercise.checks
    verdicts, rerun, known = judged.verdicts, None, ready.known
    both = judged.outputs, expected.outputs
    if ready.solution is not None:
        with budget(student, ready.exercise.slug, "known mistakes", KNOWN_SECONDS):
            known = references.misconceptions(handout, ready.solution, ready.plan, expected)
        rerun = partial(references.on_other_calls, handout, ready.solution)
    with budget(student, ready.exercise.slug, "naming mistakes"):
        verdicts = diagnose(checks, *both, verdicts, known)
    with contextlib.suppress(*TOO_MUCH), budget(student, ready.exercise.slug, "explaining"):
        return name_patterns(checks, *both, verdicts, handout.functions, rerun, handout.returns)
    return verdicts


def _one_by_one(student: str, ready: ReadyExercise, names: Mapping[str, str], run: Run) -> Judged:
    """Judge a run's checks one by one, unexplained; those that cost too much are failed."""
    expected, handout, plan = ready.expected, ready.handout, ready.plan
    assert expected is not None
    share = SECONDS / len(ready.exercise.checks)
    verdicts: list[CheckResult] = []
    fair = False
    for check in ready.exercise.checks:
        renamed = (check.renamed(names),)
        try:
            with budget(student, ready.exercise.slug, f"judging {check.id}", share):
                _, (verdict,) = judge_outputs(renamed, plan, run.outputs, expected, handout, names)
        except TOO_MUCH as error:
            if not fair:
                refuse_costly_reference(student, ready)
                fair = True
            verdict = costly(check, f"what it returned {sentence(error, share)}")
        verdicts.append(verdict)
    return Judged(plan.by_check(ready.exercise.checks, run.outputs), tuple(verdicts))


def refuse_costly_reference(student: str, ready: ReadyExercise) -> None:
    """Make sure that the reference costs less than what is held against a submission.

    Raises
    ------
    ReferenceFault
        If it does not.
    """
    assert ready.expected is not None
    outputs = ready.expected.outputs
    try:
        with budget(student, ready.exercise.slug, REFERENCE):
            judge_all(ready.exercise.checks, outputs, outputs)
    except TOO_MUCH as error:
        raise ReferenceFault(
            f"What the reference of {ready.exercise.slug} returns {sentence(error)}: make it return less."
        ) from None


def costly(check: Check, message: str) -> CheckResult:
    """Return the verdict on a check that cannot be judged at a reasonable cost."""
    return CheckResult(
        id=check.id,
        title=check.title,
        status="failed",
        earned=0.0,
        possible=float(check.points),
        hidden=check.hidden,
        message=message,
        function=check.calls[0].function,
        diagnosis="costly",
    )


def all_costly(checks: Sequence[Check], message: str) -> tuple[CheckResult, ...]:
    """Return the verdicts of `costly` on several checks."""
    return tuple(costly(check, message) for check in checks)
