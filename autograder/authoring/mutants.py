"""Wrong programs made from a reference: each has one place changed, as a mistake would change it.

What is changed follows the operators of mutation testing (Jia & Harman 2011, "An analysis and survey of the
development of mutation testing", IEEE Trans. Softw. Eng. 37) and the slips of numerical code: off by one, a
wrong end of a range, an argument that is ignored, population for sample statistics.
"""

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass

from autograder.authoring import tree_edits as edit
from autograder.authoring.main_block import main_block
from autograder.authoring.tree_edits import Apply, Edit, at
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


def _changes(tree: ast.Module, script: bool) -> Iterator[tuple[int, str, Apply]]:
    documentation = {id(node) for node in _documentation(tree)}
    if script:
        yield from _of_variables(tree)
    for place, node in enumerate(ast.walk(tree)):
        if id(node) in documentation:
            continue
        line = getattr(node, "lineno", 0)
        for change, one in _edits(node):
            yield line, change, at(place, one)
        if isinstance(node, ast.FunctionDef):
            for change, one in _of_function(node):
                yield line, change, at(place, one)
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


def _edits(node: ast.AST) -> Iterator[tuple[str, Edit]]:
    """Yield the changes of one expression."""
    match node:
        case ast.BinOp(op=op) | ast.AugAssign(op=op):
            for operator in _OPERATORS.get(type(op), ()):
                yield f"`{edit.sign(op)}` turned into `{edit.sign(operator())}`", edit.put("op", operator())
        case ast.Compare(ops=[op]):
            for kind in _COMPARISONS.get(type(op), ()):
                yield f"`{edit.sign(op)}` turned into `{edit.sign(kind())}`", edit.put("ops", [kind()])
        case ast.BoolOp(op=ast.And()):
            yield "`and` turned into `or`", edit.put("op", ast.Or())
        case ast.BoolOp(op=ast.Or()):
            yield "`or` turned into `and`", edit.put("op", ast.And())
        case ast.UnaryOp(op=ast.USub() | ast.Not()):
            yield f"`{edit.sign(node.op)}` left out", edit.become_its("operand")
        case ast.Constant(value=value) if is_number(value):
            for other in dict.fromkeys((0, 1, -value, 2 * value, value + 1)):
                if other != value or type(other) is not type(value):
                    yield f"{value} turned into {other}", edit.put("value", other)
        case ast.Slice():
            for end in ("lower", "upper"):
                if getattr(node, end) is not None:
                    text = ast.unparse(getattr(node, end))
                    yield f"the end `{text}` of a slice moved by one", edit.shift(end)
                    yield f"the end `{text}` of a slice left out", edit.put(end, None)
        case ast.Subscript(slice=ast.expr() as index) if not isinstance(index, ast.Slice | ast.Tuple):
            if not (isinstance(index, ast.Constant) and isinstance(index.value, str)):
                yield f"the index `{ast.unparse(index)}` moved by one", edit.shift("slice")
        case ast.Call():
            yield from _of_call(node)
        case ast.Return(value=ast.Tuple(elts=[_, _, *_])):
            yield "the first two returned values swapped", edit.swap("value", "elts")
        case ast.IfExp():
            yield "the condition of `if ... else` ignored", edit.become_its("body")


def _of_call(node: ast.Call) -> Iterator[tuple[str, Edit]]:
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    for other in _ROUNDING.get(name, ()):
        if isinstance(node.func, ast.Attribute) and not (
            other == "round" and getattr(node.func.value, "id", "") == "math"
        ):
            yield f"`{name}` turned into `{other}`", edit.rename(other)
    if name in _SPREAD:
        ddof = next((word for word in node.keywords if word.arg == "ddof"), None)
        if ddof is None:
            yield f"`ddof=1` added to `{name}`", edit.add_ddof
        else:
            yield f"`ddof` of `{name}` left out", edit.drop_ddof
    if len(node.args) >= 2 and ast.unparse(node.args[0]) != ast.unparse(node.args[1]):
        yield f"the first two arguments of `{name}` swapped", edit.swap("args")


def _of_function(node: ast.FunctionDef) -> Iterator[tuple[str, Edit]]:
    """Yield whole numbers at an input, an input that is changed in place, and whole numbers returned."""
    for argument in node.args.args:
        cut = f"{argument.arg} = __import__('numpy').asarray({argument.arg}).astype(int)"
        yield f"`{argument.arg}` cut to whole numbers", edit.begin(cut)
    if node.args.args:
        yield "an array that came in changed in place", edit.wrap(node.name, edit.TOUCH)
    yield "the results cut to whole numbers", edit.wrap(node.name, edit.TRUNCATE)


def _of_names(tree: ast.Module, function: ast.FunctionDef) -> Iterator[tuple[int, str, Apply]]:
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
                at(place, edit.put("id", other)),
            )
        if node.id in defaults:
            text = ast.unparse(defaults[node.id])
            value = copy.deepcopy(defaults[node.id])
            yield (
                node.lineno,
                f"`{node.id}` turned into its default {text}",
                at(place, edit.become(value)),
            )


def _of_variables(tree: ast.Module) -> Iterator[tuple[int, str, Apply]]:
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
            yield node.lineno, change, at(place, edit.become(value))
            for other in sorted(numbers.keys() - {node.id}):
                change = f"`{node.id}` turned into `{other}`"
                yield node.lineno, change, at(place, edit.put("id", other))


def _of_statement(
    place: int, name: str, position: int, block: list[ast.stmt], statement: ast.stmt
) -> Iterator[tuple[int, str, Apply]]:
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
