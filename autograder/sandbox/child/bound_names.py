"""What statements bind and import, seen without running them (child side)."""

import ast
import contextlib
from collections.abc import Iterable, Iterator


def names_bound(statements: Iterable[ast.stmt]) -> Iterator[str]:
    """Yield the names that statements bind where they stand, not those inside functions and classes."""
    waiting: list[ast.AST] = list(statements)
    for node in waiting:
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
                continue
            case ast.Name(id=name, ctx=ast.Store()):
                yield name
            case ast.alias(name=name, asname=other) if name != "*":
                yield other or name.partition(".")[0]
            case ast.Lambda():
                continue
        waiting.extend(ast.iter_child_nodes(node))


def packages_tried(tree: ast.Module) -> Iterator[str]:
    """Yield the packages whose import a program tries, ready for them to be missing."""
    tries = [node for node in ast.walk(tree) if isinstance(node, ast.Try)]
    for node in (inside for one in tries for statement in one.body for inside in ast.walk(statement)):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


def names_in(source: str) -> Iterator[str]:
    """Yield the names that source text would bind; none if it cannot be parsed."""
    with contextlib.suppress(SyntaxError, ValueError, RecursionError, MemoryError):
        yield from names_bound(ast.parse(source).body)
