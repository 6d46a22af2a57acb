"""What the course's own sources declare: signatures, values to fill in, what functions return."""

import ast
from functools import lru_cache

from autograder.boundary.wanted import code_digests
from autograder.errors import SpecError


def functions_of(source: bytes, what: str) -> dict[str, tuple[str, ...]]:
    """Return the public functions that a source defines and the names of their parameters.

    A class is a function that makes an object: its parameters are those of ``__init__`` without the first.
    """
    found = {}
    for node in _parsed(source, what).body:
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name) if not name.startswith("_"):
                arguments = arguments_of(node)
                every = (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)
                names = tuple(argument.arg for argument in every)
                found[name] = names[1:] if isinstance(node, ast.ClassDef) else names
    return found


def arguments_of(node: ast.FunctionDef | ast.ClassDef) -> ast.arguments:
    """Return what a function takes, or the ``__init__`` of a class, the object itself included."""
    if isinstance(node, ast.FunctionDef):
        return node.args
    makers = [one for one in node.body if isinstance(one, ast.FunctionDef) and one.name == "__init__"]
    return makers[-1].args if makers else ast.arguments([], [], None, [], [], None, [])


def digests_of(source: bytes) -> frozenset[str]:
    """Return the digests of the functions that a source defines; see `code_digests`."""
    try:
        return frozenset(digest for _, digest in code_digests(_tree(source)))
    except (SyntaxError, ValueError):  # verify reports it
        return frozenset()


@lru_cache(maxsize=64)
def _tree(source: bytes) -> ast.Module:
    """Return a source parsed, to be read alone: several questions are asked of each stub in turn."""
    return ast.parse(source)


def _parsed(source: bytes, what: str) -> ast.Module:
    try:
        return _tree(source)
    except (SyntaxError, ValueError) as error:
        raise SpecError(f"{what} must be valid Python; got an error instead: {error}.") from None


def values_of(source: bytes, what: str) -> tuple[str, ...]:
    """Return the names that a source binds to ``...`` at its top level."""
    return tuple(
        target.id
        for node in _parsed(source, what).body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and node.value.value is ...
        for target in node.targets
        if isinstance(target, ast.Name)
    )


def assigned(source: bytes) -> frozenset[str]:
    """Return the names that a source assigns at its top level."""
    nodes = (inside for node in _tree(source).body for inside in ast.walk(node))
    return frozenset(
        node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    )


def returns_of(source: bytes) -> dict[str, tuple[str, ...]]:
    """Return the names that numpydoc sections give to what functions return: ``v, w : array of float``."""
    try:
        tree = _tree(source)
    except (SyntaxError, ValueError):
        return {}
    found = {}
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            _, _, section = (ast.get_docstring(node) or "").partition("\nReturns\n-------\n")
            section = section.partition("\n\n")[0]
            heads = [line.partition(" : ") for line in section.splitlines() if not line.startswith(" ")]
            names = [name.strip() for names, colon, _ in heads if colon for name in names.split(",")]
            if names and all(name.isidentifier() for name in names):
                found[node.name] = tuple(names)
    return found


def docstring_line(source: bytes) -> str:
    """Return the first line of a source's docstring; empty when there is none, or no valid Python."""
    try:
        docstring = ast.get_docstring(ast.parse(source)) or ""
    except (SyntaxError, ValueError):
        return ""
    return docstring.partition("\n")[0].strip()
