"""Judge one check: the submission's outputs against the reference's. Pure.

What a verdict may reveal is decided here, once: nothing of the expected values for a hidden check, and as
much as the check's `reveal` says for a visible one.
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import get_args

from autograder.boundary.outputs import Output, Raised, Reason
from autograder.boundary.problems import NOWHERE
from autograder.compare.base import Comparison, Evidence
from autograder.course.spec import Check
from autograder.errors import is_number
from autograder.judge.coordinates import located
from autograder.judge.curve import make_curve
from autograder.judge.result import CheckResult, Status

#: how an output can fail to be a value; the verdict is then "error" rather than "failed"
NO_VALUE = frozenset(["raised", "forbidden", *get_args(Reason)])
#: what an author's hint about the science would only distract from
UNHINTED = NO_VALUE - {"raised"} | {"kind", "ndim", "dtype"}
#: exceptions that are about Python and not about the science: the same holds for them
SLIPS = frozenset(
    ["NameError", "UnboundLocalError", "NotImplementedError", "ImportError", "ModuleNotFoundError"]
)

#: what staff read of a check that is passed in this way
CARRIED = "right by the student's own earlier values, which other checks judge"
_COUNTED = re.compile(r"returned (?=\d)")


def judge(
    check: Check,
    outputs: Sequence[Output],
    expected: Sequence[Output],
    signatures: Mapping[str, tuple[str, ...]] | None = None,
    returns: Mapping[str, tuple[str, ...]] | None = None,
) -> CheckResult:
    """Return the verdict on one check.

    Parameters
    ----------
    check : Check
    outputs, expected : sequence of Output
        Of the submission and of the reference, one per call of the check, in order.
    signatures : mapping of str to tuple of str, optional
        Names of the parameters of each function, which label the axes of figures.
    returns : mapping of str to tuple of str, optional
        Names of what each function returns, by which messages call it.

    Raises
    ------
    ReferenceFault
        If the reference's outputs cannot be compared with. Whether the reference passes what a function of
        the spec asks is not looked at here but by `Comparer.check_reference`, once for all submissions.
    """
    if check.hidden:
        # the text of an exception may quote the hidden input that caused it
        outputs = [replace(item, message="") if isinstance(item, Raised) else item for item in outputs]
    comparison = check.comparer.called(_names(check, returns or {})).compare_all(outputs, expected)
    fraction = min(max(comparison.fraction, 0.0), 1.0)
    verdict = CheckResult(
        id=check.id,
        title=check.title,
        status=_status(comparison),
        earned=round(check.points * fraction, 10),
        possible=float(check.points),
        hidden=check.hidden,
        telling=check.reveal == "diagnosis",
    )
    if comparison.carried:
        return replace(verdict, message=CARRIED, carried=True)
    if comparison.passed:
        return verdict
    number = comparison.call or 0
    item = outputs[number]
    verdict = replace(
        verdict,
        message=_message(check, comparison),
        function=check.calls[number].function,
        call_number=number,
        place=item.place if isinstance(item, Raised) else NOWHERE,
        diagnosis=None if comparison.code == "values" else comparison.code,
    )
    if check.hidden:
        return verdict
    slip = isinstance(item, Raised) and item.type in SLIPS
    if comparison.family not in UNHINTED and not slip:
        verdict = replace(verdict, hint=check.hint, readme_hints=check.readme_hints)
    if check.reveal != "full":
        return replace(verdict, detail=_part(check.reveal, comparison.evidence))
    return replace(
        verdict,
        detail=_detail(check, comparison, signatures or {}, expected[number]),
        curve=make_curve(check, comparison, signatures or {}, expected[number]),
    )


def judge_all(
    checks: Sequence[Check],
    outputs: Mapping[str, Sequence[Output]],
    expected: Mapping[str, Sequence[Output]],
    signatures: Mapping[str, tuple[str, ...]] | None = None,
    returns: Mapping[str, tuple[str, ...]] | None = None,
) -> tuple[CheckResult, ...]:
    """Return the verdicts on all checks; outputs are given by check id."""
    return tuple(judge(check, outputs[check.id], expected[check.id], signatures, returns) for check in checks)


def _names(check: Check, returns: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return what the items of the check's outputs are called; a driver returns something of its own."""
    functions = {"" if call.driver else call.function for call in check.calls}
    return returns.get(functions.pop(), ()) if len(functions) == 1 else ()


def _status(comparison: Comparison) -> Status:
    if comparison.passed:
        return "passed"
    if comparison.fraction > 0:
        return "partial"
    return "error" if comparison.family in NO_VALUE else "failed"


def _message(check: Check, comparison: Comparison) -> str:
    """Return the comparer's message with the function of the call, where calls differ in it."""
    call, head = check.calls[comparison.call or 0], ""
    if comparison.call is not None and len(check.calls) > 1:
        head = f"call {comparison.call + 1} of {len(check.calls)}"
        head += f", {call.function}: " if len({other.function for other in check.calls}) > 1 else ": "
    if not check.expect.joint and call.observe == "arguments" and comparison.family not in NO_VALUE:
        head += "the function changes its arguments: "
    return head + (_of_value(comparison.message) if call.observe == "value" else comparison.message)


def _of_value(message: str) -> str:
    """Return what is said of a returned value as said of a variable."""
    return _COUNTED.sub("has ", message).replace("returned ", "is ")


def _part(reveal: str, evidence: Evidence) -> str:
    """Return what a check with a limited `reveal` says about the value."""
    yours, wanted = evidence.your_value, evidence.reference_value
    if reveal == "none" or not _real(yours) or not _real(wanted) or yours == wanted:
        return ""
    place = "" if evidence.total == 1 or evidence.index is None else f" at index {evidence.index}"
    direction = f"your value{place} is too {'high' if yours > wanted else 'low'}"
    if reveal == "direction" or not evidence.max_error or not math.isfinite(evidence.max_error):
        return direction
    decade = math.floor(math.log10(evidence.max_error))
    return f"{direction}; the largest error is about 1e{decade:+03d} of the size of the values"


def _real(value: object) -> bool:
    return is_number(value) and not math.isnan(value)


def _detail(
    check: Check, comparison: Comparison, signatures: Mapping[str, tuple[str, ...]], expected: Output
) -> str:
    """Return the detail with the place of the first bad value, by its coordinates where there are some."""
    evidence = comparison.evidence
    if not evidence.place:
        return comparison.detail
    call = check.calls[comparison.call or 0]
    return f"at {located(check, call, evidence, signatures, expected)} {comparison.detail}"
