"""Values in the words of messages: kinds, shapes and numbers, short enough for a headline."""

from typing import Any

import numpy as np

from autograder.boundary.values import Symbolic


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
        case np.ndarray():
            return "an array" if value.ndim else "a number"
    return "something else"


def shape_of(shape: tuple[int, ...]) -> str:
    """Return a shape in words."""
    if shape == ():
        return "a single number"
    if len(shape) == 1:
        return f"{shape[0]} value" if shape[0] == 1 else f"{shape[0]} values"
    return f"an array of shape {shape}"


def count_of(number: int, noun: str) -> str:
    """Return a number with its noun, in the plural where it needs one."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def number(value: Any, unit: str = "", digits: int = 6) -> str:
    """Return a number with its unit."""
    text = f"{value:.{digits}g}" if isinstance(value, float | complex) else str(value)
    return f"{text} {unit}" if unit else text


def pair(first: Any, second: Any, unit: str = "") -> tuple[str, str]:
    """Return two different numbers with enough digits to tell them apart."""
    for digits in (6, 9, 13):
        texts = number(first, unit, digits), number(second, unit, digits)
        if texts[0] != texts[1]:
            return texts
    return number(first, unit, 17), number(second, unit, 17)


def clip(text: str, length: int = 60) -> str:
    """Return text as a literal, cut where it is long."""
    literal = repr(text)
    return literal if len(literal) <= length else literal[: length - 2] + "…" + literal[0]
