"""What is run of a program, or what is known of it from before."""

from dataclasses import replace

from autograder.grading.exercise import ReadyExercise
from autograder.grading.part import is_final, ran_through
from autograder.grading.references import Expected, judge_outputs
from autograder.grading.store import key_of
from autograder.grading.task import Aftercare, Task
from autograder.grading.turn import Turn
from autograder.judge.result import Trace
from autograder.sandbox.runner import Run
from autograder.submission.program import Program


def run_key(student: str, program: Program, ready: ReadyExercise) -> str:
    """Return under which key the outputs of a student's program in an exercise are kept."""
    return key_of(student, program.digest, ready.plan.digest, repr(ready.exercise.limits))


def is_kept(task: Task, aftercare: Aftercare) -> bool:
    """Whether what the first run gave is known and will do."""
    if aftercare.store is None or not aftercare.recall or task.first is None:
        return False
    return run_key(task.submission.student, task.first, task.ready) in aftercare.store


def run_or_recall(
    task: Task, program: Program, expected: Expected, turn: Turn, aftercare: Aftercare
) -> tuple[Run, Trace]:
    """Run what the answer needs and, where that is not all that it needed, the whole program."""
    ready = task.ready
    trace = replace(trace_of(ready), names=dict(program.names))
    key = "" if aftercare.store is None else run_key(task.submission.student, program, ready)
    if task.part is not None:
        run = _run_once(task, task.part, turn, aftercare)
        if key:
            trace = replace(trace, part=run_key(task.submission.student, task.part, ready))
        checks = ready.exercise.checks
        if ran_through(run, ready.plan.by_check(checks, run.outputs)):
            return run, trace
        outputs, verdicts = judge_outputs(checks, ready.plan, run.outputs, expected, ready.handout)
        if is_final(run, outputs, verdicts):
            return run, trace
    return _run_once(task, program, turn, aftercare), replace(trace, whole=key)


def trace_of(ready: ReadyExercise) -> Trace:
    """Return what every result of an exercise rests on, whatever was run for it."""
    return Trace(basis=ready.rests_on.basis, mistakes=ready.rests_on.mistakes)


def _run_once(task: Task, program: Program, turn: Turn, aftercare: Aftercare) -> Run:
    """Return what a program gave before on the same calls, else what it gives now."""
    ready, store = task.ready, aftercare.store
    if store is None:
        return turn.run(program, ready.plan, ready.exercise.limits)
    key = run_key(task.submission.student, program, ready)
    kept = store.get(key) if aftercare.recall else None
    if kept is not None and len(kept.outputs) == len(ready.plan.messages):
        return kept
    run = turn.run(program, ready.plan, ready.exercise.limits)
    store.put(key, run, ready.rests_on.calls)
    return run
