"""Whether a call raises an exception of the right type."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from autograder.boundary.outputs import Output, Raised, Returned
from autograder.compare.base import PASSED, Comparer, Comparison, Refused, refusal, returned
from autograder.errors import ReferenceFault, require


@dataclass(frozen=True, slots=True)
class Raises(Comparer):
    """The comparer that `raises` makes."""

    types: tuple[str, ...]
    #: made from an example: the reference's outputs are not at hand
    stored: bool = False

    kind = "raises"

    def __post_init__(self) -> None:
        """Refuse anything but names of exception types."""
        fine = bool(self.types) and all(isinstance(name, str) and name.isidentifier() for name in self.types)
        require(fine, "The types of raises()", 'names of exception types such as "ValueError"', self.types)

    def compare(self, output: Output, expected: Output) -> Comparison:
        """Pass an output that raised one of the types; the reference must have done so too."""
        self.admit(expected)
        if self._fits(output):
            return PASSED
        try:
            returned(output)
            raise refusal("kind", "returned a value where an exception is asked for")
        except Refused as refused:
            return replace(refused.comparison, detail=f"should raise {self._names()}")

    def admit(self, expected: Output) -> None:
        """Raise `ReferenceFault` unless the reference raised one of the types, or is an example's."""
        if not self.stored and not self._fits(expected):
            raise ReferenceFault(f"The reference does not raise {self._names()}.")

    def matches(self, output: Output, other: Output) -> bool:
        """Whether both raised the same type, or neither raised."""
        if isinstance(output, Raised) and isinstance(other, Raised):
            return output.type == other.type
        return isinstance(output, Returned) and isinstance(other, Returned)

    def to_dict(self) -> Mapping[str, Any]:
        """Return the names of the types."""
        return {"kind": self.kind, "types": list(self.types)}

    def example(self, expected: Sequence[Output]) -> tuple[Mapping[str, Any], tuple[Any, ...]]:
        """Keep no value, for an exception has none."""
        self.check_reference(expected)
        return self.to_dict(), tuple(None for _ in expected)

    def _fits(self, output: Output) -> bool:
        return isinstance(output, Raised) and output.type in self.types

    def _names(self) -> str:
        return " or ".join(self.types)


def raises(*types: str) -> Raises:
    """Pass when every call raises an exception of one of the types, given by name.

    Raises
    ------
    SpecError
        If there is no type or one is not the name of an exception.
    """
    return Raises(types)
