"""A student's program without what tells whose it is, so that it can be kept as a known answer."""

import ast
import builtins
import re
import unicodedata
from collections.abc import Collection, Iterator

from autograder.errors import UsageError
from autograder.submission.outline import CodeError, parse

STAND_IN = "student"  # for every word of a name
_BUILTINS = frozenset(dir(builtins))
SHORTEST = 2  # letters of a word that can tell a person; an initial alone cannot
#: at the top of a file, what these are given says who wrote it, whatever it is
_SIGNATURES = frozenset(f"__{name}__" for name in ("author", "authors", "email", "maintainer", "credits"))
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
#: words of identifiers and of prose: ``adaLif``, ``ADA_LIF`` and ``Ada's`` all have the word Ada
_WORD = re.compile(r"[A-Z]{2,}(?![^\W\d_A-Z])|[A-Z]?[^\W\d_A-Z]+|[A-Z]|\d+")


def freed_of_names(source: str, names: Collection[str], keep: Collection[str] = ()) -> str:
    """Return a program that does the same, without comments, docstrings and the names of people.

    Words of the names go from texts, and from whatever the program itself binds: functions, arguments and
    variables. What it takes from elsewhere keeps its name: ``np.max`` stays, also of a student called Max.

    Parameters
    ----------
    source : str
        Python as it is parsed, magics already taken out.
    names : collection of str
        All that tells whose it is: names, ids, e-mail addresses.
    keep : collection of str
        Names that the exercise itself uses; see `names_in`.

    Raises
    ------
    UsageError
        If it cannot be parsed.
    """
    tree = parse(source)
    if isinstance(tree, CodeError):
        raise UsageError(
            f"A program can be freed of names when it is valid Python; this one is not: {tree.text}."
        )
    telling = _words_of(names) - {_folded(word) for name in keep for word in (name, *_WORD.findall(name))}
    _drop_prose(tree)
    used = _Identifiers(tree)
    taken, renamed = used.all | _BUILTINS, dict[str, str]()
    for name in sorted(used.bound - _BUILTINS - set(keep)):
        if (freed := _freed(name, telling)) != name:
            renamed[name] = _new(freed, taken)
            taken.add(renamed[name])
    _Freed(renamed, used, telling).visit(tree)
    return ast.unparse(ast.fix_missing_locations(tree)) + "\n"


def names_in(source: str) -> set[str]:
    """Return the identifiers of a program and the words of its texts: keys of dicts are among them."""
    tree = parse(source)
    if isinstance(tree, CodeError):
        return set()
    texts = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    return _Identifiers(tree).all.union(*(_WORD.findall(text) for text in texts if isinstance(text, str)))


def _words_of(names: Collection[str]) -> set[str]:
    """Return the words that tell a person, folded: each word of a name, and the name written as one."""
    found = set()
    for name in names:
        words = [_folded(word) for word in re.findall(r"[^\W\d_]+|\d+", name.partition("@")[0])]
        joined = {
            "".join(words),
            "".join(reversed(words)),
            "".join([word[:1] for word in words[:-1]] + words[-1:]),
        }
        found |= {word for word in (*words, *joined) if len(word) >= SHORTEST}
    return found - {STAND_IN}


def _folded(word: str) -> str:
    """Return a word in one case and without accents."""
    letters = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _freed(text: str, telling: Collection[str]) -> str:
    """Return a text or an identifier, its telling words replaced."""
    text = unicodedata.normalize("NFC", text)
    return _WORD.sub(lambda match: STAND_IN if _folded(match[0]) in telling else match[0], text)


def _new(name: str, taken: Collection[str]) -> str:
    if name not in taken:
        return name
    return next(f"{name}_{number}" for number in range(2, len(taken) + 3) if f"{name}_{number}" not in taken)


def _drop_prose(tree: ast.Module) -> None:
    """Take out what does nothing: texts that stand alone, and signatures."""
    for node in ast.walk(tree):
        for part in ("body", "orelse", "finalbody"):
            body = getattr(node, part, None)
            if isinstance(body, list):
                kept = [one for one in body if not _is_prose(one)]
                body[:] = kept or ([ast.Pass()] if body and node is not tree else [])


def _is_prose(node: ast.stmt) -> bool:
    match node:
        case ast.Expr(value=ast.Constant(value=str() | bytes())):
            return True
        case ast.Assign(targets=[ast.Name(id=name)]):
            return name in _SIGNATURES
    return False


class _Identifiers:
    """The identifiers of a program, and which of them it binds.

    Attributes
    ----------
    bound : set of str
        As variables, functions, classes, arguments or attributes.
    arguments, attributes : set of str
        Those of them that a keyword, or what stands after a dot, can mean.
    """

    def __init__(self, tree: ast.AST) -> None:
        self.arguments: set[str] = set()
        self.attributes: set[str] = set()
        self.bound: set[str] = set()
        self.all: set[str] = set()
        for node in ast.walk(tree):
            for name, where in self._of(node):
                self.all.add(name)
                if where is not None:
                    where.add(name)
        self.bound |= self.arguments | self.attributes

    def _of(self, node: ast.AST) -> Iterator[tuple[str, set[str] | None]]:
        """Yield the identifiers at a node, each with the set in which it is bound there."""
        match node:
            case ast.ClassDef(name=name, body=body):
                yield name, self.bound
                inside = (name for one in body for part in ast.walk(one) for name, _ in self._bound(part))
                yield from ((name, self.attributes) for name in inside)
            case ast.arg(arg=name):
                yield name, self.arguments
            case ast.Attribute(attr=name, ctx=context):
                yield name, None if isinstance(context, ast.Load) else self.attributes
            case ast.Name(id=name, ctx=ast.Load()) | ast.keyword(arg=str(name)):
                yield name, None
            case ast.alias(name=name, asname=asname):
                yield from ((part, None) for part in name.split("."))
                if asname:
                    yield asname, self.bound
            case _:
                yield from self._bound(node)

    def _bound(self, node: ast.AST) -> Iterator[tuple[str, set[str]]]:
        match node:
            case (
                ast.Name(id=name, ctx=ast.Store() | ast.Del())
                | ast.FunctionDef(name=name)
                | ast.AsyncFunctionDef(name=name)
                | ast.ExceptHandler(name=str(name))
                | ast.MatchAs(name=str(name))
                | ast.MatchStar(name=str(name))
                | ast.MatchMapping(rest=str(name))
            ):
                yield name, self.bound


class _Freed(ast.NodeTransformer):
    """Renames identifiers wherever they stand, and frees texts."""

    def __init__(self, renamed: dict[str, str], used: _Identifiers, telling: Collection[str]) -> None:
        self._renamed, self._used, self._telling = renamed, used, telling

    def generic_visit(self, node: ast.AST) -> ast.AST:
        """Rename the identifiers of a node, then visit what is in it."""
        match node:
            case ast.alias():  # what is imported is called as its module calls it
                node.asname = node.asname and self._renamed.get(node.asname, node.asname)
            case ast.Attribute():
                node.attr = self._new(node.attr, self._used.attributes)
            case ast.keyword(arg=str(name)):
                node.arg = self._new(name, self._used.arguments)
            case ast.Global() | ast.Nonlocal():
                node.names = [self._new(name, self._used.bound) for name in node.names]
            case _:
                for field in ("id", "arg", "name", "rest"):
                    if isinstance(bound := getattr(node, field, None), str):
                        setattr(node, field, self._new(bound, self._used.bound))
        return super().generic_visit(node)

    def _new(self, name: str, among: Collection[str]) -> str:
        return self._renamed.get(name, name) if name in among else name

    def visit_Constant(self, node: ast.Constant) -> ast.Constant:
        """Free a text; a number that is somebody's becomes 1."""
        if isinstance(node.value, str):
            node.value = _freed(_EMAIL.sub(STAND_IN, node.value), self._telling)
        elif isinstance(node.value, bytes):
            node.value = _freed(_EMAIL.sub(STAND_IN, node.value.decode("latin-1")), self._telling).encode(
                "latin-1", "replace"
            )
        elif type(node.value) is int and len(text := str(node.value)) > 3 and text in self._telling:
            node.value = 1
        return node
