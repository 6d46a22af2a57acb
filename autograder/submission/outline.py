"""What a piece of Python source binds and imports, found without running any of it."""

import ast
import re
import threading
import unicodedata
import warnings
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from autograder.boundary.text import has_stacked_marks, show
from autograder.submission.exported import embedded_source

# Before Python 3.12 the fields of an f-string cost its length each: 1 MiB of them takes a minute.
MAX_FIELD_WORK = 2 * 10**9


MAX_DOTS = 3000  # of one dotted name, which costs an import its length for each; 60,000 take 10 s


# What parsing and looking through it costs goes by tokens: so many take a second and 250 MB at their worst.
MAX_TOKENS = 300_000
_TOKEN = re.compile(r"\w+|[^\w\s]|\n")


DOTTED = re.compile(r"\w+(?:[ \t\\\n]*\.[ \t\\\n]*\w+)*")


DEFINITION = re.compile(r"^(?:async[ \t]+)?def[ \t]+(\w+)[ \t]*\(", re.MULTILINE)


#: a function's head or the end of a block, as MATLAB and Julia write them
OTHER_LANGUAGE = re.compile(r"^[ \t]*(?:function[ \t]+[\w[][^\n=(]*[=(]|end;?[ \t]*$)", re.MULTILINE)


ODD_SIGN = re.compile(r"invalid (?:non-printable )?character .*U\+([0-9A-F]{1,6})\)?")
#: what typesetting programs make of signs that code may hold
LOOKS_LIKE = {
    '"': "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u02ba\uff02",
    "'": "\u2018\u2019\u201a\u201b\u2032\u02b9\u00b4\uff07",
    "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d",
    "*": "\u00d7\u00b7\u22c5\u2217\u2022",
    "/": "\u00f7\u2044\u2215",
    "**2": "\u00b2",
    "**3": "\u00b3",
    "<=": "\u2264",
    ">=": "\u2265",
    "!=": "\u2260",
    ",": "\uff0c\u3001",
    ":": "\uff1a",
    "(": "\uff08",
    ")": "\uff09",
}


MANY = 1000  # arguments of a function that takes any number


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
        Names at module level that still have what a stub gives them: functions that raise
        NotImplementedError, classes of such methods, and variables that are ``...``.
    arity : mapping of str to tuple of int
        The functions at module level: the fewest and the most positional arguments that they take.
    parameters : mapping of str to tuple of str
        What these functions call their positional arguments.
    cells : mapping of str to int
        The code cells of a notebook in which names were bound last, counted from 1; empty for a script.
    """

    bound: Mapping[str, int] = field(default_factory=dict)
    defined: frozenset[str] = frozenset()
    inner: Mapping[str, int] = field(default_factory=dict)
    broken: frozenset[str] = frozenset()
    imports: frozenset[str] = frozenset()
    stars: frozenset[str] = frozenset()
    unwritten: frozenset[str] = frozenset()
    arity: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    cells: Mapping[str, int] = field(default_factory=dict)
    parameters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CodeError:
    """Why source text cannot be parsed; `line` counts from 1 and is 0 unless it is a syntax error."""

    text: str
    line: int = 0


def parse(text: str) -> ast.Module | CodeError:
    """Return the syntax tree of source text, or why there is none."""
    if "{" in text and text.count("{") * len(text) > MAX_FIELD_WORK:
        return CodeError("holds too many braces to be read")
    if text.count(".") > MAX_DOTS and any(name[0].count(".") > MAX_DOTS for name in DOTTED.finditer(text)):
        return CodeError("holds too long a dotted name to be read")
    if not text.isascii() and has_stacked_marks(text):
        return CodeError("holds a letter with more accents than can be read")
    try:
        with _parsing, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(text)
    except SyntaxError as error:
        return _syntax_error(error, text)
    except (RecursionError, MemoryError):
        return CodeError("the code is nested too deeply to be read")
    except (ValueError, OverflowError, SystemError) as error:
        return CodeError(f"cannot be read as Python ({show(str(error))})")


def count_tokens(text: str) -> int:
    """Return about how many tokens a source has."""
    return len(_TOKEN.findall(text))


def outline_of_broken(text: str) -> Outline:
    """Return what is known of source that cannot be parsed."""
    return Outline(broken=frozenset(DEFINITION.findall(text)))


def _syntax_error(error: SyntaxError, text: str) -> CodeError:
    lines = text.split("\n")
    number = error.lineno or 1
    line = lines[number - 1].strip() if 0 < number <= len(lines) else ""
    sentence = show(error.msg, 150)
    if found := ODD_SIGN.fullmatch(error.msg):
        sentence = _odd_sign(chr(int(found[1], 16)))
    if line:
        sentence += f": {show(line, 80)}"
    if OTHER_LANGUAGE.search(text):
        sentence += " (this looks like MATLAB or Julia; an answer must be Python)"
    return CodeError(sentence, number)


def _odd_sign(sign: str) -> str:
    """Return a sentence on a sign that no code may hold, which is often one that looks like another."""
    meant = next((plain for plain, alike in LOOKS_LIKE.items() if sign in alike), "")
    if unicodedata.category(sign) in ("Zs", "Zl", "Zp"):
        meant = "a blank"
    advice = f"type {meant} instead" if meant else "" if sign.isprintable() else "delete it"
    code, name = f"U+{ord(sign):04X}", unicodedata.name(sign, "a control character").lower()
    visible = sign.isprintable()
    called = f"sign {sign} ({code}, {name})" if visible else f"invisible sign {code} ({name})"
    return f"the {called} cannot stand in code" + (f": {advice}" if advice else "")


def outline_of(tree: ast.Module) -> Outline:
    """Return the outline of source that can be parsed."""
    bound: dict[str, int] = {}
    inner: dict[str, int] = {}
    defined: set[str] = set()
    imports: set[str] = set()
    stars: set[str] = set()
    unwritten: set[str] = set()
    arity: dict[str, tuple[int, int]] = {}
    parameters: dict[str, tuple[str, ...]] = {}
    waiting: list[tuple[list[ast.stmt], bool]] = [(tree.body, True)]
    while waiting:  # a stack of our own: a chain of elif nests deeper than Python recurses
        body, top = waiting.pop()
        for node in body:
            match node:
                case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                    if top:
                        bound[name] = node.lineno
                        defined.add(name)
                        unwritten.discard(name)
                        if isinstance(node, ast.FunctionDef):
                            arity[name] = _arity(node.args)
                            parameters[name] = () if node.decorator_list else _parameters(node.args)
                        if _is_unwritten(node):
                            unwritten.add(name)
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
                        to_fill_in = isinstance(node.value, ast.Constant) and node.value.value is ...
                        unwritten = unwritten | set(names) if to_fill_in else unwritten.difference(names)
                case ast.Expr():
                    source, script = embedded_source(node)
                    if source and top and isinstance(within := parse(source), ast.Module):
                        for inside in ast.walk(within):
                            if isinstance(inside, ast.stmt):
                                inside.lineno = node.lineno
                        waiting.append((within.body, top))
                    if script.endswith(".py"):
                        module = script.removesuffix(".py").replace("/", ".")
                        imports.add(module)
                        stars.add(module)
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
        arity,
        parameters=parameters,
    )


def _parameters(arguments: ast.arguments) -> tuple[str, ...]:
    """Return the names by which positional arguments may be given; none where some have no name."""
    return () if arguments.posonlyargs or arguments.vararg else tuple(one.arg for one in arguments.args)


def _arity(arguments: ast.arguments) -> tuple[int, int]:
    """Return the fewest and the most positional arguments of a function."""
    most = len(arguments.posonlyargs) + len(arguments.args)
    return most - len(arguments.defaults), MANY if arguments.vararg else most


def _is_unwritten(node: ast.stmt) -> bool:
    """Whether a function raises NotImplementedError whatever it is given, or no method of a class is written.

    What Python calls by itself, such as ``__init__``, may be given in a stub.
    """
    if isinstance(node, ast.ClassDef):
        methods = [one for one in node.body if isinstance(one, ast.FunctionDef)]
        written = [one for one in methods if not _gives_up(one.body)]
        return len(written) < len(methods) and all(one.name.startswith("__") for one in written)
    return isinstance(node, ast.FunctionDef) and _gives_up(node.body)


def _gives_up(body: Iterable[ast.stmt]) -> bool:
    """Whether statements end in a NotImplementedError, in a loop of theirs too, on no condition."""
    for statement in body:
        match statement:
            case ast.Return():
                return False
            case ast.Raise(exc=raised):
                kind = raised.func if isinstance(raised, ast.Call) else raised
                return isinstance(kind, ast.Name) and kind.id == "NotImplementedError"
            case ast.For(body=inner) | ast.While(body=inner) | ast.With(body=inner):
                if _gives_up(inner):
                    return True
    return False


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


def merge(outlines: Mapping[int, Outline]) -> Outline:
    """Return one outline for the cells of a notebook, by their numbers; lines are those within their cell."""
    pieces = list(outlines.values())
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
        arity={name: found for piece in pieces for name, found in piece.arity.items()},
        parameters={name: found for piece in pieces for name, found in piece.parameters.items()},
        cells={name: number for number, piece in outlines.items() for name in piece.bound},
    )
