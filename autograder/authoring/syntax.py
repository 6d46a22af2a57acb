"""Programs by what they do and not by their names: syntax trees and compiled code, for comparison."""

import ast
import re
import textwrap
from collections.abc import Iterator
from types import CodeType
from typing import Any

LEAST_NODES = 7  # of a tree that tells where it comes from; smaller ones are common to all programs
LEAST_CODE = 60  # bytes of compiled code
LONGEST_LINE = 500
_FENCE = re.compile(r"```[^\n]*\n(.*?)```", re.S)
_PROMPT = re.compile(r"^\s*(?:>>> |\.\.\. |# ?|> ?|In \[\d*\]: )", re.M)


def trees(source: str, least: int = LEAST_NODES) -> Iterator[tuple[str, int]]:
    """Yield every statement and assigned or returned expression in a program or a text, with its line.

    Names are replaced by their order, so that renaming changes nothing; attributes and keywords stay.
    """
    for body in _parsed(source):
        for node in ast.walk(body):
            for part in (node, getattr(node, "value", None)):
                if isinstance(part, ast.stmt) or (isinstance(part, ast.expr) and isinstance(node, ast.stmt)):
                    form, size = _form(part)
                    if size >= least:
                        yield form, getattr(part, "lineno", 0)


def function_forms(source: str) -> dict[str, str]:
    """Return the bodies of a program's functions without their names, by the function's name."""
    found = {}
    for body in _parsed(source):
        for node in ast.walk(body):
            if isinstance(node, ast.FunctionDef):
                form, size = _form(ast.Module(_without_docstring(node.body), []))
                if size >= LEAST_NODES:
                    found[node.name] = form
    return found


def compiled_functions(source: str) -> Iterator[CodeType]:
    """Yield the functions of a program, compiled as this version of Python does it; nothing is run."""
    try:
        waiting = [compile(source, "source", "exec", dont_inherit=True)]
    except (SyntaxError, ValueError, RecursionError):
        return
    while waiting:
        code = waiting.pop()
        if len(code.co_code) >= LEAST_CODE:
            yield code
        waiting += [item for item in code.co_consts if isinstance(item, CodeType)]


def holds_code(data: bytes, code: CodeType) -> bool:
    """Whether a file of compiled code has the instructions of a function; names of variables are no part."""
    return code.co_code in data and all(name.encode() in data for name in code.co_names)


def _parsed(text: str) -> Iterator[ast.Module]:
    """Yield the programs in a text: all of it, or what is fenced, its paragraphs and its single lines."""
    whole = _parse(text)
    if whole is not None:
        yield whole
        return
    bare = _PROMPT.sub("", text)
    parts = [*_FENCE.findall(text), *re.split(r"\n\s*\n", text), *re.split(r"\n\s*\n", bare)]
    parts += [line for line in {*text.splitlines(), *bare.splitlines()} if "(" in line or "=" in line]
    for part in parts:
        short = all(len(line) <= LONGEST_LINE for line in part.splitlines())
        if short and (found := _parse(part)) is not None:
            yield found


def _parse(text: str) -> ast.Module | None:
    try:
        return ast.parse(textwrap.dedent(text).strip("\n "))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _without_docstring(body: list[ast.stmt]) -> list[ast.stmt]:
    first = body[0] if body else None
    text = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    return body[1:] if text else body


def _form(node: ast.AST) -> tuple[str, int]:
    """Return a tree in writing, with names by their order, and how many nodes it has."""
    names: dict[str, str] = {}
    count = 0

    def write(item: Any) -> str:
        nonlocal count
        if isinstance(item, list):
            return f"[{','.join(map(write, item))}]"
        if not isinstance(item, ast.AST):
            return repr(item)
        count += 1
        match item:
            case ast.Name(id=name) | ast.arg(arg=name):
                return names.setdefault(name, f"n{len(names)}")
            case ast.Constant(value=value):
                return repr(float(value)) if isinstance(value, int) else repr(value)
            case ast.FunctionDef():
                return f"def({write(item.args)},{write(_without_docstring(item.body))})"
            case ast.operator() | ast.unaryop() | ast.cmpop() | ast.boolop():
                count -= 1
        skipped = ("ctx", "type_comment", "annotation", "returns", "type_params", "decorator_list")
        fields = [write(value) for name, value in ast.iter_fields(item) if name not in skipped]
        return f"{type(item).__name__}({','.join(fields)})"

    return write(node), count
