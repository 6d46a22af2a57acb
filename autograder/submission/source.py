"""Decode and parse a Python file without running it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise

from autograder.boundary.problems import Place, Problem, some
from autograder.boundary.text import show
from autograder.submission.cells import Cell, split_script
from autograder.submission.magics import add_written, strip_magics
from autograder.submission.outline import CodeError, Outline, outline_of, outline_of_broken, parse

# Parsing is linear but hungry: 256 KiB of the worst source takes 0.4 s and 240 MB with CPython 3.11.
MAX_SOURCE = 256 * 1024
BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# Encodings in which ASCII is ASCII. In others (utf-7, unicode_escape, rot13) a comment can be code.
PLAIN_ENCODING = re.compile(
    r"utf-?8(-sig|-unix|-dos|-mac)?|(us-)?ascii|latin-?[19]|(iso-?)?8859-\d{1,2}|iso-?latin-1|(cp|windows-)125\d"
)
CODING_LINE = re.compile(rb"[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)")
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a]")
OTHER_KINDS = (
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"%PDF", "a PDF document"),
    (b"{\\rtf", "a rich-text document"),
    (b"<!DOCTYPE", "a web page"),
    (b"<html", "a web page"),
    (b"\x89PNG", "a picture"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
)
NOTEBOOK = re.compile(rb'\s*\{\s*"(cells|metadata|nbformat|nbformat_minor|worksheets)"\s*:')


#: where a cell begins in a notebook saved as a script, by nbconvert, Jupytext, an editor or Databricks
CELL_MARK = re.compile(r"#[ \t]*(?:In[ \t]*\[[ \d*]*\]:?|%%.*|COMMAND -{5,}.*|<(?:code|markdown)cell>.*)$")


@dataclass(frozen=True, slots=True)
class Source:
    """A Python file as text.

    Attributes
    ----------
    text : str
    outline : Outline
    error : Problem or None
        Why it cannot be run, if it cannot.
    cells : tuple of Cell
        The pieces in which it is run.
    files : mapping of str to str
        What ``%%writefile`` cells would write, where the file was a notebook.
    problems : tuple of Problem
        Syntax errors in cells of such a file; the other cells run.
    """

    text: str
    outline: Outline = field(default_factory=Outline)
    error: Problem | None = None
    cells: tuple[Cell, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def read_source(data: bytes, name: str) -> Source:
    """Decode and parse a Python file; what is wrong with it becomes its `error`."""
    if not data:
        return _unreadable(name, "is empty (0 bytes)")
    if len(data) > MAX_SOURCE:
        return _unreadable(name, f"is larger than {MAX_SOURCE // 1024} KiB: keep data in its own file")
    text, why = decode(data)
    if why:
        return _unreadable(name, why)
    if not text.strip():
        return _unreadable(name, "is empty (blanks only)")
    tree = parse(text)
    if not isinstance(tree, CodeError):
        return Source(text, outline_of(tree), cells=split_script(text, tree))
    return _read_as_notebook(text, name, tree)


def _read_as_notebook(text: str, name: str, error: CodeError) -> Source:
    """Read a file that is not plain Python: it holds lines such as ``!pip``, or cells with errors."""
    pieces: list[str] = []
    files: dict[str, str] = {}
    errors: list[CodeError] = []
    broken: set[str] = set()
    for start, piece in _marked(text):
        stripped = strip_magics(piece)
        if stripped.written:
            add_written(files, stripped.written)
        source, tree = stripped.source, parse(stripped.source)
        if isinstance(tree, CodeError):
            errors.append(CodeError(tree.text, tree.line and tree.line + start))
            broken.update(outline_of_broken(source).broken)
            source = "\n" * source.count("\n")
        pieces.append(source)
    whole = "\n".join(pieces)
    tree = parse(whole)
    problems = [_syntax_problem(error, name) for error in errors or [error]]
    if isinstance(tree, CodeError) or not (tree.body or files):
        return Source(text, outline_of_broken(text), problems[0])
    outline = replace(outline_of(tree), broken=frozenset(broken))
    told = some(problems) if errors else ()
    return Source(whole, outline, cells=split_script(whole, tree), files=files, problems=told)


def _marked(text: str) -> Iterator[tuple[int, str]]:
    """Yield the cells of a file, each with the number of lines before it; a mark becomes an empty line."""
    lines = text.split("\n")
    marks = [number for number, line in enumerate(lines) if line.startswith("#") and CELL_MARK.match(line)]
    for start, end in pairwise([0, *(mark for mark in marks if mark), len(lines)]):
        cell = lines[start:end]
        if start in marks:
            cell[0] = ""
        yield start, "\n".join(cell)


def _syntax_problem(error: CodeError, name: str) -> Problem:
    where = f"syntax error at line {error.line}: " if error.line else ""
    return Problem(f"{show(name)}: {where}{error.text}", "syntax", Place(name, line=error.line))


def _unreadable(name: str, why: str) -> Source:
    return Source("", error=Problem(f"{show(name)} {why}", place=Place(name)))


def decode(data: bytes) -> tuple[str, str]:
    """Return a Python file's text with plain line ends, or why it is no text; PEP 263 gives the encoding."""
    for magic, what in OTHER_KINDS:
        if data.startswith(magic):
            return "", f"is {what}, not a Python file"
    if NOTEBOOK.match(data):
        return "", "is a notebook: its name must end in .ipynb"
    encoding = next((encoding for bom, encoding in BOMS if data.startswith(bom)), None)
    if encoding is None:
        if b"\0" in data:
            return "", "holds binary data, not Python text"
        encoding = _declared(data)
        if not PLAIN_ENCODING.fullmatch(encoding):
            return "", f"declares the encoding {show(encoding, 40)}, which is not accepted: save it as UTF-8"
    try:
        text = data.decode(re.sub("-(unix|dos|mac)$", "", encoding))
    except UnicodeDecodeError as error:
        if CONTROL.search(data) and not encoding.startswith("utf-16"):
            return "", "holds binary data, not Python text"
        line = 1 + data.count(b"\n", 0, error.start)
        return "", f"is not {encoding.upper()} text (line {line}): save it as UTF-8"
    except LookupError:
        return "", f"declares the encoding {show(encoding, 40)}, which does not exist: save it as UTF-8"
    if "\0" in text:
        return "", "holds binary data, not Python text"
    return text.replace("\r\n", "\n").replace("\r", "\n"), ""


def as_utf8(data: bytes) -> bytes | None:
    """Return a Python file that claims to be UTF-8 and is not in UTF-8, or None for any other.

    Old editors wrote such files, or it was changed on its way. Read as Windows-1252 its code comes out right,
    and so does most of what is in its comments; Python itself would refuse it.
    """
    if len(data) > MAX_SOURCE or CONTROL.search(data) or _declared(data) not in ("utf-8", "utf8"):
        return None
    try:
        data.decode()
    except UnicodeDecodeError:
        marked = data.startswith(tuple(bom for bom, _ in BOMS))
        return None if marked else data.decode("cp1252", "replace").encode()
    return None


def _declared(data: bytes) -> str:
    """Return the encoding of a coding line in the first two lines, in one spelling; UTF-8 without one."""
    lines = re.split(rb"\r\n|\r|\n", data[:2000], maxsplit=2)[:2]
    for line in lines:
        if found := CODING_LINE.match(line):
            return found[1].decode("ascii", "replace").lower().replace("_", "-")
        if not re.match(rb"[ \t\f]*(#|$)", line):
            break
    return "utf-8"
