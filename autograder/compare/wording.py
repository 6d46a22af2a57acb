"""Values in the words of messages: kinds, shapes and numbers, short enough for a headline."""

from typing import Any

import numpy as np

from autograder.boundary.values import Symbolic, Unsendable
from autograder.boundary.wording import count_of


def kind_of(value: Any) -> str:
    """Return what a value is, with its article, without what is in it."""
    match value:
        case None:
            return "None"
        case bool():
            return "True or False"
        case int() | float() | complex():
            return "a number"
        case str():
            return "text"
        case bytes():
            return "bytes"
        case list():
            return "a list"
        case tuple():
            return "a tuple"
        case dict():
            return "a dict"
        case Symbolic():
            return "a symbolic expression"
        case Unsendable(text):
            return text
        case np.ndarray():
            return "an array" if value.ndim else "a number"
    return "something else"


def shape_of(shape: tuple[int, ...]) -> str:
    """Return a shape in words."""
    if shape == ():
        return "a single number"
    if len(shape) == 1:
        return count_of(shape[0], "value")
    return f"an array of shape {shape}"


def clip(text: str, length: int = 60) -> str:
    """Return text as a literal, cut where it is long."""
    literal = repr(text)
    return literal if len(literal) <= length else literal[: length - 2] + "…" + literal[0]
