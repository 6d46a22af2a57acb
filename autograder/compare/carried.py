"""Carried forward: a mistake in an earlier value is not punished again in what follows from it.

What is right by the student's own earlier values is computed by a function of the spec, from these values
alone. Earlier values that say nothing (all equal, all zero, nan, nothing at all) never earn by it: from
them, anything follows.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

import numpy as np

from autograder.boundary.outputs import Output, Returned
from autograder.compare.arrays import Array
from autograder.compare.base import Comparer, Comparison, Coordinate, reference_value, with_item
from autograder.errors import ReferenceFault

#: from the values of a check's calls to what they must be by these: None for what is only drawn on
Carry: TypeAlias = Callable[[tuple[Any, ...]], Sequence[Any]]
EVEN = 1e-9  # of the largest value: numbers that differ by less are all equal


@dataclass(frozen=True, slots=True, eq=False)
class Carried(Comparer):
    """Holds outputs against the reference's and, where these are missed, against the student's own.

    Attributes
    ----------
    inner, own : Comparer
        For the reference's values, and for what follows from the student's.
    carry : callable
        See `Carry`.
    item : int or None
        Which item of what a call returns is compared, and carried to.
    sources : tuple of str
        What each call asks: the same text where calls differ in their arguments alone.
    looked_at : frozenset of int
        The calls, numbered from 0, whose arguments are looked at: these are the reference's in any case.
    """

    inner: Comparer
    own: Comparer
    carry: Carry
    item: int | None
    sources: tuple[str, ...]
    looked_at: frozenset[int]

    @property
    def kind(self) -> str:  # type: ignore[override]
        """Return the kind of the comparer for values."""
        return self.inner.kind

    @property
    def coordinate(self) -> Coordinate | None:
        """Return what the comparer for values says."""
        return self.inner.coordinate

    @property
    def coordinate_unit(self) -> str:
        """Return what the comparer for values says."""
        return self.inner.coordinate_unit

    def called(self, names: Sequence[str]) -> Comparer:
        """Return the comparer with the names of the items that a function returns."""
        return replace(self, inner=self.inner.called(names))

    def at(self, call: int) -> Comparer:
        """Return the comparer of one call."""
        return self.inner.at(call)

    def judged(self, expected: Sequence[Output]) -> list[int]:
        """Return the calls that `carry` does not merely draw on."""
        follows = self._of_reference(tuple(reference_value(output) for output in expected))
        return [n for n, value in enumerate(follows) if value is not None or n in self.looked_at]

    def compare(self, output: Output, expected: Output) -> Comparison:
        """Judge the output of a single call."""
        return self.compare_all((output,), (expected,))

    def compare_all(self, outputs: Sequence[Output], expected: Sequence[Output]) -> Comparison:
        """Judge the calls that `carry` does not merely draw on: all or nothing, one way or the other."""
        theirs = tuple(reference_value(output) for output in expected)
        judged = self.judged(expected)
        comparison = self.inner.compare_calls(judged, outputs, expected)
        if comparison.passed:
            return comparison
        values = [output.value for output in outputs if isinstance(output, Returned)]
        if len(values) < len(outputs):
            return comparison
        try:
            if says_nothing(self.sources, values, self.looked_at):
                return comparison
            with np.errstate(all="ignore"):
                own = self.carry(tuple(values))
            wanted = [
                expected[n] if n in self.looked_at else Returned(with_item(theirs[n], self.item, own[n]))
                for n in range(len(expected))
            ]
            forward = self.own.compare_calls(judged, outputs, wanted)
        except Exception:  # nothing that can be compared with follows from values that are odd in some way
            return comparison
        return replace(forward, carried=True) if forward.passed else comparison

    def check_reference(self, expected: Sequence[Output]) -> None:
        """Raise `ReferenceFault` unless what follows from the reference's values is the reference's."""
        Comparer.check_reference(self, expected)
        theirs = tuple(reference_value(output) for output in expected)
        for number, value in enumerate(self._of_reference(theirs)):
            if value is not None and number not in self.looked_at:
                follows = Returned(with_item(theirs[number], self.item, value))
                comparison = self.inner.at(number).compare(follows, expected[number])
                if not comparison.passed:
                    raise ReferenceFault(
                        f"What 'carry' makes of the reference's values must be the reference's; in call "
                        f"{number + 1}: {comparison.message}."
                    )

    def _of_reference(self, values: tuple[Any, ...]) -> Sequence[Any]:
        try:
            found = self.carry(values)
            if len(found) == len(values):
                return found
        except Exception as error:
            raise ReferenceFault(
                f"The 'carry' of {self.kind}() raised {type(error).__name__} on the reference: {error}."
            ) from error
        raise ReferenceFault(
            f"The 'carry' of {self.kind}() must return one value a call, None for what it only draws on; got "
            f"{len(found)} for {len(values)}."
        )


def says_nothing(sources: Sequence[str], values: Sequence[Any], but: frozenset[int] = frozenset()) -> bool:
    """Whether some part of the values, over all calls of its source, is no numbers, not finite or constant.

    Parameters
    ----------
    sources : sequence of str
        What each value is an answer to.
    but : frozenset of int
        Values to leave out, by their number.
    """
    parts: dict[tuple[str, str], list[Array | None]] = {}
    for number, (source, value) in enumerate(zip(sources, values, strict=True)):
        if number not in but:
            for path, array in _parts(value, ""):
                parts.setdefault((source, path), []).append(array)
    return any(_constant(arrays) for arrays in parts.values())


def _parts(value: Any, path: str) -> Iterator[tuple[str, Array | None]]:
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from _parts(item, f"{path}.{key}")
        return
    numbers = not isinstance(value, tuple) and (
        not isinstance(value, list) or all(isinstance(item, int | float | complex) for item in value)
    )
    if numbers or not value:
        array = np.asarray(value)
        yield path, array.ravel() if array.dtype.kind in "iufc" else None
        return
    for number, item in enumerate(value):
        yield from _parts(item, f"{path}[{number}]")


def _constant(arrays: Sequence[Array | None]) -> bool:
    found = [array for array in arrays if array is not None]
    if len(found) < len(arrays):
        return True
    joined = np.concatenate(found).astype(complex)
    if not joined.size or not np.isfinite(joined).all():
        return True
    if joined.size == 1:
        return bool(joined[0] == 0)
    return bool(np.abs(joined - joined[0]).max() <= EVEN * np.abs(joined).max())
