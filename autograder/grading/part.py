"""Whether what a part of a program gave is its verdict, or all of it must be run."""

from collections.abc import Mapping, Sequence

from autograder.boundary.outputs import Failed, Output, Returned
from autograder.judge.result import CheckResult
from autograder.sandbox.runner import Run


def is_final(run: Run, outputs: Mapping[str, Sequence[Output]], verdicts: Sequence[CheckResult]) -> bool:
    """Whether the part passes everything, or runs without a fault and is merely wrong.

    What raised or was missing may be there when all of the program has run. That verdict then holds, also
    where it is worse.
    """
    return ran_through(run, outputs) or all(verdict.status == "passed" for verdict in verdicts)


def ran_through(run: Run, outputs: Mapping[str, Sequence[Output]]) -> bool:
    """Whether the part ran without a fault, so that its values are final whatever the verdict on them."""
    return run.problem is None and all(_is_value(output) for found in outputs.values() for output in found)


def _is_value(output: Output) -> bool:
    """Whether a call came to an end of its own, or would not have with the rest of the program either."""
    if isinstance(output, Failed):
        return output.reason in ("timeout", "unsendable") and output.kind != "total"
    return isinstance(output, Returned)
