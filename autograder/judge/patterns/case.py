"""A wrong output beside the right one, and whether an explanation gives it within the check's tolerance."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.boundary.outputs import Output, Returned
from autograder.compare.arrays import Array
from autograder.compare.base import Comparer, with_item
from autograder.course.calls import Request
from autograder.errors import ReferenceFault

#: values that an explanation must give where a single one may be met by chance
MANY = 3
#: how much nearer a wrong output must be to what explains it than to the right one
CLEARLY = 5.0
#: whole numbers up to here are met by chance
SMALL = 100
LONG = 100  # parts of a list that are too many to be looked through for each explanation


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """A failed call that returned something.

    Attributes
    ----------
    call : Call or Value
    names : tuple of str
        The function's parameters, in order; empty where a driver has arguments of its own.
    returns : tuple of str
        What the function returns, by name; empty where that has no names.
    comparer : Comparer
        The check's, for this call.
    yours, reference : object
        What was returned, whole.
    given, wanted : array or None
        The parts that are compared, as real or complex numbers; None where they are something else.
    """

    call: Request
    names: tuple[str, ...]
    returns: tuple[str, ...]
    comparer: Comparer
    yours: Any
    reference: Any
    given: Array | None
    wanted: Array | None

    @property
    def item(self) -> int | None:
        """Which item of what is returned the check looks at."""
        return item_of(self.comparer)

    def item_name(self, place: int) -> str:
        """Return what an item is called: its name, else its number."""
        count = len(self.reference)
        return self.returns[place] if len(self.returns) == count else f"item [{place % count}]"

    @property
    def outputs(self) -> tuple[Returned, Returned]:
        """What was returned and what is right, as a comparer takes them."""
        return Returned(self.yours), Returned(self.reference)

    def outputs_with(self, value: Any) -> tuple[Returned, Returned]:
        """The same with another value in the place of what was returned."""
        return Returned(value), Returned(self.reference)

    def is_as_if(self, mistaken: Any) -> bool:
        """Whether the output is what it were with another value in the place of the right part."""
        return self.is_output(Returned(with_item(self.reference, self.item, _number_or_array(mistaken))))

    def is_output(self, mistaken: Output) -> bool:
        """Whether the output is this one, which is wrong, and much nearer to it than to the right one."""
        yours, right = self.outputs
        if not isinstance(mistaken, Returned) or not self.comparer.matches(yours, mistaken):
            return False
        if self.comparer.matches(mistaken, right):
            return False
        near, far = _ratio(self.comparer, yours, mistaken), _ratio(self.comparer, yours, right)
        return near is None or far is None or CLEARLY * near <= far

    def accepts(self, part: Any) -> bool:
        """Whether the check would pass with this part in the place of the right one."""
        whole = Returned(with_item(self.reference, self.item, _number_or_array(part)))
        return self.comparer.matches(whole, Returned(self.reference))


def _ratio(comparer: Comparer, output: Output, other: Output) -> float | None:
    """Return by how many tolerances two outputs differ, if that can be said."""
    try:
        return comparer.compare(output, other).evidence.ratio
    except ReferenceFault:  # the other one may have nan where a reference must not
        return None


def make_case(
    call: Request,
    names: tuple[str, ...],
    comparer: Comparer,
    yours: Any,
    reference: Any,
    returns: tuple[str, ...] = (),
) -> Case:
    """Return a case with the parts that are compared."""
    item = item_of(comparer)
    given, wanted = numbers_of(_item(yours, item)), numbers_of(_item(reference, item))
    if given is not None and wanted is not None and given.shape != wanted.shape:
        if wanted.ndim == 1 and given.shape == (wanted.size, 1):
            given = given[:, 0]
        elif wanted.shape == () and given.size == 1:
            given = given.reshape(())
    names, returns = ((), ()) if call.driver else (names, returns)
    return Case(call, names, returns, comparer, yours, reference, given, wanted)


def item_of(comparer: Comparer) -> int | None:
    """Return which item of what is returned a comparer looks at; None for all of it."""
    return getattr(comparer, "item", None)


def numbers_of(value: Any) -> Array | None:
    """Return a number, an array or a nested list of numbers as float64 or complex128; None for the rest."""
    if isinstance(value, str | bytes | dict) or value is None:
        return None
    try:
        array = np.asarray(value)
    except (ValueError, TypeError, OverflowError, RecursionError):
        return None
    if array.dtype.kind not in "iufc":
        return None
    return array.astype(np.complex128 if array.dtype.kind == "c" else np.float64)


def is_shapeless(value: Any, reference: Any, item: int | None) -> bool:
    """Whether a long list is no array, or holds nothing, where numbers are wanted: no mistake gives that."""
    part = _item(value, item)
    if not isinstance(part, list | tuple) or len(part) < LONG or numbers_of(_item(reference, item)) is None:
        return False
    try:
        return np.asarray(part).size == 0
    except (ValueError, TypeError, OverflowError, RecursionError):
        return True


def same_shape(cases: Sequence[Case]) -> list[tuple[Array, Array]] | None:
    """Return the parts of each case, given and wanted, where all are numbers of one shape; else None."""
    pairs = []
    for case in cases:
        if case.given is None or case.wanted is None or case.given.shape != case.wanted.shape:
            return None
        if not case.wanted.size:
            return None
        pairs.append((case.given, case.wanted))
    return pairs


def real_pairs(cases: Sequence[Case]) -> list[tuple[Array, Array]] | None:
    """Return what `same_shape` does where all numbers are real; else None."""
    pairs = same_shape(cases)
    if pairs is None or any(np.iscomplexobj(side) for pair in pairs for side in pair):
        return None
    return pairs


def all_as_if(cases: Sequence[Case], mistake: Callable[[Array], Any]) -> bool:
    """Whether each output is what a mistake makes of the right part; it may return None where it cannot."""
    return all(_as_if(case, mistake) for case in cases)


def _as_if(case: Case, mistake: Callable[[Array], Any]) -> bool:
    if case.wanted is None or not case.wanted.size:
        return False
    with np.errstate(all="ignore"):
        mistaken = mistake(case.wanted)
    return mistaken is not None and case.is_as_if(mistaken)


def distinct_values(cases: Sequence[Case]) -> int:
    """Return how many different right values the cases hold together, 0 not counted."""
    values = [case.wanted[np.isfinite(case.wanted)].ravel() for case in cases if case.wanted is not None]
    found = np.concatenate(values) if values else np.empty(0)
    return len({f"{value:.6g}" for value in found[found != 0].tolist()})


def all_zero(cases: Sequence[Case]) -> bool:
    """Whether nothing but 0 was returned."""
    return all(case.given is not None and case.given.size and not case.given.any() for case in cases)


def is_telling(cases: Sequence[Case]) -> bool:
    """Whether that an explanation gives all values is no accident.

    One value is enough when it is no small whole number and the tolerance is sharp. That all is 0 has many
    reasons.
    """
    if all_zero(cases):
        return False
    if distinct_values(cases) >= MANY:
        return True
    for case in cases:
        if case.wanted is None or not case.wanted.size:
            continue
        found = case.wanted[np.isfinite(case.wanted)]
        plain = (found == np.rint(found.real)) & (np.abs(found) <= SMALL)
        if not plain.all() and not case.accepts(case.wanted * 1.001):
            return True
    return False


def _item(value: Any, item: int | None) -> Any:
    if item is None:
        return value
    indexable = isinstance(value, tuple | list) or (isinstance(value, np.ndarray) and value.ndim > 0)
    if not indexable or not -len(value) <= item < len(value):
        return None
    return value[item]


def _number_or_array(part: Any) -> Any:
    return part.item() if isinstance(part, np.ndarray) and part.ndim == 0 else part
