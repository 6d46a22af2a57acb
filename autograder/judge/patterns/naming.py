"""The failed checks with what is wrong with their numbers, where that can be said."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from autograder.boundary.outputs import Output, Returned
from autograder.course.spec import Check
from autograder.judge.patterns.case import Case, distinct_values, is_shapeless, item_of, make_case
from autograder.judge.patterns.claim import Claim
from autograder.judge.patterns.expressions import expressions
from autograder.judge.patterns.factor import any_factor, factor
from autograder.judge.patterns.layout import layout
from autograder.judge.patterns.offset import any_offset, offset
from autograder.judge.patterns.order import order, shift
from autograder.judge.patterns.other_arguments import Rerun, other_arguments
from autograder.judge.patterns.other_value import other_value
from autograder.judge.patterns.partly import partly, right_until
from autograder.judge.patterns.rounding import rounding
from autograder.judge.patterns.running import normalised, running
from autograder.judge.patterns.sign import clipped, last_step, sign
from autograder.judge.patterns.spike_trains import spike_trains
from autograder.judge.patterns.variability import variability
from autograder.judge.result import PREFIX, CheckResult

#: in the order in which they are tried: the first that explains is said
FAMILIES: tuple[Callable[[Sequence[Case]], Iterator[Claim]], ...] = (
    layout,
    expressions,
    other_value,
    variability,
    spike_trains,
    order,
    sign,
    running,
    rounding,
    factor,
    offset,
    normalised,
    last_step,
    partly,
    shift,
)
#: tried when no other argument explains the outputs either: they say less
LAST: tuple[Callable[[Sequence[Case]], Iterator[Claim]], ...] = (clipped, any_factor, any_offset, right_until)
#: explanations of a single value that are said beside each other
SAID = 3
CHANGED = "The function changes what it is given; let it work on a copy, such as x.copy()."


def name_patterns(
    checks: Sequence[Check],
    outputs: Mapping[str, Sequence[Output]],
    expected: Mapping[str, Sequence[Output]],
    verdicts: Sequence[CheckResult],
    signatures: Mapping[str, tuple[str, ...]],
    rerun: Rerun | None = None,
    returns: Mapping[str, tuple[str, ...]] | None = None,
) -> tuple[CheckResult, ...]:
    """Return the verdicts, the failed ones that no misconception explains with what their numbers show.

    An explanation has to give all wrong outputs of a function, or of one item that it returns, in every
    check that looks at it, within the tolerance of each. What is said is a fact about the outputs, so that
    of several explanations the simplest may be taken. What is said of a visible check, which students read,
    comes from visible checks alone.

    Parameters
    ----------
    checks : sequence of Check
    outputs, expected : mapping of str to sequence of Output
        The student's and the reference's, by check id.
    verdicts : sequence of CheckResult
        One per check, in the order of `checks`.
    signatures : mapping of str to tuple of str
        Names of the parameters of each function.
    rerun : callable, optional
        Makes other calls of the reference; without it the numbers alone are looked at.
    returns : mapping of str to tuple of str, optional
        Names of what each function returns.
    """
    claims: dict[str, Claim] = {}
    found: dict[str, list[Case]] = {}
    for check, verdict in zip(checks, verdicts, strict=True):
        if verdict.status == "passed" or (verdict.diagnosis or "").startswith(PREFIX):
            continue
        theirs, right = outputs[check.id], expected[check.id]
        failed = [] if check.expect.joint else check.comparer.failed_calls(theirs, right)
        if failed and all(check.calls[number].observe == "arguments" for number in failed):
            claims[check.id] = Claim("input-changed", CHANGED)
        if cases := _cases(check, theirs, right, failed, signatures, returns or {}):
            found[check.id] = cases
    visible = [check for check in checks if not check.hidden]
    shown = {check.id for check in visible}
    if found.keys() - shown:
        everywhere = _claims(found, checks, rerun)
        claims |= {name: claim for name, claim in everywhere.items() if name not in shown}
    claims |= _claims({name: cases for name, cases in found.items() if name in shown}, visible, rerun)
    return tuple(
        _explained(verdict, check, claims[check.id]) if check.id in claims else verdict
        for check, verdict in zip(checks, verdicts, strict=True)
    )


def _claims(
    found: Mapping[str, Sequence[Case]], checks: Sequence[Check], rerun: Rerun | None
) -> dict[str, Claim]:
    """Return by check id what explains the cases of all checks on the same function and item."""
    groups: dict[tuple[object, ...], list[str]] = {}
    for name, (case, *_) in found.items():
        key = (case.call.function, case.call.driver, case.item, case.comparer.kind)
        groups.setdefault(key, []).append(name)
    claims: dict[str, Claim] = {}
    for (function, driver, *_), names in groups.items():
        related = [
            case
            for cases in found.values()
            for case in cases
            if (case.call.function, case.call.driver) == (function, driver)
        ]
        claim = _claim([case for name in names for case in found[name]], related, checks, rerun)
        if claim is not None:
            claims |= dict.fromkeys(names, claim)
    return claims


def _explained(verdict: CheckResult, check: Check, claim: Claim) -> CheckResult:
    """Return a verdict with an explanation; its sentence would tell more than some checks reveal."""
    told = check.hidden or check.reveal == "full"
    return replace(verdict, diagnosis=claim.code, explanation=claim.text if told else "")


def _claim(
    cases: Sequence[Case], related: Sequence[Case], checks: Sequence[Check], rerun: Rerun | None
) -> Claim | None:
    """Return the first explanation of some cases; another argument has to explain all of the function's."""

    def claims() -> Iterator[Claim]:
        if distinct_values(cases) == 1:
            yield from _either(claim for family in FAMILIES for claim in family(cases))
        else:
            for family in FAMILIES:
                yield from family(cases)
        if rerun is not None:
            yield from other_arguments(related, [call for check in checks for call in check.calls], rerun)
        for family in LAST:
            yield from family(cases)

    with np.errstate(all="ignore"):  # what cannot be computed fits nothing
        return next(claims(), None)


def _either(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Yield one claim that says all that explains a single value, for one of them may do so by chance."""
    told = list({claim.text: claim for claim in claims}.values())[:SAID]
    if told:
        text = " ".join(claim.text for claim in told)
        yield Claim(told[0].code, f"Several mistakes give this. {text}" if len(told) > 1 else text)


def _cases(
    check: Check,
    outputs: Sequence[Output],
    expected: Sequence[Output],
    failed: Sequence[int],
    signatures: Mapping[str, tuple[str, ...]],
    returns: Mapping[str, tuple[str, ...]],
) -> list[Case]:
    """Return the failed calls of a check; none where one of them returned nothing that can be explained."""
    cases = []
    for number in failed:
        call, output, wanted = check.calls[number], outputs[number], expected[number]
        if (
            call.observe == "arguments"
            or not isinstance(output, Returned)
            or not isinstance(wanted, Returned)
        ):
            return []
        if is_shapeless(output.value, wanted.value, item_of(check.comparer)):
            return []
        names = signatures.get(call.function, ())
        cases.append(
            make_case(
                call,
                names,
                check.comparer.at(number),
                output.value,
                wanted.value,
                returns.get(call.function, ()),
            )
        )
    return cases
