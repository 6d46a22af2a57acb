"""The last rungs, where nan and infinity are and the values themselves, for arrays of one shape."""

from dataclasses import dataclass, replace
from typing import Any, Literal, TypeAlias

import numpy as np

from autograder.boundary.wording import count_of, number, pair
from autograder.compare.arrays import Array, as_array, conform, curve_of, same_sort, widen
from autograder.compare.base import Evidence, Refused, refusal
from autograder.errors import ReferenceFault

#: whole numbers from here on may be rounded when they become float64
EXACT = 2.0**53
Scale: TypeAlias = Literal["peak", "each"] | float


@dataclass(frozen=True, slots=True)
class Tolerance:
    """What counts as equal: ``|x - ref| <= atol + rtol * scale``, with the scale taken from the reference."""

    rtol: float = 0.0
    atol: float = 0.0
    scale: Scale = "peak"
    nan_equal: bool = True
    broadcast: bool = False
    unit: str = ""

    def words(self, size: float | None) -> str:
        """Return the rule as a student reads it; `size` is the scale when it is one number."""
        if self.rtol == 0:
            return f"|yours - reference| <= {number(self.atol, self.unit)}"
        scale = "|reference|" if size is None else number(float(size), self.unit)
        absolute = f"{self.atol:g} + " if self.atol else ""
        return f"|yours - reference| <= {absolute}{self.rtol:g} × {scale}"


def compare_numbers(
    value: Any, reference: Array, tolerance: Tolerance, prefix: str = "", mask: Array | None = None
) -> Evidence:
    """Climb the rungs from kind to values for one array or number of the reference.

    Parameters
    ----------
    value : object
        Whatever a student returned for it.
    reference : array
        Any shape; bool, int, float or complex.
    mask : array of bool, same shape, optional
        Where nothing is compared.

    Returns
    -------
    Evidence
        How far the values are off, all of them within the tolerance.

    Raises
    ------
    Refused
        At the first rung that fails.
    ReferenceFault
        If the reference has nan where the tolerance does not expect it, or the mask leaves nothing.
    """
    if mask is None and (evidence := _plainly_right(value, reference, tolerance)) is not None:
        return evidence
    array = as_array(value, prefix, "an array" if reference.ndim else "a number")
    array = conform(array, reference, tolerance.broadcast, prefix)
    with np.errstate(all="ignore"):
        kept = np.ones(reference.shape, bool) if mask is None else ~mask
        if reference.size and not kept.any():
            raise ReferenceFault("The mask of 'ignore' leaves nothing to compare.")
        finite = np.isfinite(reference) & kept
        if not tolerance.nan_equal and np.isnan(reference[kept]).any():
            raise ReferenceFault("The reference has nan, but its comparer does not say nan_equal=True.")
        size = _size(reference, finite, tolerance.scale)
        peak = float(np.max(np.abs(widen(reference[finite])), initial=0.0))
        array = same_sort(array, reference, peak, prefix)
        _pattern(array, reference, finite, kept, tolerance, prefix)
        error, bad = _errors(array, reference, tolerance.atol + tolerance.rtol * size, finite)
        allowed = np.broadcast_to(tolerance.atol + tolerance.rtol * size, error.shape)
        evidence = Evidence(
            bad=int(bad.sum()),
            total=int(kept.sum()),
            max_error=_largest(error[finite], np.broadcast_to(size, error.shape)[finite]),
            ratio=_largest(error[finite], allowed[finite]),
            unit=tolerance.unit,
        )
    if not bad.any():
        return evidence
    evidence = replace(_mark(evidence, array, reference, bad), allowed=allowed)
    raise _wrong(reference, error, bad, size, evidence, tolerance, prefix)


def _plainly_right(value: Any, reference: Array, tolerance: Tolerance) -> Evidence | None:
    """Return the evidence for finite float64 values of the reference's shape that are all right.

    This is what nearly every right answer is, found with a tenth of the work of the whole ladder. Nan and
    infinity satisfy no comparison, so they, and all that is wrong, are left to the ladder.
    """
    if type(value) is float:
        value = np.float64(value)
    elif type(value) is not np.ndarray:
        return None
    if value.dtype != np.float64 or reference.dtype != np.float64 or value.shape != reference.shape:
        return None
    if not reference.size or tolerance.scale == "each":
        return None
    with np.errstate(all="ignore"):
        error = np.abs(value - reference).max()
        size = np.abs(reference).max() if tolerance.scale == "peak" else tolerance.scale
        allowed = tolerance.atol + tolerance.rtol * size
        if not error <= allowed < np.inf:
            return None
        return Evidence(
            total=reference.size,
            max_error=float(error / size) if error else 0.0,
            ratio=float(error / allowed) if error else 0.0,
            unit=tolerance.unit,
        )


def _size(reference: Array, finite: Array, scale: Scale) -> Any:
    # the absolute value of a whole number may be too large for its type: that of -128 for eight bits
    if scale == "peak":
        return float(np.max(np.abs(widen(reference[finite])), initial=0.0))
    if scale == "each":
        return np.where(finite, np.abs(widen(reference)), 0.0)
    return scale


def _pattern(
    array: Array, reference: Array, finite: Array, kept: Array, tolerance: Tolerance, prefix: str
) -> None:
    """Refuse nan and infinity where the reference is finite, and the reverse."""
    same = np.where(np.isnan(reference), np.isnan(array), array == reference)
    odd = kept & np.where(finite, ~np.isfinite(array), ~same)
    if not odd.any():
        return
    counts = Evidence(bad=int(odd.sum()), total=int(kept.sum()), unit=tolerance.unit)
    evidence = _mark(counts, array, reference, odd)
    yours, wanted = number(evidence.your_value), number(evidence.reference_value)
    if np.isfinite(array[odd]).any():
        what = "nan or infinity is missing or misplaced"
    else:
        what = (
            "the value is nan or infinite"
            if reference.ndim == 0
            else (
                f"{evidence.bad} of {count_of(evidence.total, 'value')} "
                f"{'is' if evidence.bad == 1 else 'are'} nan or infinite"
            )
        )
    place = f", first at index {_place(evidence.index, reference.shape)}" if reference.ndim else ""
    raise refusal(
        "nan",
        f"{prefix}{what}{place}",
        f"yours is {yours}, expected {wanted}; values were not checked because nan or infinity differs",
        evidence,
    )


def _errors(array: Array, reference: Array, allowed: Any, finite: Array) -> tuple[Array, Array]:
    """Return the deviation of each value, and where it is more than allowed."""
    whole = array.dtype.kind in "iu" and reference.dtype.kind in "iu"
    if array.dtype.kind == "b":
        bad = finite & (array != reference)
        return np.where(bad, 1.0, 0.0), bad
    error = np.abs(widen(array) - widen(reference))
    if whole and max(np.max(np.abs(widen(side)), initial=0.0) for side in (array, reference)) >= EXACT:
        exact = np.asarray(array.astype(object) - reference.astype(object), object)  # also of single numbers
        error = np.asarray(np.abs(exact), np.float64).reshape(error.shape)
    # a nan is not within any tolerance
    return error, finite & ~(error <= allowed)


def _largest(error: Array, scale: Array) -> float | None:
    if not error.size:
        return None
    return float(np.max(np.where(error == 0, 0.0, error / scale)))


def _mark(evidence: Evidence, array: Array, reference: Array, bad: Array) -> Evidence:
    """Add the first bad value and, for a curve, all of it."""
    index = int(np.argmax(bad))
    yours, wanted = array.flat[index].item(), reference.flat[index].item()
    evidence = replace(evidence, index=index, your_value=yours, reference_value=wanted)
    return curve_of(evidence, array, reference)


def _place(index: int | None, shape: tuple[int, ...]) -> str:
    place = tuple(int(i) for i in np.unravel_index(index or 0, shape))
    return str(place[0]) if len(place) == 1 else str(place)


def _wrong(
    reference: Array,
    error: Array,
    bad: Array,
    size: Any,
    evidence: Evidence,
    tolerance: Tolerance,
    prefix: str,
) -> Refused:
    unit = tolerance.unit
    yours, wanted = pair(evidence.your_value, evidence.reference_value, unit)
    if reference.ndim == 0:
        detail = f"yours is {yours}, expected {wanted}"
        return refusal("values", f"{prefix}the value is wrong", detail, evidence)
    place = _place(evidence.index, reference.shape)
    share = f"{evidence.bad} of {count_of(evidence.total, 'value')} {'is' if evidence.bad == 1 else 'are'}"
    detail = f"yours is {yours}, expected {wanted}"
    evidence = replace(evidence, place=place)
    if reference.dtype.kind != "b":
        detail += f"; largest error {number(float(np.max(error[bad])), unit)}"
        if tolerance.rtol or tolerance.atol:
            detail += f"; tolerance {tolerance.words(None if tolerance.scale == 'each' else size)}"
    return refusal("values", f"{prefix}{share} wrong, the first at index {place}", detail, evidence)
