"""Judging a result again from the outputs that were kept: no submission is read, no code of it runs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from autograder.boundary.outputs import Output
from autograder.course.spec import Check
from autograder.errors import AutograderError
from autograder.grading.budget import TOO_MUCH, budget, sentence
from autograder.grading.exercise import ReadyExercise
from autograder.grading.grade import not_checked, told_where
from autograder.grading.judging import with_sameness
from autograder.grading.part import ran_through
from autograder.grading.problems_told import told_rightly
from autograder.grading.references import References, judge_chosen
from autograder.grading.store import KeptRun, OutputStore
from autograder.judge.check_digest import changed_parts
from autograder.judge.misconceptions import diagnose
from autograder.judge.patterns.naming import name_patterns
from autograder.judge.result import CheckResult, Result, Trace
from autograder.sandbox.runner import Run
from autograder.version import __version__

#: in what a verdict rests on: that which can also change which mistakes explain other verdicts
EXPLAINING = frozenset(["calls", "comparer", "reference"])
#: why a result cannot be told without running something
Reason = str


class _NotKept(AutograderError):
    """An output is needed that is not there; the text says which."""


class Kept(Mapping[str, tuple[Output, ...]]):
    """The outputs of a run by check, read when they are asked for.

    Raises
    ------
    _NotKept
        On reading, if a call did not run or its output is missing.
    """

    def __init__(self, ready: ReadyExercise, run: KeptRun, store: OutputStore) -> None:
        self.run = run
        self._ready, self._store = ready, store
        self._outputs: dict[str, Output] = {}  # an output of one call is one object, whichever check looks

    def __getitem__(self, check: str) -> tuple[Output, ...]:
        calls = self._ready.rests_on.calls
        return tuple(self._output(calls[place], check) for place in self._ready.plan.positions[check])

    def __iter__(self) -> Iterator[str]:
        return (check.id for check in self._ready.exercise.checks)

    def __len__(self) -> int:
        return len(self._ready.exercise.checks)

    def _output(self, call: str, check: str) -> Output:
        if call not in self._outputs:
            name = self.run.names.get(call)
            if name is None:
                raise _NotKept(f"check {check} makes a call that did not run")
            found = self._store.output(name, self.run.seconds[call])
            if found is None:
                raise _NotKept(f"what check {check} looks at is no longer kept")
            self._outputs[call] = found
        return self._outputs[call]


@dataclass(frozen=True, slots=True)
class _Change:
    """What has changed for a result: checks to be judged, and whether mistakes must be named anew."""

    checks: tuple[str, ...]
    diagnoses: bool


class Rejudge:
    """Judges results again; what has the same outputs is judged once.

    Parameters
    ----------
    exercises : mapping of str to ReadyExercise
        As the course is now.
    store : OutputStore
        Where the outputs were kept.
    """

    def __init__(
        self, exercises: Mapping[str, ReadyExercise], references: References, store: OutputStore
    ) -> None:
        self._exercises, self._references, self._store = exercises, references, store
        self._found: dict[tuple[object, ...], dict[str, CheckResult] | Reason] = {}

    def again(self, old: Result) -> Result | Reason:
        """Return a result as it is now, or why that cannot be told without running something.

        Checks whose digests are as they were keep their verdicts; those that fail are looked at again where
        another mistake may explain them.
        """
        ready = self._exercises[old.exercise]
        if ready.expected is None:
            return ready.fault
        if is_current(old, ready):
            return old
        if old.state != "graded":
            return "it was not graded"
        if old.trace.basis != ready.rests_on.basis:
            return "limits, provided files or names have changed, or it is of an older version"
        exercise, change = ready.exercise, _change(old, ready)
        known = {check.id: check for check in old.checks}
        if any(check.id in known and known[check.id].hidden != check.hidden for check in exercise.checks):
            return "which checks are hidden has changed, and with it what may be told of a run"
        found: dict[str, CheckResult] | Reason = {}
        if not (old.trace.part or old.trace.whole):
            if any(check.status != "skipped" for check in old.checks):
                return "its outputs were not kept"
            known = {check.id: not_checked(check) for check in exercise.checks}
        elif change.checks:
            found = self._verdicts(old, ready, change)
        if isinstance(found, str):
            return found
        digests = ready.rests_on.checks
        judged = {
            check.id: told_where(found[check.id], check, exercise.slug, old.trace)
            for check in exercise.checks
            if check.id in found
        }
        now = replace(
            old,
            title=exercise.title,
            possible=exercise.possible,
            checks=tuple(
                replace(judged.get(check.id) or known[check.id], digest=digests[check.id])
                for check in exercise.checks
            ),
            tellable=exercise.diagnoses,
            disputed=tuple(name for name in old.disputed if name in known and name not in change.checks),
            spec_digest=ready.solution.digest if ready.solution else "",
            reference_digest=ready.expected.digest,
            grader_version=__version__,
            trace=replace(old.trace, mistakes=ready.rests_on.mistakes),
        )
        return told_rightly(now) if old.trace.part or old.trace.whole else now

    def with_curves(self, result: Result) -> Result:
        """Return a result with the curves of its figures, as far as its outputs are kept."""
        ready = self._exercises.get(result.exercise)
        wanted = [check.id for check in result.checks if not check.hidden and check.status != "passed"]
        if ready is None or ready.expected is None or not wanted:
            return result
        digests = ready.rests_on.checks
        wanted = [
            check.id
            for check in result.checks
            if check.id in wanted and check.digest == digests.get(check.id)
        ]
        try:
            drawn = self._judge(ready, self._outputs(ready, result.trace), wanted, result.trace.names)
        except _NotKept:
            return result
        return replace(
            result,
            checks=tuple(
                replace(check, curve=drawn[check.id].curve) if check.id in drawn else check
                for check in result.checks
            ),
        )

    def outputs(self, result: Result, check: str) -> tuple[Output, ...] | Reason:
        """Return the outputs that a check of a result was judged by, or why they are not there."""
        try:
            return self._outputs(self._exercises[result.exercise], result.trace)[check]
        except _NotKept as lost:
            return str(lost)

    def _verdicts(
        self, old: Result, ready: ReadyExercise, change: _Change
    ) -> dict[str, CheckResult] | Reason:
        """Return the new verdicts; the same outputs under the same names are judged once."""
        trace = old.trace
        runs = (self._store.kept(trace.part), self._store.kept(trace.whole))
        names = tuple(tuple(run.names.items()) if run else None for run in runs)
        failed = tuple(check.id for check in old.checks if check.status != "passed")
        key = (old.exercise, names, tuple(trace.names.items()), change, failed)
        if key not in self._found:
            try:
                with budget(old.student, old.exercise, "judging again from what was kept"):
                    self._found[key] = self._judge_again(old, ready, change)
            except _NotKept as lost:
                self._found[key] = str(lost)
            except TOO_MUCH as error:
                self._found[key] = f"what it returned {sentence(error)}"
        return self._found[key]

    def _judge_again(self, old: Result, ready: ReadyExercise, change: _Change) -> dict[str, CheckResult]:
        outputs = self._outputs(ready, old.trace)
        found = self._judge(ready, outputs, change.checks, old.trace.names)
        if not change.diagnoses:
            before = {check.id: check for check in old.checks}
            return {name: _named_as(before[name], verdict) for name, verdict in found.items()}
        found = {name: with_sameness(verdict, outputs[name]) for name, verdict in found.items()}
        known = {check.id: check for check in old.checks}
        verdicts = tuple(found.get(check.id) or known[check.id] for check in ready.exercise.checks)
        named_ = self._explain(ready, outputs, verdicts)
        return {verdict.id: verdict for verdict in named_ if verdict.id in found}

    def _explain(
        self, ready: ReadyExercise, outputs: Mapping[str, Sequence[Output]], verdicts: tuple[CheckResult, ...]
    ) -> tuple[CheckResult, ...]:
        expected, solution = ready.expected, ready.solution
        if expected is None or solution is None or all(verdict.status == "passed" for verdict in verdicts):
            return verdicts
        checks, handout = ready.exercise.checks, ready.handout
        known = self._references.misconceptions(handout, solution, ready.plan, expected)
        verdicts = diagnose(checks, outputs, expected.outputs, verdicts, known)
        rerun = partial(self._references.on_other_calls, handout, solution)
        return name_patterns(
            checks, outputs, expected.outputs, verdicts, handout.functions, rerun, handout.returns
        )

    def _outputs(self, ready: ReadyExercise, trace: Trace) -> Kept:
        """Return the outputs that decide: of a part of the program, unless all of it is needed."""
        if trace.part:
            kept = self._kept(ready, trace.part)
            if ran_through(Run((), kept.run.problem), kept) or all(
                verdict.status == "passed"
                for verdict in self._judge(ready, kept, tuple(kept), trace.names).values()
            ):
                return kept
            if not trace.whole:
                raise _NotKept("all of the program must run now, of which a part was enough before")
        return self._kept(ready, trace.whole)

    def _kept(self, ready: ReadyExercise, key: str) -> Kept:
        run = self._store.kept(key)
        if run is None:
            raise _NotKept("its outputs were not kept")
        return Kept(ready, run, self._store)

    def _judge(
        self,
        ready: ReadyExercise,
        outputs: Mapping[str, tuple[Output, ...]],
        wanted: Sequence[str],
        names: Mapping[str, str],
    ) -> dict[str, CheckResult]:
        assert ready.expected is not None
        checks: tuple[Check, ...] = tuple(
            check.renamed(names) for check in ready.exercise.checks if check.id in wanted
        )
        verdicts = judge_chosen(checks, outputs, ready.expected, ready.handout, names)
        return {verdict.id: verdict for verdict in verdicts}


def _named_as(before: CheckResult, verdict: CheckResult) -> CheckResult:
    """Return a verdict with the mistake that was named before; only what the check says or gives is new."""
    return replace(verdict, diagnosis=before.diagnosis, explanation=before.explanation, alike=before.alike)


def is_current(result: Result, ready: ReadyExercise) -> bool:
    """Whether a result rests on the course and the grader as they are now."""
    spec = ready.solution.digest if ready.solution else ""
    reference = ready.expected.digest if ready.expected else ""
    now = (spec, reference, __version__)
    return (result.spec_digest, result.reference_digest, result.grader_version) == now


def _change(old: Result, ready: ReadyExercise) -> _Change:
    rests_on, before = ready.rests_on, {check.id: check for check in old.checks}
    other = old.grader_version != __version__
    changed = {
        name: changed_parts(before[name].digest if name in before else "-", digest)
        for name, digest in rests_on.checks.items()
    }
    chosen = {name for name, parts in changed.items() if parts or other}
    explaining = (
        other
        or old.trace.mistakes != rests_on.mistakes
        or before.keys() != rests_on.checks.keys()
        or any(EXPLAINING & set(parts) for parts in changed.values())
    )
    if explaining:
        chosen |= {name for name in rests_on.checks.keys() & before if before[name].status != "passed"}
    return _Change(tuple(name for name in rests_on.checks if name in chosen), explaining)
