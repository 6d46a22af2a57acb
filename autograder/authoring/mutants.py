"""Wrong programs made from a reference: each has one place changed, as a mistake would change it.

What is changed follows the operators of mutation testing (Jia & Harman 2011, "An analysis and survey of the
development of mutation testing", IEEE Trans. Softw. Eng. 37) and the slips of numerical code: off by one, a
wrong end of a range, an argument that is ignored, population for sample statistics.
"""

import ast
import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from autograder.authoring.main_block import main_block
from autograder.errors import is_number

#: an author's answer to a survivor, at the end of a line of the reference
ANSWER = "# verify: same because"

_OPERATORS: dict[type[ast.operator], tuple[type[ast.operator], ...]] = {
    ast.Add: (ast.Sub,), ast.Sub: (ast.Add,), ast.Mult: (ast.Div,), ast.Div: (ast.Mult, ast.FloorDiv),
    ast.FloorDiv: (ast.Div,), ast.Pow: (ast.Mult,), ast.Mod: (ast.FloorDiv,),
}  # fmt: skip
_COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.GtE: (ast.Gt,), ast.Gt: (ast.GtE,), ast.LtE: (ast.Lt,), ast.Lt: (ast.LtE,),
    ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,), ast.Is: (ast.IsNot,), ast.IsNot: (ast.Is,),
}  # fmt: skip
_ROUNDING = {"ceil": ("floor", "round"), "floor": ("ceil", "round"), "rint": ("ceil", "floor"), "round": ()}
_SPREAD = ("std", "var")


@dataclass(frozen=True, slots=True)
class Mutant:
    """A reference with one place changed.

    Attributes
    ----------
    line : int
        Of the reference, from 1.
    change : str
        What was changed, such as "`>=` turned into `>`".
    source : bytes
    """

    line: int
    change: str
    source: bytes


def make_mutants(source: bytes, *, script: bool = False) -> list[Mutant]:
    """Return the mutants of a reference, in the order of its lines, each source once.

    Parameters
    ----------
    script : bool
        Whether the statements at the top level are what is graded.
    """
    tree = ast.parse(source)
    if (block := main_block(tree.body)) is not None:
        tree.body.remove(block)
    answered = {number for number, line in enumerate(source.decode().splitlines(), start=1) if ANSWER in line}
    seen = {ast.unparse(tree)}
    mutants = []
    for line, change, apply in _changes(tree, script):
        if line in answered:
            continue
        fresh = copy.deepcopy(tree)
        apply(list(ast.walk(fresh)))
        text = ast.unparse(ast.fix_missing_locations(fresh))
        if text not in seen:
            seen.add(text)
            mutants.append(Mutant(line, change, text.encode()))
    return sorted(mutants, key=lambda mutant: mutant.line)


#: changes the list of all nodes of a copy of the tree, in the order of `ast.walk`
_Apply = Callable[[list[ast.AST]], None]


def _changes(tree: ast.Module, script: bool) -> Iterator[tuple[int, str, _Apply]]:
    documentation = {id(node) for node in _documentation(tree)}
    if script:
        yield from _of_variables(tree)
    for place, node in enumerate(ast.walk(tree)):
        if id(node) in documentation:
            continue
        line = getattr(node, "lineno", 0)
        for change, edit in _edits(node):
            yield line, change, _at(place, edit)
        if isinstance(node, ast.FunctionDef):
            for change, edit in _of_function(node):
                yield line, change, _at(place, edit)
            yield from _of_names(tree, node)
        for name in ("body", "orelse"):
            block = getattr(node, name, None)
            if not isinstance(block, list) or (isinstance(node, ast.Module) and not script):
                continue
            for position, statement in enumerate(block):
                yield from _of_statement(place, name, position, block, statement)


def _documentation(tree: ast.Module) -> Iterator[ast.AST]:
    """Yield the nodes of docstrings, annotations and imports, which are not changed."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value
        elif isinstance(node, ast.Import | ast.ImportFrom):
            yield from ast.walk(node)


_Edit = Callable[[ast.AST], None]


def _edits(node: ast.AST) -> Iterator[tuple[str, _Edit]]:
    """Yield the changes of one expression."""
    match node:
        case ast.BinOp(op=op) | ast.AugAssign(op=op):
            for operator in _OPERATORS.get(type(op), ()):
                yield f"`{_sign(op)}` turned into `{_sign(operator())}`", _set("op", operator)
        case ast.Compare(ops=[op]):
            for kind in _COMPARISONS.get(type(op), ()):
                yield f"`{_sign(op)}` turned into `{_sign(kind())}`", _set("ops", partial(_one, kind))
        case ast.BoolOp(op=ast.And()):
            yield "`and` turned into `or`", _set("op", ast.Or)
        case ast.BoolOp(op=ast.Or()):
            yield "`or` turned into `and`", _set("op", ast.And)
        case ast.UnaryOp(op=ast.USub() | ast.Not()):
            yield f"`{_sign(node.op)}` left out", _become(partial(_part, "operand"))
        case ast.Constant(value=value) if is_number(value):
            for other in dict.fromkeys((0, 1, -value, 2 * value, value + 1)):
                if other != value or type(other) is not type(value):
                    yield f"{value} turned into {other}", _set("value", partial(_same, other))
        case ast.Slice():
            for end in ("lower", "upper"):
                if getattr(node, end) is not None:
                    text = ast.unparse(getattr(node, end))
                    yield f"the end `{text}` of a slice moved by one", _shift(end)
                    yield f"the end `{text}` of a slice left out", _set(end, lambda: None)
        case ast.Subscript(slice=ast.expr() as index) if not isinstance(index, ast.Slice | ast.Tuple):
            if not (isinstance(index, ast.Constant) and isinstance(index.value, str)):
                yield f"the index `{ast.unparse(index)}` moved by one", _shift("slice")
        case ast.Call():
            yield from _of_call(node)
        case ast.Return(value=ast.Tuple(elts=[_, _, *_])):
            yield "the first two returned values swapped", _swap("value", "elts")
        case ast.IfExp():
            yield "the condition of `if ... else` ignored", _become(partial(_part, "body"))


def _of_call(node: ast.Call) -> Iterator[tuple[str, _Edit]]:
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    for other in _ROUNDING.get(name, ()):
        if isinstance(node.func, ast.Attribute) and not (
            other == "round" and getattr(node.func.value, "id", "") == "math"
        ):
            yield f"`{name}` turned into `{other}`", _rename(other)
    if name in _SPREAD:
        ddof = next((word for word in node.keywords if word.arg == "ddof"), None)
        if ddof is None:
            yield f"`ddof=1` added to `{name}`", _add_ddof
        else:
            yield f"`ddof` of `{name}` left out", _drop_ddof
    if len(node.args) >= 2 and ast.unparse(node.args[0]) != ast.unparse(node.args[1]):
        yield f"the first two arguments of `{name}` swapped", _swap("args")


def _of_function(node: ast.FunctionDef) -> Iterator[tuple[str, _Edit]]:
    """Yield whole numbers at an input, an input that is changed in place, and whole numbers returned."""
    for argument in node.args.args:
        cut = f"{argument.arg} = __import__('numpy').asarray({argument.arg}).astype(int)"
        yield f"`{argument.arg}` cut to whole numbers", _begin(cut)
    if node.args.args:
        yield "an array that came in changed in place", _wrap(node.name, _TOUCH)
    yield "the results cut to whole numbers", _wrap(node.name, _TRUNCATE)


def _of_names(tree: ast.Module, function: ast.FunctionDef) -> Iterator[tuple[int, str, _Apply]]:
    """Yield parameters replaced by another one, or by their default whatever was passed."""
    arguments = function.args.args
    names = [argument.arg for argument in arguments]
    defaults = dict(
        zip(names[len(names) - len(function.args.defaults) :], function.args.defaults, strict=True)
    )
    inside = {id(node) for statement in function.body for node in ast.walk(statement)}
    for place, node in enumerate(ast.walk(tree)):
        if id(node) not in inside or not isinstance(node, ast.Name) or node.id not in names:
            continue
        if not isinstance(node.ctx, ast.Load):
            continue
        other = names[(names.index(node.id) + 1) % len(names)]
        if other != node.id:
            yield (
                node.lineno,
                f"`{node.id}` turned into `{other}`",
                _at(place, _set("id", partial(_same, other))),
            )
        if node.id in defaults:
            text = ast.unparse(defaults[node.id])
            value = copy.deepcopy(defaults[node.id])
            yield (
                node.lineno,
                f"`{node.id}` turned into its default {text}",
                _at(place, _become(partial(_replacement, value))),
            )


def _of_variables(tree: ast.Module) -> Iterator[tuple[int, str, _Apply]]:
    """Yield variables of the top level that were given a number: hard-coded, or taken for one another."""
    numbers = {
        target.id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Constant)
        and is_number(node.value.value)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for place, node in enumerate(ast.walk(tree)):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in numbers:
            value = ast.Constant(numbers[node.id])
            change = f"`{node.id}` hard-coded as {numbers[node.id]}"
            yield node.lineno, change, _at(place, _become(partial(_replacement, value)))
            for other in sorted(numbers.keys() - {node.id}):
                change = f"`{node.id}` turned into `{other}`"
                yield node.lineno, change, _at(place, _set("id", partial(_same, other)))


def _of_statement(
    place: int, name: str, position: int, block: list[ast.stmt], statement: ast.stmt
) -> Iterator[tuple[int, str, _Apply]]:
    if isinstance(statement, ast.Assign | ast.AugAssign | ast.Expr | ast.If) and not (
        isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    ):
        what = "a branch" if isinstance(statement, ast.If) else f"`{ast.unparse(statement)[:40]}`"

        def drop(nodes: list[ast.AST]) -> None:
            getattr(nodes[place], name)[position] = ast.Pass()

        yield statement.lineno, f"{what} left out", drop
    if position + 1 < len(block) and not isinstance(block[position + 1], ast.Return):
        if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
            return

        def swap(nodes: list[ast.AST]) -> None:
            found = getattr(nodes[place], name)
            found[position], found[position + 1] = found[position + 1], found[position]

        yield statement.lineno, "this statement and the next one swapped", swap


def _at(place: int, edit: _Edit) -> _Apply:
    return lambda nodes: edit(nodes[place])


def _same(value: object) -> object:
    return value


def _replacement(value: ast.AST, _: ast.AST) -> ast.AST:
    return value


def _part(field: str, node: ast.AST) -> ast.AST:
    part = getattr(node, field)
    assert isinstance(part, ast.AST)
    return part


def _one(kind: type[ast.cmpop]) -> list[ast.cmpop]:
    return [kind()]


def _set(field: str, make: Callable[[], object]) -> _Edit:
    return lambda node: setattr(node, field, make())


def _become(choose: Callable[[ast.AST], ast.AST]) -> _Edit:
    """Return an edit that turns a node into another one in place."""

    def edit(node: ast.AST) -> None:
        other = choose(node)
        node.__class__ = other.__class__
        node.__dict__ = other.__dict__

    return edit


def _shift(field: str) -> _Edit:
    return lambda node: setattr(node, field, ast.BinOp(getattr(node, field), ast.Add(), ast.Constant(1)))


def _swap(*path: str) -> _Edit:
    def edit(node: ast.AST) -> None:
        found: object = node
        for name in path:
            found = getattr(found, name)
        assert isinstance(found, list)
        found[0], found[1] = found[1], found[0]

    return edit


def _rename(other: str) -> _Edit:
    return lambda node: setattr(node.func, "attr", other)  # type: ignore[attr-defined]


def _add_ddof(node: ast.AST) -> None:
    node.keywords.append(ast.keyword("ddof", ast.Constant(1)))  # type: ignore[attr-defined]


def _drop_ddof(node: ast.AST) -> None:
    node.keywords = [word for word in node.keywords if word.arg != "ddof"]  # type: ignore[attr-defined]


def _begin(statement: str) -> _Edit:
    return lambda node: node.body.insert(0, ast.parse(statement).body[0])  # type: ignore[attr-defined]


_TOUCH = """
def {name}(*args, **kwargs):
    import copy, numpy
    result = copy.deepcopy(_right(*args, **kwargs))
    for value in (*args, *kwargs.values()):
        if isinstance(value, numpy.ndarray) and value.size and value.dtype.kind == "f":
            value.flat[-1] += 1e-6 * (1 + abs(value.flat[-1]))
    return result
"""
_TRUNCATE = """
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


def _wrap(name: str, text: str) -> _Edit:
    """Return an edit that puts a function around the right one."""

    def edit(node: ast.AST) -> None:
        assert isinstance(node, ast.FunctionDef)
        right = copy.deepcopy(node)
        right.name = "_right"
        (outer,) = ast.parse(text.format(name=name)).body
        assert isinstance(outer, ast.FunctionDef)
        node.args, node.body = outer.args, [right, *outer.body]
        node.returns = None

    return edit


def _sign(op: ast.AST) -> str:
    match op:
        case ast.operator():
            return ast.unparse(ast.BinOp(ast.Name("a"), op, ast.Name("b")))[2:-2]
        case ast.cmpop():
            return ast.unparse(ast.Compare(ast.Name("a"), [op], [ast.Name("b")]))[2:-2]
        case ast.unaryop():
            return ast.unparse(ast.UnaryOp(op, ast.Name("b")))[:-1].strip()
    return type(op).__name__
