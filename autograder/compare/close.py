"""Numbers that agree within a tolerance scaled by the reference."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from autograder.boundary.outputs import Output
from autograder.compare.arrays import Array
from autograder.compare.base import (
    Comparer,
    Comparison,
    Coordinate,
    Refused,
    passed,
    reference_value,
    returned,
)
from autograder.compare.carried import Carry
from autograder.compare.numbers import Scale, Tolerance
from autograder.compare.structure import compare_parts, pick
from autograder.errors import ReferenceFault, is_number, require


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Close(Comparer):
    """The comparer that `close` makes."""

    item: int | None = None
    rtol: float = 1e-5
    atol: float = 0.0
    scale: Scale = "peak"
    nan_equal: bool = False
    broadcast: bool = False
    ignore: Callable[[Any], Any] | None = None
    unit: str | None = None
    x: Coordinate | None = None
    x_unit: str = ""
    #: masks already computed, one a call, as an example holds them
    masks: tuple[Array | None, ...] = ()
    carry: Carry | None = None
    #: what the items of the value are called, for messages
    names: tuple[str, ...] = ()

    kind = "close"

    def __post_init__(self) -> None:
        """Refuse settings that could not tell right from wrong."""
        check_item(self.item, "close()")
        check_unit(self.unit, "close()")
        require(
            is_number(self.rtol) and 0 <= self.rtol < 1,
            "The 'rtol' of close()",
            "a number from 0 to below 1",
            self.rtol,
        )
        require(
            is_number(self.atol) and 0 <= self.atol < math.inf,
            "The 'atol' of close()",
            "a finite number, 0 or above",
            self.atol,
        )
        require(
            self.scale in ("peak", "each")
            if isinstance(self.scale, str)
            else is_number(self.scale) and 0 < self.scale < math.inf,
            "The 'scale' of close()",
            '"peak", "each" or a number above 0',
            self.scale,
        )
        require(
            self.x is None
            or isinstance(self.x, str)
            or (isinstance(self.x, tuple) and list(map(type, self.x)) == [str, int]),
            "The 'x' of close()",
            "None, the name of an argument or of a parameter, or a name and the number of an item",
            self.x,
        )
        require(isinstance(self.x_unit, str), "The 'x_unit' of close()", "text", self.x_unit)
        for name in ("nan_equal", "broadcast"):
            flag = getattr(self, name)
            require(isinstance(flag, bool), f"The {name!r} of close()", "True or False", flag)
        require(
            self.ignore is None or callable(self.ignore),
            "The 'ignore' of close()",
            "None or a function of the reference's value",
            self.ignore,
        )
        check_carry(self.carry, "close()")

    @property
    def portable(self) -> bool:  # type: ignore[override]
        """Return whether it can be written to ``examples.json``, which holds no code."""
        return self.carry is None

    @property
    def coordinate(self) -> Coordinate | None:
        """Return which argument or item holds the coordinates of the samples, if the spec says so."""
        return self.x

    @property
    def coordinate_unit(self) -> str:
        """Return the unit of the coordinates, or nothing."""
        return self.x_unit

    def compare(self, output: Output, expected: Output) -> Comparison:
        """Climb the ladder with the reference's output on the same call."""
        whole = reference_value(expected)
        mask = self._mask(whole)
        tolerance = Tolerance(
            self.rtol, self.atol, self.scale, self.nan_equal, self.broadcast, self.unit or ""
        )
        try:
            value, reference, prefix = pick(returned(output), whole, self.item, self.names)
            return passed(compare_parts(value, reference, tolerance, prefix, mask))
        except Refused as refused:
            return refused.comparison

    def called(self, names: Sequence[str]) -> "Close":
        """Return the comparer with the names of the items that a function returns."""
        return replace(self, names=tuple(names))

    def at(self, call: int) -> "Close":
        """Return the comparer with the mask of one call."""
        return replace(self, masks=(self.masks[call],)) if self.masks else self

    def matches(self, output: Output, other: Output) -> bool:
        """Whether two outputs agree within the tolerance; nan agrees with nan, for both may be wrong."""
        forgiving = replace(self, nan_equal=True)
        if Comparer.matches(forgiving, output, other):
            return True
        if self.ignore is None and not self.masks:
            return False
        # `ignore` is written for the reference's values and may not work on another answer's
        return Comparer.matches(replace(forgiving, ignore=None, masks=()), output, other)

    def to_dict(self) -> Mapping[str, Any]:
        """Return the settings; of `ignore`, which is code, only the masks of an example remain."""
        data = {
            name: getattr(self, name)
            for name in ("item", "rtol", "atol", "scale", "nan_equal", "broadcast", "unit")
        }
        x = list(self.x) if isinstance(self.x, tuple) else self.x
        said = {name: value for name, value in (("x", x), ("x_unit", self.x_unit)) if value}
        return {"kind": self.kind, **data, **said}

    def example(self, expected: Sequence[Output]) -> tuple[Mapping[str, Any], tuple[Any, ...]]:
        """Return the settings with `ignore` evaluated on each call, and the reference's values."""
        values = tuple(reference_value(output) for output in expected)
        masks = [self.at(number)._mask(value) for number, value in enumerate(values)]
        data = self.to_dict()
        if any(mask is not None for mask in masks):
            data = {**data, "masks": masks}
        return data, values

    def _mask(self, whole: Any) -> Array | None:
        if self.masks:
            return self.masks[0]
        if self.ignore is None:
            return None
        try:
            mask = np.asarray(self.ignore(whole))
        except Exception as error:
            raise ReferenceFault(
                f"The 'ignore' of close() raised {type(error).__name__} on the reference's value: {error}."
            ) from error
        if mask.dtype.kind != "b":
            raise ReferenceFault("The 'ignore' of close() must return an array of True and False.")
        return mask


def check_item(item: Any, where: str) -> None:
    """Refuse an `item` that is not a whole number."""
    fine = item is None or (isinstance(item, int) and not isinstance(item, bool))
    require(fine, f"The 'item' of {where}", "None or a whole number", item)


def check_unit(unit: Any, where: str) -> None:
    """Refuse a `unit` that is not text."""
    require(unit is None or isinstance(unit, str), f"The 'unit' of {where}", "None or text", unit)


def check_carry(carry: Any, where: str) -> None:
    """Refuse a `carry` that cannot be called."""
    require(
        carry is None or callable(carry), f"The 'carry' of {where}", "None or a function of the values", carry
    )


def close(
    *,
    item: int | None = None,
    rtol: float = 1e-5,
    atol: float = 0.0,
    scale: Scale = "peak",
    nan_equal: bool = False,
    broadcast: bool = False,
    ignore: Callable[[Any], Any] | None = None,
    unit: str | None = None,
    x: Coordinate | None = None,
    x_unit: str = "",
    carry: Carry | None = None,
) -> Close:
    """Pass values with ``|x - ref| <= atol + rtol * scale``.

    Parameters
    ----------
    item : int, optional
        Index into a returned tuple or list, or the first axis of an array; without it all is compared.
    rtol : float
        Share of the scale, from 0 to below 1.
    atol : float
        In the unit of the values.
    scale : {"peak", "each"} or float
        Largest finite |ref| of the item and call that is not ignored; each value's own |ref|; or a
        number in the unit of the values. It never depends on the student's values.
    nan_equal : bool
        Whether the reference may be nan, which then must be nan in the answer.
    broadcast : bool
        Whether a number may stand for an array of equal values.
    ignore : callable, optional
        ``ignore(ref_value)`` takes the reference's whole value and returns a bool array in the shape of
        the item: True where nothing is compared.
    unit : str, optional
        For messages and figures.
    x : str or tuple of str and int, optional
        The argument, or the key of a dict of parameters, that holds the coordinates of the samples, for
        messages and figures; or a name and which of the returned items holds them. By default the first
        argument that can be one: as long as the result, and rising or falling throughout.
    x_unit : str
        The unit of the coordinates.
    carry : callable, optional
        ``carry(values)`` takes the tuple of what a submission's calls of this check returned and returns one
        value a call: what the item must be, given the student's own other values there, or None for a call
        that is drawn on and not judged here. An answer that misses the reference's values passes when it
        is right by its own. Of the reference's values it must make the reference's; for hidden checks.

    Raises
    ------
    SpecError
        If a setting is outside what is said above.
    """
    return Close(
        item=item,
        rtol=rtol,
        atol=atol,
        scale=scale,
        nan_equal=nan_equal,
        broadcast=broadcast,
        ignore=ignore,
        unit=unit,
        x=x,
        x_unit=x_unit,
        carry=carry,
    )
