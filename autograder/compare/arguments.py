"""A check's comparer where some of its calls look at their arguments: these must be unchanged, exactly."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from autograder.boundary.outputs import Output
from autograder.compare.base import Comparer, Comparison, Coordinate
from autograder.compare.exact import Exact


@dataclass(frozen=True, slots=True, eq=False)
class WithArguments(Comparer):
    """A comparer for the values of some calls, with exact equality for the arguments of others.

    Attributes
    ----------
    inner : Comparer
        For what calls return; not a joint one.
    looked_at : frozenset of int
        The calls, numbered from 0, whose arguments are looked at.
    """

    inner: Comparer
    looked_at: frozenset[int]

    @property
    def kind(self) -> str:  # type: ignore[override]
        """Return the kind of the comparer for values."""
        return self.inner.kind

    @property
    def coordinate(self) -> Coordinate | None:
        """Return what the comparer for values says."""
        return self.inner.coordinate

    def called(self, names: Sequence[str]) -> Comparer:
        """Return the comparer with the names of the items that a function returns."""
        return replace(self, inner=self.inner.called(names))

    @property
    def coordinate_unit(self) -> str:
        """Return what the comparer for values says."""
        return self.inner.coordinate_unit

    def at(self, call: int) -> Comparer:
        """Return the comparer of one call."""
        return (
            Exact(item=getattr(self.inner, "item", None)) if call in self.looked_at else self.inner.at(call)
        )

    def compare(self, output: Output, expected: Output) -> Comparison:
        """Compare the output of a single call."""
        return self.at(0).compare(output, expected)

    def example(self, expected: Sequence[Output]) -> tuple[Mapping[str, Any], tuple[Any, ...]]:
        """Return what ``examples.json`` keeps, which holds which calls look at arguments beside it."""
        return self.inner.example(expected)
