"""What a verdict rests on, as a digest of five parts: while they stay the same, it need not be found again.

A function in a spec counts by its source, without comments and layout, and by the values and functions of the
spec that it uses: not by its bytecode, so that another Python changes nothing.
"""

import ast
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import partial
from types import FunctionType
from typing import Any

import numpy as np

from autograder.boundary.output_frames import pack_output
from autograder.boundary.outputs import Output
from autograder.course.catalog import SPEC_MODULE
from autograder.course.plan import Plan
from autograder.course.spec import Check
from autograder.errors import UnsendableValue

#: in their order in a digest, and what each is called where a reason is given
PARTS = ("calls", "comparer", "reference", "points", "words")
LENGTH = 16  # hexadecimal digits of each


class CheckDigests:
    """Makes the digests of an exercise's checks.

    Parameters
    ----------
    source : bytes
        Of ``spec.py``; its functions are looked up there.
    drivers : bytes
        Of ``drivers.py``, on which calls with a driver depend.
    words : str
        What else messages are made of, such as the names of parameters.
    """

    def __init__(self, source: bytes, drivers: bytes, words: str) -> None:
        self._drivers = drivers
        self._words = words
        self._functions = [
            node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef | ast.Lambda)
        ]

    def of(self, check: Check, plan: Plan, expected: Sequence[Output]) -> str:
        """Return the digest of a check; `changed_parts` compares two."""
        calls = plan.call_digests()
        driven = any(call.driver for call in check.calls)
        return "".join(
            hashlib.sha256(part).hexdigest()[:LENGTH]
            for part in (
                b"".join(calls[place].encode() for place in plan.positions[check.id])
                + (self._drivers if driven else b""),
                "".join(self._told(check.expect, set())).encode(),
                b"".join(map(_frame, expected)),
                repr(float(check.points)).encode(),
                repr(
                    (check.title, check.hint, check.readme_hints, check.hidden, check.reveal, self._words)
                ).encode(),
            )
        )

    def _told(self, value: Any, seen: set[int]) -> Iterator[str]:
        """Yield what a value is, in pieces that are the same in every process."""
        match value:
            case None | bool() | int() | float() | complex() | str() | bytes() | np.generic():
                yield f"{value!r};"
            case np.ndarray():
                yield f"{value.dtype.str}{value.shape}{hashlib.sha256(value.tobytes()).hexdigest()};"
            case list() | tuple():
                yield "("
                for item in value:
                    yield from self._told(item, seen)
                yield ")"
            case set() | frozenset():
                yield "".join(sorted("".join(self._told(item, seen)) for item in value))
            case Mapping():
                for key, item in value.items():
                    yield f"{key!r}:"
                    yield from self._told(item, seen)
            case partial():
                yield from self._told((value.func, value.args, value.keywords), seen)
            case FunctionType():
                yield from self._function(value, seen)
            case _ if hasattr(value, "__wrapped__"):  # with a cache around it
                yield from self._told(value.__wrapped__, seen)
            case _ if is_dataclass(value) and not isinstance(value, type):
                yield type(value).__qualname__
                for item in fields(value):
                    yield from self._told(getattr(value, item.name), seen)
            case _:  # of a library: a class, a ufunc, a module
                name = getattr(value, "__qualname__", None) or getattr(value, "__name__", "")
                yield f"{getattr(value, '__module__', '')}.{name or type(value).__qualname__};"

    def _function(self, function: FunctionType, seen: set[int]) -> Iterator[str]:
        if not (function.__module__ or "").startswith(SPEC_MODULE) or id(function) in seen:
            yield f"{function.__module__}.{function.__qualname__};"
            return
        seen.add(id(function))
        nodes = self._at(function.__code__.co_firstlineno)
        yield from map(ast.unparse, nodes)
        yield from self._told((function.__defaults__, function.__kwdefaults__ or {}), seen)
        for cell in function.__closure__ or ():
            yield from self._told(cell.cell_contents, seen)
        used = {node.id for tree in nodes for node in ast.walk(tree) if isinstance(node, ast.Name)}
        for name in sorted(used & function.__globals__.keys()):
            yield f"{name}="
            yield from self._told(function.__globals__[name], seen)

    def _at(self, line: int) -> list[ast.FunctionDef | ast.Lambda]:
        """Return the functions that begin in a line, decorators included; several lambdas may."""
        return [node for node in self._functions if _first_line(node) == line]


def _first_line(node: ast.FunctionDef | ast.Lambda) -> int:
    decorators = node.decorator_list if isinstance(node, ast.FunctionDef) else []
    return min([node.lineno, *(one.lineno for one in decorators)])


def _frame(output: Output) -> bytes:
    try:
        return pack_output(output)
    except UnsendableValue:  # too large to be written down; its form then tells enough
        return type(output).__name__.encode()


def changed_parts(old: str, new: str) -> tuple[str, ...]:
    """Return the parts in which two digests differ; all of them where one alone is known."""
    if len(old) != len(new):
        return PARTS
    pieces = range(0, len(new), LENGTH)
    return tuple(
        part
        for part, place in zip(PARTS, pieces, strict=False)
        if old[place : place + LENGTH] != new[place : place + LENGTH]
    )
