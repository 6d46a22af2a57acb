"""A stub's functions as its author wrote them: parameters, defaults, and what the docstrings say of each."""

import ast
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from autograder.course.declared import arguments_of

_SECTION = re.compile(r"^(\w[\w ]*)\n-{3,}\s*$", re.M)
_ENTRY = re.compile(r"^(\*{0,2}\w[\w, *]*?) : (.*)$")
NO_DEFAULT = object()


@dataclass(frozen=True)
class Signature:
    """One function.

    Attributes
    ----------
    defaults : mapping of str to object
        Every parameter in order, with its default or `NO_DEFAULT`.
    parameters : mapping of str to str
        What the docstring says of each parameter, its type first.
    returns : str
        What it says of what is returned.
    documented : tuple of str
        The parameters that the docstring lists, in order.
    """

    name: str
    defaults: Mapping[str, Any]
    parameters: Mapping[str, str] = field(default_factory=dict)
    returns: str = ""
    documented: tuple[str, ...] = ()


def signatures(source: bytes) -> dict[str, Signature]:
    """Return the public functions of a stub, by name."""
    return {
        node.name: _signature(node)
        for node in ast.parse(source).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
    }


def _signature(node: ast.FunctionDef | ast.ClassDef) -> Signature:
    """Return what a function takes and says; of a class what ``__init__`` takes and the class says."""
    arguments = arguments_of(node)
    names = [argument.arg for argument in (*arguments.posonlyargs, *arguments.args)]
    given = [NO_DEFAULT] * (len(names) - len(arguments.defaults)) + list(map(_literal, arguments.defaults))
    defaults = dict(zip(names, given, strict=True))
    if isinstance(node, ast.ClassDef):
        defaults = dict(list(defaults.items())[1:])
    for argument, value in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
        defaults[argument.arg] = NO_DEFAULT if value is None else _literal(value)
    sections = _sections(ast.get_docstring(node) or "")
    parameters = _entries(sections.get("Parameters", ""))
    returns = sections.get("Returns", "")
    return Signature(node.name, defaults, parameters, returns, tuple(parameters))


def _literal(node: ast.expr) -> Any:
    try:
        return ast.literal_eval(node)
    except ValueError:
        return ast.unparse(node)


def _sections(docstring: str) -> dict[str, str]:
    parts = _SECTION.split(docstring)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def _entries(section: str) -> dict[str, str]:
    """Return the descriptions in a section by name; several names may share one."""
    found: dict[str, str] = {}
    names: list[str] = []
    for line in section.splitlines():
        match = _ENTRY.match(line)
        if match:
            names = [name.strip().lstrip("*") for name in match[1].split(",")]
            found |= dict.fromkeys(names, match[2])
        else:
            for name in names:
                found[name] += f" {line.strip()}"
    return found
