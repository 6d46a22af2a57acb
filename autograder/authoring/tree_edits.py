"""Small edits of a syntax tree, to be made at one place of a copy of it."""

import ast
import copy
from collections.abc import Callable
from typing import TypeAlias

Edit: TypeAlias = Callable[[ast.AST], None]
#: changes the list of all nodes of a copy of the tree, in the order of `ast.walk`
Apply: TypeAlias = Callable[[list[ast.AST]], None]


def at(place: int, edit: Edit) -> Apply:
    """Return the edit, to be made at one place in the list of nodes."""
    return lambda nodes: edit(nodes[place])


def put(field: str, value: object) -> Edit:
    """Set a field of the node."""
    return lambda node: setattr(node, field, value)


def become(other: ast.AST) -> Edit:
    """Turn the node into a copy of another one, in place."""

    def edit(node: ast.AST) -> None:
        node.__class__ = other.__class__
        node.__dict__ = copy.deepcopy(other).__dict__

    return edit


def become_its(field: str) -> Edit:
    """Turn the node into one of its parts, such as ``-x`` into ``x``."""
    return lambda node: become(getattr(node, field))(node)


def shift(field: str) -> Edit:
    """Add 1 to a field."""
    return lambda node: setattr(node, field, ast.BinOp(getattr(node, field), ast.Add(), ast.Constant(1)))


def swap(*path: str) -> Edit:
    """Swap the first two of the list that is found by a path of fields."""

    def edit(node: ast.AST) -> None:
        found: object = node
        for name in path:
            found = getattr(found, name)
        assert isinstance(found, list)
        found[0], found[1] = found[1], found[0]

    return edit


def rename(other: str) -> Edit:
    """Call another function of the same module."""
    return lambda node: setattr(node.func, "attr", other)  # type: ignore[attr-defined]


def add_ddof(node: ast.AST) -> None:
    """Have a call compute a statistic of the sample."""
    node.keywords.append(ast.keyword("ddof", ast.Constant(1)))  # type: ignore[attr-defined]


def drop_ddof(node: ast.AST) -> None:
    """Have a call compute a statistic of the population."""
    node.keywords = [word for word in node.keywords if word.arg != "ddof"]  # type: ignore[attr-defined]


def begin(statement: str) -> Edit:
    """Put a statement at the beginning of a function."""
    return lambda node: node.body.insert(0, ast.parse(statement).body[0])  # type: ignore[attr-defined]


#: changes an array that came in
TOUCH = """
def {name}(*args, **kwargs):
    import copy, numpy
    result = copy.deepcopy(_right(*args, **kwargs))
    for value in (*args, *kwargs.values()):
        if isinstance(value, numpy.ndarray) and value.size and value.dtype.kind == "f":
            value.flat[-1] += 1e-6 * (1 + abs(value.flat[-1]))
    return result
"""
#: returns whole numbers
TRUNCATE = """
def {name}(*args, **kwargs):
    import numpy
    def cut(value):
        if isinstance(value, (tuple, list)):
            return type(value)(map(cut, value))
        if isinstance(value, (float, numpy.ndarray, numpy.floating)):
            found = numpy.asarray(value)
            return numpy.trunc(found) if found.dtype.kind == "f" else value
        return value
    return cut(_right(*args, **kwargs))
"""


def wrap(name: str, text: str) -> Edit:
    """Put a function around the right one: `TOUCH` or `TRUNCATE`."""

    def edit(node: ast.AST) -> None:
        assert isinstance(node, ast.FunctionDef)
        right = copy.deepcopy(node)
        right.name = "_right"
        (outer,) = ast.parse(text.format(name=name)).body
        assert isinstance(outer, ast.FunctionDef)
        node.args, node.body = outer.args, [right, *outer.body]
        node.returns = None

    return edit


def sign(op: ast.AST) -> str:
    """Return how an operator is written."""
    match op:
        case ast.operator():
            return ast.unparse(ast.BinOp(ast.Name("a"), op, ast.Name("b")))[2:-2]
        case ast.cmpop():
            return ast.unparse(ast.Compare(ast.Name("a"), [op], [ast.Name("b")]))[2:-2]
        case ast.unaryop():
            return ast.unparse(ast.UnaryOp(op, ast.Name("b")))[:-1].strip()
    return type(op).__name__
