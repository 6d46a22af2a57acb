"""What every comparer is: frozen, pure, from an output and the reference's output to a `Comparison`."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, TypeAlias

from autograder.boundary.outputs import Failed, Output, Raised, Returned
from autograder.errors import ReferenceFault, SpecError

#: the name of an argument, or a name for an item of what is returned and its number
Coordinate: TypeAlias = str | tuple[str, int]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where and how much a value differs.

    Attributes
    ----------
    index : int or None
        Flat index of the first value outside the tolerance.
    bad, total : int
        How many values are outside the tolerance, of how many compared.
    max_error : float or None
        Largest deviation, in units of the reference's scale; infinite where that is 0.
    ratio : float or None
        Largest deviation divided by what the tolerance allows there: above 1 is wrong. None when no
        numbers were compared; 0 or infinite where nothing is allowed.
    your_value, reference_value : number or None
        The two values at `index`.
    yours, reference : array of float, or None
        What was compared, for the figure, where a value is wrong: two rows, or two tables of one shape.
    allowed : array of float, or None
        The tolerance at each of the reference's values.
    unit : str
        Unit of the values, or empty.
    place : str
        The first bad value's index in every dimension, as text; empty where the detail names none.
    """

    index: int | None = None
    bad: int = 0
    total: int = 0
    max_error: float | None = None
    ratio: float | None = None
    your_value: Any = None
    reference_value: Any = None
    yours: Any = None
    reference: Any = None
    allowed: Any = None
    unit: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The verdict on one output.

    Attributes
    ----------
    fraction : float
        Share of the points that is earned, 0 to 1.
    message : str
        What differs, without expected values; empty when all is right.
    detail : str
        The same with expected values, for visible checks.
    code : str or None
        Generic diagnosis, the rung of the ladder that failed: "kind", "items", "ndim", "shape",
        "dtype", "nan", "values", or the code of an output that is no value. What comes after a
        colon makes the rung before it more precise.
    call : int or None
        Which of the check's calls this is about, from 0; None when it is about all of them together.
    carried : bool
        Whether it is right by the student's own earlier values, though not by the reference's.
    """

    fraction: float
    message: str = ""
    detail: str = ""
    code: str | None = None
    evidence: Evidence = field(default_factory=Evidence)
    call: int | None = None
    carried: bool = False

    @property
    def family(self) -> str | None:
        """Return the code without what makes it more precise."""
        return self.code and self.code.partition(":")[0]

    @property
    def passed(self) -> bool:
        """Whether the output is right in every part."""
        return self.fraction >= 1.0


PASSED = Comparison(1.0)


def passed(evidence: Evidence) -> Comparison:
    """Return the verdict that all is right."""
    return Comparison(1.0, evidence=evidence)


class Refused(Exception):
    """Ends a comparison at the rung that failed; never leaves the comparer."""

    def __init__(self, comparison: Comparison) -> None:
        super().__init__(comparison.message)
        self.comparison = comparison


def refusal(code: str, message: str, detail: str = "", evidence: Evidence | None = None) -> Refused:
    """Return what ends a comparison with no points, with the rung, words and evidence given."""
    return Refused(Comparison(0.0, message, detail, code, evidence or Evidence()))


def returned(output: Output) -> Any:
    """Return the value of a student's output; refuse one that has none."""
    if isinstance(output, Failed):
        raise refusal(output.code, output.detail)
    if isinstance(output, Raised):
        if output.code == "raised:unwritten":
            raise refusal(output.code, "not written yet")
        where = f" at {place}" if (place := str(output.place)) else ""
        text = f": {output.message}" if output.message else ""
        raise refusal(output.code, f"raised {output.type}{where}{text}")
    return output.value


def reference_value(expected: Output) -> Any:
    """Return the value of the reference's output.

    Raises
    ------
    ReferenceFault
        If the reference raised or failed.
    """
    if isinstance(expected, Returned):
        return expected.value
    what = f"raised {expected.type}: {expected.message}" if isinstance(expected, Raised) else expected.detail
    raise ReferenceFault(f"The reference gave no value to compare with: {what}.")


class Comparer(ABC):
    """Base of the comparers; subclasses are frozen dataclasses.

    `compare` never raises because of the student's output, however odd; it raises `ReferenceFault` when
    the reference's output is not one that the comparer can use.
    """

    kind: ClassVar[str]
    #: whether the comparer judges all outputs of a tuple of calls together
    joint: ClassVar[bool] = False
    #: whether the comparer can be written to ``examples.json``, so that a visible check may use it
    portable: ClassVar[bool] = True

    @property
    def coordinate(self) -> Coordinate | None:
        """Return which argument or item holds the coordinates of the samples, if the comparer says so."""
        return None

    @property
    def coordinate_unit(self) -> str:
        """Return the unit of the coordinates, or nothing."""
        return ""

    @abstractmethod
    def compare(self, output: Output, expected: Output) -> Comparison:
        """Hold one output against the reference's output on the same call."""

    def compare_all(self, outputs: Sequence[Output], expected: Sequence[Output]) -> Comparison:
        """Hold the outputs of a check's calls against the reference's: all or nothing.

        The verdict is that on the first call that fails.
        """
        for wanted in expected:
            self.admit(wanted)
        return self.compare_calls(range(len(expected)), outputs, expected)

    def compare_calls(
        self, numbers: Sequence[int], outputs: Sequence[Output], expected: Sequence[Output]
    ) -> Comparison:
        """Return the verdict on the first of some calls that fails, else the largest deviation."""
        pairs = list(zip(outputs, expected, strict=True))
        largest = Evidence()
        for number in numbers:
            comparison = self.at(number).compare(*pairs[number])
            if not comparison.passed:
                return replace(comparison, call=number)
            if (comparison.evidence.ratio or 0.0) >= (largest.ratio or 0.0):
                largest = comparison.evidence
        return passed(largest)

    def judged(self, expected: Sequence[Output]) -> Sequence[int]:
        """Return the numbers of the calls whose outputs are compared, from 0; others are drawn on."""
        return range(len(expected))

    def failed_calls(self, outputs: Sequence[Output], expected: Sequence[Output]) -> list[int]:
        """Return the numbers of the calls whose outputs are wrong, each by itself; from 0."""
        judged = self.judged(expected)
        return [n for n in judged if not self.at(n).compare(outputs[n], expected[n]).passed]

    def admit(self, expected: Output) -> None:
        """Raise `ReferenceFault` unless the reference ended as this comparer needs it: with a value."""
        reference_value(expected)

    def at(self, call: int) -> "Comparer":
        """Return the comparer for one of several calls, numbered from 0."""
        return self

    def called(self, names: Sequence[str]) -> "Comparer":
        """Return the comparer with the names of the items that a function returns, if it uses them."""
        return self

    def check_reference(self, expected: Sequence[Output]) -> None:
        """Raise `ReferenceFault` unless the reference's outputs can be compared with, and pass themselves."""
        comparison = self.compare_all(expected, expected)
        if not comparison.passed:
            number = (comparison.call or 0) + 1
            which = f"call {number} of {len(expected)}: " if len(expected) > 1 else ""
            raise ReferenceFault(f"The reference does not pass its own check: {which}{comparison.message}.")

    def matches(self, output: Output, other: Output) -> bool:
        """Whether two outputs are the same to this comparer; neither need be right, or a value."""
        if not isinstance(output, Returned) or not isinstance(other, Returned):
            return False
        try:
            return self.compare(output, other).passed
        except ReferenceFault:
            return False

    def agree(self, outputs: Sequence[Output], others: Sequence[Output]) -> bool:
        """Whether the outputs of all calls match, call by call."""
        pairs = enumerate(zip(outputs, others, strict=True))
        return all(self.at(number).matches(one, other) for number, (one, other) in pairs)

    def to_dict(self) -> Mapping[str, Any]:
        """Return the comparer as plain data; `autograder.compare.from_dict` reads it."""
        raise SpecError(f"A visible check cannot use {self.kind}(): it cannot be written to examples.json.")

    def example(self, expected: Sequence[Output]) -> tuple[Mapping[str, Any], tuple[Any, ...]]:
        """Return what ``examples.json`` keeps of a check with these reference outputs.

        Returns
        -------
        comparer : dict
            For `autograder.compare.from_dict`. Values are JSON's, but arrays and nan may occur.
        values : tuple
            One plain value a call; ``Returned(value)`` stands for the reference's output at home.
        """
        return self.to_dict(), tuple(reference_value(output) for output in expected)


def with_item(whole: Any, item: int | None, part: Any) -> Any:
    """Return what a call returns with another part: one item of it, or all of it where `item` is None."""
    if item is None:
        return part
    items = list(whole)
    items[item] = part
    return tuple(items)
