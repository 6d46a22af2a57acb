"""Python source as bytes -> text, and what it binds and imports, found without running any of it."""

import ast
import re
import threading
import warnings
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from autograder.files import show

# Parsing is linear but hungry: 256 KiB of the worst source takes 0.4 s and 240 MB with CPython 3.11.
MAX_SOURCE = 256 * 1024
# Before Python 3.12 the fields of an f-string cost its length each: 1 MiB of them takes a minute.
MAX_FIELD_WORK = 2 * 10**9
MAX_DOTS = 3000  # of one dotted name, which costs an import its length for each; 60,000 take 10 s
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
DOTTED = re.compile(r"\w+(?:[ \t\\\n]*\.[ \t\\\n]*\w+)*")
DEFINITION = re.compile(r"^(?:async[ \t]+)?def[ \t]+(\w+)[ \t]*\(", re.MULTILINE)
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

_parsing = threading.Lock()  # warning filters belong to the whole process


@dataclass(frozen=True, slots=True)
class Outline:
    """What a piece of source binds and imports.

    Attributes
    ----------
    bound : mapping of str to int
        Names bound at module level, also inside ``if``, ``try`` and ``with``, to their lines.
    defined : frozenset of str
        Those of them that are made here and not imported.
    inner : mapping of str to int
        Functions that are defined inside a function or a class, to their lines.
    broken : frozenset of str
        Functions that a source seems to define which cannot be parsed.
    imports : frozenset of str
        Modules as written, with leading dots; of ``from a import b`` both ``a`` and ``a.b``.
    stars : frozenset of str
        Modules of star imports at module level.
    unwritten : frozenset of str
        Functions at module level that still do what those of a stub do: raise NotImplementedError.
    """

    bound: Mapping[str, int] = field(default_factory=dict)
    defined: frozenset[str] = frozenset()
    inner: Mapping[str, int] = field(default_factory=dict)
    broken: frozenset[str] = frozenset()
    imports: frozenset[str] = frozenset()
    stars: frozenset[str] = frozenset()
    unwritten: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Source:
    """A Python file as text with its outline; `error` is a sentence when it cannot be run."""

    text: str
    outline: Outline = field(default_factory=Outline)
    error: str = ""

    @property
    def size(self) -> int:
        """Return the number of characters that were parsed."""
        return len(self.text)


def read_source(data: bytes, name: str) -> Source:
    """Decode and parse a Python file; whatever is wrong with it becomes the error sentence."""
    shown = show(name)
    if not data:
        return Source("", error=f"{shown} is empty (0 bytes)")
    if len(data) > MAX_SOURCE:
        return Source("", error=f"{shown} is larger than {MAX_SOURCE // 1024} KiB: keep data in its own file")
    text, why = decode(data)
    if why:
        return Source("", error=f"{shown} {why}")
    if not text.strip():
        return Source("", error=f"{shown} is empty (blanks only)")
    outline, error = outline_of(text)
    return Source(text, outline, error and f"{shown}: {error}")


def decode(data: bytes) -> tuple[str, str]:
    """Return a Python file's text with plain line ends, or why it is none; PEP 263 names the encoding."""
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
        if re.search(rb"[\x00-\x08\x0e-\x1a]", data) and not encoding.startswith("utf-16"):
            return "", "holds binary data, not Python text"
        line = 1 + data.count(b"\n", 0, error.start)
        return "", f"is not {encoding.upper()} text (line {line}): save it as UTF-8"
    except LookupError:
        return "", f"declares the encoding {show(encoding, 40)}, which does not exist: save it as UTF-8"
    if "\0" in text:
        return "", "holds binary data, not Python text"
    return text.replace("\r\n", "\n").replace("\r", "\n"), ""


def _declared(data: bytes) -> str:
    """Return the encoding of a coding line in the first two lines, in one spelling; UTF-8 without one."""
    lines = re.split(rb"\r\n|\r|\n", data[:2000], maxsplit=2)[:2]
    for line in lines:
        if found := CODING_LINE.match(line):
            return found[1].decode("ascii", "replace").lower().replace("_", "-")
        if not re.match(rb"[ \t\f]*(#|$)", line):
            break
    return "utf-8"


def outline_of(text: str) -> tuple[Outline, str]:
    """Parse source text; return its outline and an empty text, or what is known of it and the error."""
    if "{" in text and text.count("{") * len(text) > MAX_FIELD_WORK:
        return Outline(), "holds too many braces to be read"
    if text.count(".") > MAX_DOTS and any(name[0].count(".") > MAX_DOTS for name in DOTTED.finditer(text)):
        return Outline(), "holds too long a dotted name to be read"
    try:
        with _parsing, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _outline(ast.parse(text)), ""
    except SyntaxError as error:
        why = _syntax_error(error, text)
    except (RecursionError, MemoryError):
        why = "the code is nested too deeply to be read"
    except (ValueError, OverflowError, SystemError) as error:
        why = f"cannot be read as Python ({show(str(error))})"
    return Outline(broken=frozenset(DEFINITION.findall(text))), why


def _syntax_error(error: SyntaxError, text: str) -> str:
    lines = text.split("\n")
    number = error.lineno or 1
    line = lines[number - 1].strip() if 0 < number <= len(lines) else ""
    sentence = f"syntax error at line {number}: {show(error.msg, 150)}"
    if line:
        sentence += f": {show(line, 80)}"
    if line.startswith(("%", "!")):
        sentence += " (commands that begin with % or ! work in notebooks only)"
    return sentence


def _outline(tree: ast.Module) -> Outline:
    bound: dict[str, int] = {}
    inner: dict[str, int] = {}
    defined: set[str] = set()
    imports: set[str] = set()
    stars: set[str] = set()
    unwritten: set[str] = set()
    waiting: list[tuple[list[ast.stmt], bool]] = [(tree.body, True)]
    while waiting:  # a stack of our own: a chain of elif nests deeper than Python recurses
        body, top = waiting.pop()
        for node in body:
            match node:
                case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                    if top:
                        bound[name] = node.lineno
                        defined.add(name)
                        (unwritten.add if _is_unwritten(node) else unwritten.discard)(name)
                    else:
                        inner.setdefault(name, node.lineno)
                    waiting.append((node.body, False))
                case ast.Import():
                    imports.update(alias.name for alias in node.names)
                    if top:
                        bound.update((alias.asname, node.lineno) for alias in node.names if alias.asname)
                case ast.ImportFrom():
                    module = "." * node.level + (node.module or "")
                    joint = module if module.endswith(".") else module + "."
                    imports.add(module)
                    imports.update(joint + alias.name for alias in node.names if alias.name != "*")
                    if top:
                        bound.update((alias.asname or alias.name, node.lineno) for alias in node.names)
                        stars.update(module for alias in node.names if alias.name == "*")
                case ast.Assign() | ast.AnnAssign():
                    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                    if top and node.value is not None:
                        names = list(_names(targets))
                        bound.update((name, node.lineno) for name in names)
                        defined.update(names)
                case _:
                    waiting.extend((block, top) for block in _blocks(node))
    bound.pop("*", None)
    return Outline(
        bound,
        frozenset(defined),
        inner,
        frozenset(),
        frozenset(imports),
        frozenset(stars),
        frozenset(unwritten),
    )


def _is_unwritten(node: ast.stmt) -> bool:
    """Whether a function does nothing but raise NotImplementedError."""
    if not isinstance(node, ast.FunctionDef):
        return False
    *before, last = node.body
    raised = last.exc if isinstance(last, ast.Raise) else None
    kind = raised.func if isinstance(raised, ast.Call) else raised
    described = all(isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant) for one in before)
    return described and isinstance(kind, ast.Name) and kind.id == "NotImplementedError"


def _names(targets: Iterable[ast.expr]) -> Iterable[str]:
    waiting = list(targets)
    while waiting:
        match waiting.pop():
            case ast.Name(id=name):
                yield name
            case ast.Tuple(elts=parts) | ast.List(elts=parts):
                waiting.extend(parts)
            case ast.Starred(value=part):
                waiting.append(part)


def _blocks(node: ast.stmt) -> Iterable[list[ast.stmt]]:
    for name in ("body", "orelse", "finalbody"):
        if block := getattr(node, name, None):
            yield block
    for name in ("handlers", "cases"):
        for part in getattr(node, name, ()):
            yield part.body


def merge(outlines: Iterable[Outline]) -> Outline:
    """Return one outline for pieces that run in one namespace; lines are those within their piece."""
    pieces = list(outlines)
    unwritten: frozenset[str] = frozenset()
    for piece in pieces:
        unwritten = unwritten - piece.bound.keys() | piece.unwritten
    return Outline(
        bound={name: line for piece in pieces for name, line in piece.bound.items()},
        defined=frozenset().union(*(piece.defined for piece in pieces)),
        inner={name: line for piece in pieces for name, line in piece.inner.items()},
        broken=frozenset().union(*(piece.broken for piece in pieces)),
        imports=frozenset().union(*(piece.imports for piece in pieces)),
        stars=frozenset().union(*(piece.stars for piece in pieces)),
        unwritten=unwritten,
    )
