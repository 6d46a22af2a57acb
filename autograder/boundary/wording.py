"""Numbers and counts in words, the same in every message and figure."""

from collections.abc import Sequence
from typing import Any


def plural(count: int, one: str, many: str = "") -> str:
    """Return a noun, or a phrase, in the number that a count needs."""
    return one if count == 1 else many or f"{one}s"


def count_of(number: int, noun: str) -> str:
    """Return a number with its noun, in the plural where it needs one."""
    return f"{number} {plural(number, noun)}"


def listed(names: Sequence[str]) -> str:
    """Return names in one phrase: "a", "a and b", "a, b and c"."""
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


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
