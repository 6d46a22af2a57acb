"""Names of a program's top level that are held at given values while it runs (child side).

A held name has its given value from the start. What the program assigns to it anew is replaced:

- an assignment evaluates what it would assign, and binds a fresh copy of the given value. So do each name of
  a tuple, every name of a chain such as ``J = tau = 1``, an annotated assignment, a walrus, and an import.
- an assignment that reads the name computes from the given value, and binds what it computes: ``tau *= 1e-3``
  and ``tau = tau / 1000`` turn a unit into another one, ``t = t[:-1]`` makes an array shorter.
- a loop's variable, what follows ``as`` in a ``with`` or an ``except``, a function, a class, a pattern and
  ``del`` bind as they are written, and the name then has what they bound until it is assigned anew.

All of that goes for statements inside a loop, a branch, a ``with`` and a ``try``, too. What functions do,
``global`` included, is theirs, and so is what other files do.
"""

import ast
import copy
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

HELD = "__held__"  # the name under which the program finds the values
_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)


class Held:
    """The values; called by the program's own statements, as `hold` changes them."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = values

    def __call__(self, name: str, own: object = None) -> Any:
        """Return a fresh copy of what a name is held at, in place of the program's own value."""
        return copy.deepcopy(self._values[name])

    def names(self) -> dict[str, Any]:
        """Return all names with fresh copies of their values, and this object under its own."""
        return {HELD: self, **{name: self(name) for name in self._values}}

    def hold(self, tree: ast.Module) -> None:
        """Change statements so that they hold the names."""
        tree.body = list(_held(tree.body, frozenset(self._values)))
        ast.fix_missing_locations(tree)


def _held(body: Iterable[ast.stmt], names: frozenset[str]) -> Iterator[ast.stmt]:
    for statement in body:
        if isinstance(statement, _SCOPES):
            yield statement
            continue
        _Walruses(names).visit(statement)
        for block in _blocks(statement):
            block[:] = _held(block, names)
        again = sorted(_assigned(statement, names))
        if again and isinstance(statement, ast.Assign | ast.AnnAssign) and statement.value is not None:
            plain = not any(isinstance(target, ast.Tuple | ast.List) for target in _targets(statement))
            statement.value = _given(again[0], statement.value) if plain else statement.value
        yield statement
        for name in again:
            target = ast.Name(name, ast.Store())
            yield ast.copy_location(ast.Assign([target], _given(name, ast.Constant(None))), statement)


def _blocks(statement: ast.stmt) -> Iterator[list[ast.stmt]]:
    for field in ("body", "orelse", "finalbody"):
        if block := getattr(statement, field, None):
            yield block
    for field in ("handlers", "cases"):
        for part in getattr(statement, field, ()):
            yield part.body


def _assigned(statement: ast.stmt, names: frozenset[str]) -> frozenset[str]:
    """Return the names that a statement binds anew, without reading them."""
    match statement:
        case ast.Assign(targets=targets, value=value):
            return frozenset().union(*(_anew(target, value, names) for target in targets))
        case ast.AnnAssign(target=target, value=ast.expr() as value):
            return _anew(target, value, names)
        case ast.Import(names=aliases) | ast.ImportFrom(names=aliases):
            found = {alias.asname or alias.name.partition(".")[0] for alias in aliases}
            return names if "*" in found else names & found
    return frozenset()


def _anew(target: ast.expr, value: ast.expr, names: frozenset[str]) -> frozenset[str]:
    match target, value:
        case ((ast.Tuple(elts=parts) | ast.List(elts=parts)), (ast.Tuple(elts=own) | ast.List(elts=own))) if (
            len(parts) == len(own) and not any(isinstance(part, ast.Starred) for part in (*parts, *own))
        ):
            return frozenset().union(*(_anew(*pair, names) for pair in zip(parts, own, strict=True)))
        case ((ast.Tuple(elts=parts) | ast.List(elts=parts)), _):
            return frozenset().union(*(_anew(part, value, names) for part in parts))
        case ast.Starred(value=inner), _:
            return _anew(inner, value, names)
        case ast.Name(id=name), _ if name in names and not reads(value, name):
            return frozenset([name])
    return frozenset()


def _targets(statement: ast.Assign | ast.AnnAssign) -> list[ast.expr]:
    return statement.targets if isinstance(statement, ast.Assign) else [statement.target]


def _given(name: str, own: ast.expr) -> ast.Call:
    call = ast.Call(ast.Name(HELD, ast.Load()), [ast.Constant(name), own], [])
    return ast.copy_location(call, own) if hasattr(own, "lineno") else call


def reads(node: ast.AST, name: str) -> bool:
    """Whether an expression reads a name of the top level, and not one of its own that is called the same."""
    match node:
        case ast.Name(id=found, ctx=ast.Load()):
            return found == name
        case ast.ListComp() | ast.SetComp() | ast.DictComp() | ast.GeneratorExp():
            first = node.generators[0].iter
            own = any(
                isinstance(part, ast.Name) and part.id == name
                for generator in node.generators
                for part in ast.walk(generator.target)
            )
            return (
                reads(first, name) if own else any(reads(part, name) for part in ast.iter_child_nodes(node))
            )
        case ast.Lambda(args=arguments):
            own = any(isinstance(part, ast.arg) and part.arg == name for part in ast.walk(arguments))
            return not own and reads(node.body, name)
    return any(reads(part, name) for part in ast.iter_child_nodes(node))


class _Walruses(ast.NodeTransformer):
    """Holds names in the expressions of one statement, not in the statements inside it."""

    def __init__(self, names: frozenset[str]) -> None:
        self._names = names
        self._depth = 0

    def visit(self, node: ast.AST) -> Any:
        """Go through expressions; functions and inner statements are left for later or for good."""
        if isinstance(node, _SCOPES) or (self._depth and isinstance(node, ast.stmt)):
            return node
        self._depth += 1
        try:
            found = self.generic_visit(node)
        finally:
            self._depth -= 1
        match found:
            case ast.NamedExpr(target=ast.Name(id=name), value=value):
                if name in self._names and not reads(value, name):
                    found.value = _given(name, value)
        return found
