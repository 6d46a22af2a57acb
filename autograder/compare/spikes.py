"""Spike times: the right number of them, each within a window of the reference's."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from autograder.boundary.outputs import Output
from autograder.boundary.wording import count_of, number, pair
from autograder.compare.arrays import Array, as_array, same_sort
from autograder.compare.base import (
    Comparer,
    Comparison,
    Evidence,
    Refused,
    passed,
    reference_value,
    refusal,
    returned,
)
from autograder.compare.carried import Carry
from autograder.compare.close import Close, check_carry, check_item, check_unit
from autograder.compare.structure import pick
from autograder.errors import ReferenceFault, is_number, require

#: spikes of one sort that a detail lists before it says how many more there are
LISTED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Spikes(Comparer):
    """The comparer that `spikes` makes."""

    item: int | None = None
    window: float
    unit: str = "ms"
    carry: Carry | None = None
    #: what the items of the value are called, for messages
    names: tuple[str, ...] = ()

    kind = "spikes"

    def __post_init__(self) -> None:
        """Refuse a window that is not a positive time."""
        check_item(self.item, "spikes()")
        check_unit(self.unit, "spikes()")
        number = is_number(self.window)
        require(
            number and 0 < self.window < math.inf,
            "The 'window' of spikes()",
            "a finite number above 0",
            self.window,
        )
        check_carry(self.carry, "spikes()")

    @property
    def portable(self) -> bool:  # type: ignore[override]
        """Return whether it can be written to ``examples.json``, which holds no code."""
        return self.carry is None

    def compare(self, output: Output, expected: Output) -> Comparison:
        """Compare counts first, then times, matched in order."""
        whole = reference_value(expected)
        try:
            value, reference, prefix = pick(returned(output), whole, self.item, self.names)
            wanted = _reference_times(reference)
            return passed(self._judge(_times(value, wanted, prefix), wanted, prefix))
        except Refused as refused:
            return refused.comparison

    def matches(self, output: Output, other: Output) -> bool:
        """Whether two trains agree within the window; what is no train agrees as numbers do."""
        if Comparer.matches(self, output, other):
            return True
        return Close(item=self.item, rtol=0.0, atol=self.window, nan_equal=True).matches(output, other)

    def called(self, names: Sequence[str]) -> "Spikes":
        """Return the comparer with the names of the items that a function returns."""
        return replace(self, names=tuple(names))

    def to_dict(self) -> Mapping[str, Any]:
        """Return the settings."""
        return {"kind": self.kind, "item": self.item, "window": self.window, "unit": self.unit}

    def _judge(self, yours: Array, wanted: Array, prefix: str) -> Evidence:
        missed, extra, shifted = match(yours, wanted, self.window)
        detail = "; ".join(
            filter(
                None,
                (
                    self._list("missed near", [wanted[i] for i in missed]),
                    self._list("extra at", [yours[i] for i in extra]),
                    self._shifts(yours, wanted, shifted),
                ),
            )
        )
        evidence = self._mark(yours, wanted, len(missed) + len(extra) + len(shifted))
        if yours.size != wanted.size:
            few = yours.size < wanted.size
            none = "no spikes where there are some" if yours.size == 0 else "too few spikes"
            raise refusal(
                "values",
                f"{prefix}{none if few else 'too many spikes'}",
                f"yours are {count_of(yours.size, 'spike')}, expected {wanted.size}; {detail}",
                evidence,
            )
        with np.errstate(all="ignore"):
            largest = float(np.max(np.abs(yours - wanted), initial=0.0))
        evidence = replace(evidence, max_error=largest / self.window, ratio=largest / self.window)
        if not evidence.bad:
            return evidence
        verb = "is" if evidence.bad == 1 else "are"
        raise refusal(
            "values",
            f"{prefix}{min(evidence.bad, wanted.size)} of {count_of(wanted.size, 'spike')} {verb} "
            f"at a wrong time, the first at index {evidence.index}",
            f"{detail}; allowed are {number(float(self.window), self.unit)}",
            evidence,
        )

    def _mark(self, yours: Array, wanted: Array, bad: int) -> Evidence:
        """Return the counts and, where a spike is wrong, the first one by its number in the train."""
        evidence = Evidence(bad=bad, total=wanted.size, unit=self.unit)
        if not bad:
            return evidence
        both = min(yours.size, wanted.size)
        wrong = np.abs(yours[:both] - wanted[:both]) > self.window
        index = int(np.argmax(wrong)) if wrong.any() else both
        if index < both:
            evidence = replace(evidence, your_value=float(yours[index]), reference_value=float(wanted[index]))
        if both >= 2:
            evidence = replace(evidence, yours=yours, reference=wanted)
        return replace(evidence, index=index)

    def _list(self, what: str, times: list[Any]) -> str:
        if not times:
            return ""
        more = f" and {len(times) - LISTED} more" if len(times) > LISTED else ""
        return f"{what} {', '.join(number(float(t)) for t in times[:LISTED])} {self.unit}{more}"

    def _shifts(self, yours: Array, wanted: Array, shifted: list[tuple[int, int]]) -> str:
        if not shifted:
            return ""
        i, j = shifted[0]
        mine, theirs = pair(float(yours[i]), float(wanted[j]), self.unit)
        text = f"the spike at {mine} belongs at {theirs}"
        return f"{text}, and {len(shifted) - 1} more shifted" if len(shifted) > 1 else text


def _reference_times(reference: Any) -> Array:
    times = np.asarray(reference)
    if times.size == 0:
        times = times.astype(float)
    row = times.ndim == 1 and times.dtype.kind in "iuf"
    if not row or not np.isfinite(times).all() or (np.diff(times) < 0).any():
        raise ReferenceFault("The reference's spike times must be one ascending row of finite numbers.")
    return times.astype(np.float64)


def _times(value: Any, wanted: Array, prefix: str) -> Array:
    """Climb the rungs up to nan and infinity; the number of spikes is no matter of shape."""
    array = as_array(value, prefix, "an array of spike times")
    if array.ndim == 2 and array.shape[1] == 1:
        array = array[:, 0]
    if array.ndim != 1:
        what = "a single number" if array.ndim == 0 else f"an array of shape {array.shape}"
        raise refusal("ndim", f"{prefix}returned {what} instead of a row of spike times")
    if array.size == 0:
        return np.empty(0)
    with np.errstate(all="ignore"):
        peak = float(np.max(np.abs(wanted), initial=0.0))
        array = same_sort(array, wanted, peak, prefix).astype(np.float64)
        if not np.isfinite(array).all():
            index = int(np.argmin(np.isfinite(array)))
            raise refusal("nan", f"{prefix}a spike time is nan or infinite, the first at index {index}")
        if (np.diff(array) < 0).any():
            index = int(np.argmax(np.diff(array) < 0)) + 1
            message = f"{prefix}the spike times are not in ascending order, the first at index {index}"
            raise refusal("values", message)
    return array


def match(yours: Array, wanted: Array, window: float) -> tuple[list[int], list[int], list[tuple[int, int]]]:
    """Match ascending spike times in order, earliest first.

    Returns
    -------
    missed : list of int
        Indices into `wanted` without a spike of yours.
    extra : list of int
        Indices into `yours` that belong to none.
    shifted : list of (int, int)
        Indices into both: spikes outside the window that stand between the same matched neighbours.
    """
    missed: list[int] = []
    extra: list[int] = []
    shifted: list[tuple[int, int]] = []
    lonely_yours: list[int] = []
    lonely_wanted: list[int] = []

    def settle() -> None:
        both = min(len(lonely_yours), len(lonely_wanted))
        shifted.extend(zip(lonely_yours[:both], lonely_wanted[:both], strict=True))
        extra.extend(lonely_yours[both:])
        missed.extend(lonely_wanted[both:])
        lonely_yours.clear()
        lonely_wanted.clear()

    i = j = 0
    mine, theirs = yours.tolist(), wanted.tolist()
    while i < len(mine) or j < len(theirs):
        if i < len(mine) and j < len(theirs) and abs(mine[i] - theirs[j]) <= window:
            settle()
            i, j = i + 1, j + 1
        elif j == len(theirs) or (i < len(mine) and mine[i] < theirs[j]):
            lonely_yours.append(i)
            i += 1
        else:
            lonely_wanted.append(j)
            j += 1
    settle()
    return missed, extra, shifted


def spikes(*, item: int | None = None, window: float, unit: str = "ms", carry: Carry | None = None) -> Spikes:
    """Pass spike times when there are as many as the reference's, each within a window of its match.

    Parameters
    ----------
    item : int, optional
        Index into a returned tuple or list, or the first axis of an array.
    window : float
        Largest distance between a spike and the reference's, in `unit`.
    unit : str
        Unit of the times.
    carry : callable, optional
        As for `autograder.close`: what the times must be by the student's own other values.

    Raises
    ------
    SpecError
        If the window is not a finite number above 0.
    """
    return Spikes(item=item, window=window, unit=unit, carry=carry)
