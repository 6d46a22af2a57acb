"""A README as data: its tables, its hints, its code and its equations, wherever they stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

CODE = re.compile(r"`([^`\n]+)`")
_ROW = re.compile(r"^\|(.*)\|\s*$", re.M)
_DISPLAY = re.compile(r"\$\$(.+?)\$\$", re.S)
_INLINE = re.compile(r"(?<!\$)\$([^$\n]+(?:\n[^$\n]+)?)\$(?!\$)")
_HINT = re.compile(r"<summary>\s*Hint (\d+)")
_FENCE = re.compile(r"```.*?```", re.S)


@dataclass(frozen=True)
class Table:
    """A table: the cells of its head, and of each row."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Readme:
    """The text of an exercise."""

    text: str

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """All tables, in order."""
        found = []
        for block in re.split(r"\n(?!\|)", self.text):
            rows = [_cells(match[1]) for match in _ROW.finditer(block)]
            if len(rows) > 2 and set("".join(rows[1])) <= set("-: "):
                found.append(Table(rows[0], tuple(rows[2:])))
        return tuple(found)

    def table(self, first: str, second: str = "") -> Table | None:
        """Return the table whose head begins with these words."""
        wanted = (first, second) if second else (first,)
        return next((table for table in self.tables if table.head[: len(wanted)] == wanted), None)

    @cached_property
    def code(self) -> tuple[str, ...]:
        """Everything that is set as code within a line."""
        return tuple(CODE.findall(_FENCE.sub("", self.text)))

    @cached_property
    def equations(self) -> tuple[str, ...]:
        """The equations that stand by themselves."""
        return tuple(_DISPLAY.findall(self.text))

    @cached_property
    def inline(self) -> tuple[str, ...]:
        """The mathematics within the text."""
        return tuple(_INLINE.findall(_DISPLAY.sub("", self.text)))

    @cached_property
    def hints(self) -> tuple[int, ...]:
        """The numbers of the hints."""
        return tuple(int(number) for number in _HINT.findall(self.text))

    @cached_property
    def prose(self) -> str:
        """The text without its equations and links, with typographic minus signs as in programs."""
        text = _DISPLAY.sub(" ", self.text)
        return re.sub(r"\]\([^)]*\)", "] ", text).replace("−", "-")


def _cells(row: str) -> tuple[str, ...]:
    return tuple(cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", row))


# units

_WORDS = {
    " times the square root of a second": "·√s",
    "*sqrt(s)": "·√s",
    " per square centimetre": "/cm²",
    "^2": "²",
    "**2": "²",
    "cm2": "cm²",
    "μ": "µ",
    "uA": "µA",
    "uF": "µF",
}
_UNIT = (
    r"pA·√s|mS/cm²|µA/cm²|µF/cm²|mV²/Hz|mV²·s|mV/ms|pA/nS|1/ms|1/s|1/au|1/mV|1/nA|Hz/nA|Hz/pA|"
    r"au[ ·*]ms|kHz|Hz|ms|mV²|mV|µV|pA|nA|µA|nS|mS|pF|nF|µF|MΩ|GΩ|au|kg|mm|cm|s|V|A"
)
_IN_UNIT = re.compile(rf"(?:\bin |\()(?:arbitrary (?:time )?units \()?({_UNIT})(?![\w²/·√])")


def units(text: str) -> frozenset[str]:
    """Return the units in which a description says something is given: ``in ms`` or ``(ms)``."""
    for words, sign in _WORDS.items():
        text = text.replace(words, sign)
    return frozenset(re.sub(r"[ ·*]", "", unit) for unit in _IN_UNIT.findall(text))


def shapes(text: str) -> frozenset[str]:
    """Return the shapes that a description names, without their blanks."""
    plain = text.replace("−", "-").replace("`", "")
    return frozenset(re.sub(r"\s", "", shape) for shape in re.findall(r"shape (\([^()]*\))", plain))


def described(cell: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield what a cell says of which names: of both in "`lo`, `hi`: ends in ms", of one in "`dt` in s"."""
    for part in cell.split("; "):
        before, colon, after = part.partition(":")
        names = tuple(name for name in CODE.findall(before) if name.isidentifier())
        if colon and names:
            yield names, after
        elif names and part.lstrip().startswith("`"):
            yield names, CODE.sub("", part)
