"""What the reference and other known answers give, found with the same runner as a submission's outputs."""

import ast
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from autograder.catalog import Hidden, Public
from autograder.diagnose import Known, known
from autograder.errors import ReferenceFault
from autograder.judge import judge_all
from autograder.outputs import Output
from autograder.plan import Plan
from autograder.program import program_of_source
from autograder.result import CheckResult
from autograder.sandbox.runner import Run, Runner
from autograder.spec import Check, Exercise


@dataclass(frozen=True, slots=True)
class Expected:
    """What the reference gave on a plan.

    Attributes
    ----------
    outputs : tuple of Output
        One per call of the plan.
    digest : str
        SHA-256 over the reference's source and the plan.
    """

    outputs: tuple[Output, ...]
    digest: str


class References:
    """Runs known answers and remembers their outputs by digest of source and plan.

    Parameters
    ----------
    runner : Runner
    """

    def __init__(self, runner: Runner) -> None:
        self._runner = runner
        self._runs: dict[str, Run] = {}
        self._known: dict[str, tuple[Known, ...]] = {}

    def run(self, public: Public, source: bytes, plan: Plan, exercise: Exercise) -> Run:
        """Return what a known answer does on a plan; the same source and plan run once."""
        digest = _digest(source, plan, public)
        if digest not in self._runs:
            self._runs[digest] = self._runner.run(program_of_source(public, source), plan, exercise.limits)
        return self._runs[digest]

    def expected(self, public: Public, hidden: Hidden, plan: Plan) -> Expected:
        """Return the reference's outputs.

        Raises
        ------
        ReferenceFault
            If the reference cannot be loaded or fails one of the exercise's own checks.
        """
        run = self.run(public, hidden.reference, plan, hidden.exercise)
        if run.problem is not None:
            raise ReferenceFault(f"The reference of {public.slug} could not be loaded: {run.problem}.")
        for check in hidden.exercise.checks:
            outputs = plan.select(check, run.outputs)
            try:
                check.expect.check_reference(outputs)
            except ReferenceFault as fault:
                raise ReferenceFault(f"In check {check.id} of {public.slug}: {fault}") from None
        return Expected(run.outputs, _digest(hidden.reference, plan, public))

    def misconceptions(
        self, public: Public, hidden: Hidden, plan: Plan, expected: Expected
    ) -> tuple[Known, ...]:
        """Return the exercise's misconceptions with their outputs and verdicts, in order of name."""
        if expected.digest not in self._known:
            checks = hidden.exercise.checks
            found = []
            for name, source in hidden.misconceptions.items():
                run = self.run(public, source, plan, hidden.exercise)
                judged = judge_outputs(checks, plan, run.outputs, expected, public)
                found.append(known(name, docstring_line(source), checks, *judged))
            self._known[expected.digest] = tuple(found)
        return self._known[expected.digest]


def docstring_line(source: bytes) -> str:
    """Return the first line of a source's docstring, or nothing, as for a source that is not Python."""
    try:
        docstring = ast.get_docstring(ast.parse(source)) or ""
    except (SyntaxError, ValueError):
        return ""
    return docstring.partition("\n")[0].strip()


def judge_outputs(
    checks: tuple[Check, ...], plan: Plan, outputs: tuple[Output, ...], expected: Expected, public: Public
) -> tuple[Mapping[str, tuple[Output, ...]], tuple[CheckResult, ...]]:
    """Return the outputs by check id and the verdict on each check."""
    chosen = {check.id: plan.select(check, outputs) for check in checks}
    wanted = {check.id: plan.select(check, expected.outputs) for check in checks}
    return chosen, judge_all(checks, chosen, wanted, public.functions)


def _digest(source: bytes, plan: Plan, public: Public) -> str:
    parts = [source, plan.digest.encode(), public.drivers or b"", *public.provided.values()]
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()
