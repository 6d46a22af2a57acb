"""Values that are the same: whole numbers, truth values, text, and lists and arrays of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from autograder.boundary.outputs import Output
from autograder.compare.base import Comparer, Comparison, Refused, passed, reference_value, returned
from autograder.compare.close import check_item, check_unit
from autograder.compare.numbers import Tolerance
from autograder.compare.structure import compare_parts, pick


@dataclass(frozen=True, slots=True, kw_only=True)
class Exact(Comparer):
    """The comparer that `exact` makes."""

    item: int | None = None
    unit: str | None = None
    #: what the items of the value are called, for messages
    names: tuple[str, ...] = ()

    kind = "exact"

    def __post_init__(self) -> None:
        """Refuse an item or a unit of the wrong kind."""
        check_item(self.item, "exact()")
        check_unit(self.unit, "exact()")

    def compare(self, output: Output, expected: Output) -> Comparison:
        """Climb the ladder with nothing allowed at its end."""
        whole = reference_value(expected)
        try:
            value, reference, prefix = pick(returned(output), whole, self.item, self.names)
            evidence = compare_parts(value, reference, Tolerance(unit=self.unit or ""), prefix)
        except Refused as refused:
            return refused.comparison
        return passed(evidence)

    def called(self, names: Sequence[str]) -> "Exact":
        """Return the comparer with the names of the items that a function returns."""
        return replace(self, names=tuple(names))

    def to_dict(self) -> Mapping[str, Any]:
        """Return the settings."""
        return {"kind": self.kind, "item": self.item, "unit": self.unit}


def exact(*, item: int | None = None, unit: str | None = None) -> Exact:
    """Pass values that equal the reference's: the ladder of `close`, with no tolerance.

    A whole number may come as a float of the same value; nan equals nan.

    Parameters
    ----------
    item : int, optional
        Index into a returned tuple or list, or the first axis of an array; without it all is compared.
    unit : str, optional
        For messages and figures.

    Raises
    ------
    SpecError
        If `item` is not a whole number or `unit` not text.
    """
    return Exact(item=item, unit=unit)
