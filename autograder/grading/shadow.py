"""A second judge for close, exact and spikes: what one comparer gets wrong, two seldom get wrong alike.

It imports nothing of `autograder.compare`, reads values from their end, and counts in fractions, so that no
rounding of its own decides. Where a deviation is within `NEAR` of the limit, either verdict is right.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from fractions import Fraction
from typing import Any

import numpy as np

from autograder.boundary.outputs import Output, Returned
from autograder.boundary.values import Symbolic
from autograder.course.spec import Check
from autograder.grading.shadow_carried import in_place, says_nothing
from autograder.grading.shadow_numbers import Number, Numbers, Sort, items, plain, read
from autograder.judge.result import CheckResult

KINDS = frozenset(["close", "exact", "spikes"])
NEAR = Fraction(1, 10**9)
IMAGINARY = Fraction(1, 10**9)  # of the reference's peak: below it an imaginary part is rounding


class Opinion(IntEnum):
    """From wrong to right; in between the deviation is so near the limit that rounding decides."""

    WRONG = 0
    JUST_WRONG = 1
    JUST_RIGHT = 2
    RIGHT = 3

    def agrees(self, passed: bool) -> bool:
        """Whether the other judge's verdict can be right in this opinion."""
        return self in (Opinion.JUST_WRONG, Opinion.JUST_RIGHT) or (self is Opinion.RIGHT) == passed


def disagreements(
    checks: Sequence[Check],
    outputs: Mapping[str, Sequence[Output]],
    expected: Mapping[str, Sequence[Output]],
    verdicts: Sequence[CheckResult],
) -> tuple[str, ...]:
    """Return the ids of the checks on which this judge and the verdicts differ."""
    return tuple(
        check.id
        for check, verdict in zip(checks, verdicts, strict=True)
        if (opinion := second_opinion(check, outputs[check.id], expected[check.id])) is not None
        and not opinion.agrees(verdict.status == "passed")
    )


def second_opinion(check: Check, outputs: Sequence[Output], expected: Sequence[Output]) -> Opinion | None:
    """Judge the outputs of a check's calls, one a call; of the check's comparer only the settings are read.

    Returns
    -------
    Opinion or None
        None where another comparer judges, or the reference gave no value.
    """
    if check.expect.kind not in KINDS or not all(isinstance(wanted, Returned) for wanted in expected):
        return None
    if getattr(check.expect, "carry", None) is not None:
        return _carried(check, outputs, expected)
    pairs = list(enumerate(zip(outputs, expected, strict=True)))
    return min((_call(check, number, *pair) for number, pair in reversed(pairs)), default=Opinion.RIGHT)


def _carried(check: Check, outputs: Sequence[Output], expected: Sequence[Output]) -> Opinion:
    """Judge by the reference's values and, where these say something, by the student's own earlier ones."""
    settings: Any = check.expect
    own = replace(check, expect=replace(settings, ignore=None)) if settings.kind == "close" else check
    looks = [call.observe == "arguments" for call in check.calls]
    follows = settings.carry(tuple(output.value for output in expected if isinstance(output, Returned)))
    judged = [n for n, value in enumerate(follows) if looks[n] or value is not None]
    found = min((_call(check, n, outputs[n], expected[n]) for n in judged), default=Opinion.RIGHT)
    values = [output.value for output in outputs if isinstance(output, Returned)]
    if found is Opinion.RIGHT or len(values) < len(outputs) or says_nothing(check, values):
        return found
    try:
        with np.errstate(all="ignore"):
            follows = settings.carry(tuple(values))
        wanted = [
            given if looks[n] else Returned(in_place(given, settings.item, follows[n]))
            for n, given in enumerate(expected)
        ]
        return max(found, min(_call(own, n, outputs[n], wanted[n]) for n in reversed(judged)))
    except Exception:  # nothing follows from values of an odd form
        return found


@dataclass(frozen=True, slots=True)
class _Rule:
    """What a comparer says: with a window it judges spike times, else numbers; exact allows nothing."""

    item: int | None
    atol: Fraction = Fraction(0)
    rtol: Fraction = Fraction(0)
    scale: str | float = "peak"
    broadcast: bool = False
    window: Fraction | None = None


def _rule(check: Check, number: int) -> _Rule:
    settings: Any = check.expect
    if settings.kind == "exact" or check.calls[number].observe == "arguments":
        return _Rule(settings.item)
    if settings.kind == "spikes":
        return _Rule(settings.item, window=Fraction(settings.window))
    tolerances = Fraction(settings.atol), Fraction(settings.rtol)
    return _Rule(settings.item, *tolerances, settings.scale, settings.broadcast)


def _call(check: Check, number: int, output: Output, wanted: Output) -> Opinion:
    assert isinstance(wanted, Returned)
    if not isinstance(output, Returned):
        return Opinion.WRONG
    rule, value, reference = _rule(check, number), output.value, wanted.value
    mask = _mask(check, number, reference)
    if rule.item is not None:
        yours, theirs = items(value), items(reference)
        if yours is None or theirs is None or len(yours) != len(theirs):
            return Opinion.WRONG
        value, reference = yours[rule.item], theirs[rule.item]
    if rule.window is not None:
        return _train(value, reference, rule.window)
    return _part(value, reference, rule, mask)


def _mask(check: Check, number: int, reference: Any) -> list[bool] | None:
    """Return where nothing is compared; the author's function sees the reference alone."""
    settings: Any = check.expect
    if settings.kind != "close" or check.calls[number].observe == "arguments":
        return None
    mask = settings.masks[number] if settings.masks else settings.ignore and settings.ignore(reference)
    return None if mask is None else [bool(flag) for flag in np.asarray(mask).ravel()]


def _part(value: Any, reference: Any, rule: _Rule, mask: list[bool] | None) -> Opinion:
    """Judge what belongs together: a dict by its keys, a tuple by its items, numbers all at once."""
    if isinstance(reference, dict):
        if not isinstance(value, dict) or set(value) != set(reference):
            return Opinion.WRONG
        return min(
            (_part(value[key], reference[key], rule, None) for key in reference), default=Opinion.RIGHT
        )
    if reference is None or isinstance(reference, str | bytes | Symbolic):
        same = type(value) is type(reference) and value == reference
        return Opinion.RIGHT if same else Opinion.WRONG
    wanted = None if isinstance(reference, tuple) else read(reference)
    if wanted is not None and (not isinstance(reference, list) or plain(reference)):
        return _numbers(read(value), wanted, rule, mask)
    yours, theirs = items(value), items(reference)
    if yours is None or theirs is None or len(yours) != len(theirs):
        return Opinion.WRONG
    pairs = list(zip(yours, theirs, strict=True))
    return min((_part(mine, their, rule, None) for mine, their in reversed(pairs)), default=Opinion.RIGHT)


def _numbers(yours: Numbers | None, wanted: Numbers, rule: _Rule, mask: list[bool] | None) -> Opinion:
    flat = None if yours is None else _fitted(yours, wanted.shape, rule.broadcast)
    if yours is None or flat is None or (yours.sort is Sort.TRUTH) != (wanted.sort is Sort.TRUTH):
        return Opinion.WRONG
    kept = [not flag for flag in mask] if mask is not None else [True] * len(wanted.flat)
    sizes = [abs(ref) for ref, keep in zip(wanted.flat, kept, strict=True) if keep and _finite(ref)]
    peak = Fraction(max(sizes, default=0))
    found = Opinion.RIGHT
    if yours.sort is Sort.COMPLEX and wanted.sort is not Sort.COMPLEX:
        found = min((_imaginary(number, peak) for number in flat), default=found)
        flat = [complex(number).real for number in flat]
    for place in reversed(range(len(flat))):
        if kept[place]:
            found = min(found, _number(flat[place], wanted.flat[place], rule, peak))
    return found


def _fitted(yours: Numbers, shape: tuple[int, ...], broadcast: bool) -> list[Number] | None:
    """Return the numbers as many as are wanted, where the shapes differ in form alone."""
    column = len(shape) == 1 and yours.shape == (*shape, 1)
    if yours.shape == shape or column or (shape == () and len(yours.flat) == 1):
        return yours.flat
    if broadcast and yours.shape in ((), (1,)) and 0 not in shape:
        return yours.flat * math.prod(shape)
    return None


def _imaginary(number: Number, peak: Fraction) -> Opinion:
    both = complex(number)
    if not math.isfinite(both.real):
        return Opinion.RIGHT
    if not math.isfinite(both.imag):
        return Opinion.WRONG
    return _within(Fraction(both.imag) ** 2, IMAGINARY * peak)


def _number(yours: Number, reference: Number, rule: _Rule, peak: Fraction) -> Opinion:
    """Judge one number: nan wants nan, infinity itself, and everything else a deviation within the limit."""
    if isinstance(yours, float) or isinstance(reference, float):
        yours, reference = _real(yours), _real(reference)
    if reference != reference:
        return Opinion.RIGHT if yours != yours else Opinion.WRONG
    if yours == reference:
        return Opinion.RIGHT
    if isinstance(reference, bool) or not _finite(reference) or not _finite(yours):
        return Opinion.WRONG
    named = {"peak": peak, "each": Fraction(abs(reference))}
    scale = named[rule.scale] if isinstance(rule.scale, str) else Fraction(rule.scale)
    limit = rule.atol + rule.rtol * scale
    return _within(sum((mine - their) ** 2 for mine, their in _axes(yours, reference)), limit)


def _real(number: Number) -> float | complex:
    """Return a number as it is compared with one that has a point: in double precision."""
    return number if isinstance(number, complex) else float(number)


def _axes(yours: Number, reference: Number) -> Iterator[tuple[Fraction, Fraction]]:
    """Yield the real parts and, of complex numbers, the imaginary ones."""
    if isinstance(yours, complex) or isinstance(reference, complex):
        one, other = complex(yours), complex(reference)
        yield Fraction(one.real), Fraction(other.real)
        yield Fraction(one.imag), Fraction(other.imag)
    else:
        yield Fraction(yours), Fraction(reference)


def _within(square: Fraction | int, limit: Fraction) -> Opinion:
    """Hold the square of a deviation against a limit: a square root would round."""
    if ((1 - NEAR) * limit) ** 2 <= square <= ((1 + NEAR) * limit) ** 2 and limit:
        return Opinion.JUST_RIGHT if square <= limit**2 else Opinion.JUST_WRONG
    return Opinion.RIGHT if square <= limit**2 else Opinion.WRONG


def _finite(number: Number) -> bool:
    both = complex(number)
    return math.isfinite(both.real) and math.isfinite(both.imag)


def _train(value: Any, reference: Any, window: Fraction) -> Opinion:
    """Judge spike times: as many as wanted, ascending, each within the window of the one it stands for."""
    yours, wanted = read(value), read(reference)
    if yours is None or wanted is None or not (len(yours.shape) == 1 or yours.shape[1:] == (1,)):
        return Opinion.WRONG
    if len(yours.flat) != len(wanted.flat):
        return Opinion.WRONG
    if not yours.flat:
        return Opinion.RIGHT
    if yours.sort is Sort.TRUTH or not all(map(_finite, yours.flat)):
        return Opinion.WRONG
    peak = Fraction(max(abs(time) for time in wanted.flat))
    found = min(_imaginary(time, peak) for time in yours.flat)
    mine = [Fraction(complex(time).real) for time in yours.flat]
    theirs = [Fraction(complex(time).real) for time in wanted.flat]
    if mine != sorted(mine):
        return Opinion.WRONG
    return min(found, *(_within((one - other) ** 2, window) for one, other in zip(mine, theirs, strict=True)))
