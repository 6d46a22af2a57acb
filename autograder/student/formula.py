"""A formula that someone types in: read by the whitelisted parser, never evaluated as Python."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.compare.base import Refused
from autograder.compare.symbolic_parse import Tree, read
from autograder.errors import UsageError

_FUNCTIONS: dict[str, Callable[..., Any]] = {
    "exp": np.exp,
    "log": np.log,
    "sqrt": np.sqrt,
    "sin": np.sin,
    "cos": np.cos,
    "tan": np.tan,
    "sinh": np.sinh,
    "cosh": np.cosh,
    "tanh": np.tanh,
}
_CONSTANTS = {"E": np.e, "pi": np.pi}


@dataclass(frozen=True, slots=True)
class Typed:
    """A formula in some names; called with an array for each, it gives its values there."""

    text: str
    tree: Tree

    def __call__(self, **values: Any) -> Any:
        """Return the values of the formula; names that it lacks are allowed for."""
        with np.errstate(all="ignore"):
            return _value(self.tree, values)


def read_formula(text: str, names: tuple[str, ...]) -> Typed:
    """Read a formula.

    Raises
    ------
    UsageError
        If it is none in these names, with how to write it.
    """
    try:
        return Typed(text, read(text, names))
    except Refused as refused:
        raise UsageError(f"This formula cannot be read: {refused}.") from None


def _value(tree: Tree, values: dict[str, Any]) -> Any:
    head, *parts = tree
    match head:
        case "symbol":
            return values[parts[0]]
        case "const":
            return _CONSTANTS[parts[0]]
        case "int" | "float":
            return float(parts[0])
    numbers = [_value(part, values) for part in parts]
    match head:
        case "Add":
            return sum(numbers)
        case "Mul":
            return np.prod(np.broadcast_arrays(*numbers), axis=0)
        case "Pow":
            return np.power(np.asarray(numbers[0], dtype=float), numbers[1])
        case "log" if len(numbers) == 2:
            return np.log(numbers[0]) / np.log(numbers[1])
    return _FUNCTIONS[head](*numbers)
