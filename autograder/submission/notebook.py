"""Notebooks of any format from 3 to 5: bytes -> code cells that are plain Python."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from autograder.boundary.problems import Place, Problem, some
from autograder.boundary.text import show
from autograder.errors import UsageError
from autograder.submission.cells import Cell
from autograder.submission.files import MAX_NOTEBOOK_BYTES, MIB
from autograder.submission.magics import add_written, strip_magics
from autograder.submission.outline import (
    DEFINITION,
    MAX_TOKENS,
    CodeError,
    Outline,
    count_tokens,
    merge,
    outline_of,
    outline_of_broken,
    parse,
)
from autograder.submission.source import MAX_SOURCE

MAX_CELLS = 2000
# Each value in the JSON costs up to 230 bytes of memory; figures are long strings, and strings are cheap.
MAX_VALUES = 1_000_000
TEXT_CELLS = ("markdown", "raw", "heading", "html")


@dataclass(frozen=True, slots=True)
class Notebook:
    """The code of a notebook.

    Attributes
    ----------
    cells : tuple of Cell
        Code cells without magics; those with nothing left are not among them.
    outline : Outline
        What the cells bind together.
    files : mapping of str to str
        What ``%%writefile`` cells would write.
    text_names : frozenset of str
        Functions whose definition stands in a text cell, where it does not run.
    problems : tuple of Problem
        Syntax errors, with cell and line; the cells stay and raise when they run.
    error : Problem or None
        Why the notebook cannot be used at all, if it cannot.
    tokens : int
        How many were parsed.
    """

    cells: tuple[Cell, ...] = ()
    outline: Outline = field(default_factory=Outline)
    files: Mapping[str, str] = field(default_factory=dict)
    text_names: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()
    error: Problem | None = None
    tokens: int = 0


def read_notebook(data: bytes, name: str) -> Notebook:
    """Read a notebook; what is wrong with it becomes its `error`, never an exception."""
    document, why = _parse(data)
    if why:
        return _unusable(name, why)
    cells = [(cell.kind, cell.text) for cell in _raw_cells(document)]
    if not cells:
        return _unusable(name, "has no cells")
    if language := _foreign_language(document):
        return _unusable(name, f"is written in {show(language, 40)}, not in Python")
    code = [source for kind, source in cells if kind == "code"]
    text = [source for kind, source in cells if kind in TEXT_CELLS]
    if not code:
        return replace(_unusable(name, "has no code cells"), text_names=_text_names(text))
    too_long = len(code) > MAX_CELLS or any(len(source) > MAX_SOURCE for source in code)
    if too_long or sum(map(count_tokens, code)) > MAX_TOKENS:
        return _unusable(name, "has more code than is read: keep data in a file of its own")
    return read_cells(code, text, name)


def _unusable(name: str, why: str) -> Notebook:
    return Notebook(error=Problem(f"{show(name)} {why}", place=Place(name)))


@dataclass(frozen=True, slots=True)
class RawCell:
    """A cell as it stands."""

    kind: str
    text: str
    metadata: Mapping[str, Any] = field(default_factory=dict)


def raw_cells(data: bytes, name: str) -> tuple[dict[str, Any], list[RawCell]]:
    """Return a notebook's metadata, and every cell as it stands.

    Raises
    ------
    UsageError
        If it is no notebook, or one of another language than Python.
    """
    document, why = _parse(data)
    if why:
        raise UsageError(f"{show(name)} {why}.")
    if language := _foreign_language(document):
        raise UsageError(f"{show(name)} is written in {show(language, 40)}, and Python alone is graded here.")
    return _object(document.get("metadata")), list(_raw_cells(document))


def read_cells(code: Sequence[str], text: Sequence[str], name: str) -> Notebook:
    """Return a notebook of the code and the text in its cells."""
    cells: list[Cell] = []
    outlines: dict[int, Outline] = {}
    files: dict[str, str] = {}
    problems: list[Problem] = []
    variables: set[str] = set()
    for number, source in enumerate(code, start=1):
        stripped = strip_magics(source, variables)
        if stripped.written:
            add_written(files, stripped.written)
        if not stripped.source.strip():
            continue
        tree = parse(stripped.source)
        if isinstance(tree, CodeError) and stripped.unknown:
            continue  # the body of a magic that is not known need not be Python
        cells.append(Cell(number, stripped.source, whole=stripped.whole))
        if not isinstance(tree, CodeError):
            outlines[number] = outline_of(tree)
            variables.update(outlines[number].bound)
            continue
        outlines[number] = outline_of_broken(stripped.source)
        where = f", line {tree.line}: syntax error: " if tree.line else ": "
        sentence = f"{show(name)}, cell {number}{where}{tree.text}"
        problems.append(Problem(sentence, "syntax", Place(name, number, tree.line)))
    return Notebook(
        tuple(cells),
        merge(outlines),
        files,
        _text_names(text),
        some(problems),
        None,
        sum(map(count_tokens, code)),
    )


def _text_names(text: Sequence[str]) -> frozenset[str]:
    return frozenset(name for source in text for name in DEFINITION.findall(source[:MAX_SOURCE]))


def _parse(data: bytes) -> tuple[dict[str, Any], str]:
    """Return the JSON object, or an empty one and why there is none."""
    if not data.strip():
        return {}, "is empty (0 bytes)" if not data else "is empty (blanks only)"
    if len(data) > MAX_NOTEBOOK_BYTES:
        return {}, f"is larger than {MAX_NOTEBOOK_BYTES // MIB} MiB: clear its outputs and hand it in again"
    if sum(map(data.count, (b",", b"[", b"{"))) > MAX_VALUES:
        return {}, "holds more outputs than are read: clear its outputs and hand it in again"
    try:
        text = data.decode(json.detect_encoding(data), "surrogatepass")
        # The numbers are not used, and a float takes any number of digits.
        document = json.loads(text, parse_int=float)
    except json.JSONDecodeError as error:
        return {}, _bad_json(error, data)
    except RecursionError:
        return {}, "is not a notebook: its JSON is nested too deeply"
    except (UnicodeDecodeError, ValueError, MemoryError):
        return {}, "is not a notebook: it holds binary data, not JSON text"
    if not isinstance(document, dict):
        return {}, "is not a notebook: its JSON is no object"
    return document, ""


def _bad_json(error: json.JSONDecodeError, data: bytes) -> str:
    where = f"line {error.lineno}, column {error.colno}"
    if b"\n<<<<<<< " in data or data.startswith(b"<<<<<<< "):
        return f"holds the marks of a merge conflict (not valid JSON at {where})"
    if not error.doc.lstrip().startswith("{"):
        return f"is not a notebook (not valid JSON at {where})"
    rest = error.doc[error.pos :].strip()
    if not rest or error.msg.startswith("Unterminated string"):
        return f"ends in the middle ({where}): it was saved half-way; open it, save it and hand it in again"
    return f"is damaged (not valid JSON at {where}: {error.msg})"


def _raw_cells(document: dict[str, Any]) -> Iterator[RawCell]:
    """Yield each cell; format 3 keeps cells in worksheets and code in ``input``."""
    sheets = document.get("worksheets")
    holders = [document, *(sheets if isinstance(sheets, list) else [])]
    for group in [_object(holder).get("cells") for holder in holders]:
        for cell in group if isinstance(group, list) else []:
            if isinstance(cell, dict) and isinstance(cell.get("cell_type"), str):
                source = cell.get("source", cell.get("input"))
                if isinstance(source, list):
                    source = "".join(part for part in source if isinstance(part, str))
                # JSON can hold lone surrogates, which no Python source may.
                text = source if isinstance(source, str) else ""
                source = text.encode("utf-8", "replace").decode()
                yield RawCell(cell["cell_type"], source, _object(cell.get("metadata")))


def _foreign_language(document: dict[str, Any]) -> str:
    """Return the language of the kernel when it is known and not Python."""
    metadata = _object(document.get("metadata"))
    kernel, info = _object(metadata.get("kernelspec")), _object(metadata.get("language_info"))
    for language in (info.get("name"), kernel.get("language")):
        if isinstance(language, str) and language:
            return "" if "python" in language.lower() else language
    name = kernel.get("name")
    known = {"ir": "R", "julia": "Julia", "octave": "Octave", "matlab": "MATLAB"}
    return known.get(name.partition("-")[0].lower(), "") if isinstance(name, str) else ""


def _object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
