"""A CSV file of another system, in which single cells are changed and every other byte stays."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from autograder.boundary.text import show
from autograder.errors import UsageError

MOST_BYTES = 64 * 1024 * 1024
#: byte order marks, longest first, and how the rest is read
MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell says, and where it stands in the text."""

    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file's text and its cells, row by row; the first row holds the names of the columns."""

    path: Path
    text: str
    rows: tuple[tuple[Cell, ...], ...]
    delimiter: str
    mark: bytes
    encoding: str

    def value(self, row: int, column: int | None) -> str:
        """Return what a cell says; empty where a line is too short, or there is no such column."""
        if column is None or column >= len(self.rows[row]):
            return ""
        return self.rows[row][column].value

    def column(self, name: str) -> int | None:
        """Return the place of a column by its name, whatever its case."""
        wanted = name.casefold()
        return next((n for n, cell in enumerate(self.rows[0]) if cell.value.casefold() == wanted), None)

    def edited(self, changes: Mapping[tuple[int, int], str]) -> bytes:
        """Return the file with the values of some cells, by row and column, changed."""
        parts, place = [], 0
        for row, column in sorted(changes):
            cell = self.rows[row][column]
            quoted = self.text[cell.start : cell.start + 1] == '"'
            parts += [self.text[place : cell.start], self._written(changes[row, column], quoted)]
            place = cell.end
        return self.mark + "".join([*parts, self.text[place:]]).encode(self.encoding)

    def _written(self, value: str, quoted: bool) -> str:
        if quoted or any(sign in value for sign in (self.delimiter, '"', "\n", "\r")):
            return '"' + value.replace('"', '""') + '"'
        return value


def read_sheet(path: Path) -> Sheet:
    """Read a CSV file in any of the encodings and with any of the separators that course systems use.

    Raises
    ------
    UsageError
        If it cannot be read, or is no text.
    """
    try:
        with path.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise UsageError(f"{show(str(path), 300)} cannot be read: {error.strerror}.") from None
    if len(data) > MOST_BYTES or (b"\0" in data[:100] and not data.startswith((b"\xff\xfe", b"\xfe\xff"))):
        raise UsageError(f"{show(str(path), 300)} is no CSV file: export it again from the course system.")
    mark, encoding = next(((m, e) for m, e in MARKS if data.startswith(m)), (b"", "utf-8"))
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError:
        encoding = "latin-1"  # every byte is a sign of it, so that what is not understood stays as it is
        text = data[len(mark) :].decode(encoding)
    line = text.partition("\n")[0]
    delimiter = max(",;\t", key=line.count)
    return Sheet(path, text, tuple(_rows(text, delimiter)), delimiter, mark, encoding)


def _rows(text: str, delimiter: str) -> list[tuple[Cell, ...]]:
    pattern = re.compile(
        rf'(?:"(?P<quoted>(?:[^"]|"")*+)"|(?P<plain>[^{delimiter}\r\n]*+))(?P<end>{delimiter}|\r\n|\r|\n|\Z)'
    )
    rows: list[tuple[Cell, ...]] = []
    row: list[Cell] = []
    place = 0
    while place < len(text) or row:
        found = pattern.match(text, place) or _rest_of_cell(text, place, delimiter)
        quoted = found["quoted"]
        value = found["plain"] if quoted is None else quoted.replace('""', '"')
        row.append(Cell(value, place, found.start("end")))
        place = found.end()
        if found["end"] != delimiter:
            rows.append(tuple(row))
            row = []
    return rows or [()]


def _rest_of_cell(text: str, place: int, delimiter: str) -> re.Match[str]:
    """Read a cell that begins with a quotation mark and is not quoted as it should be, as it stands."""
    pattern = rf"(?P<quoted>(?!))?(?P<plain>[^{delimiter}\r\n]*+)(?P<end>{delimiter}|\r\n|\r|\n|\Z)"
    found = re.compile(pattern).match(text, place)
    assert found is not None
    return found
