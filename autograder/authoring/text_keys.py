"""The table of a parameter dict's keys, held against the dict in the stub and the units in the docstrings."""

import ast
import re
from collections.abc import Iterator, Mapping

from autograder.authoring.readme import CODE, Readme, units
from autograder.authoring.signatures import Signature
from autograder.course.catalog import Handout


def wrong_keys(readme: Readme, public: Handout, known: Mapping[str, Signature]) -> Iterator[str]:
    """Hold the table of a dict's keys against the dict in the stub, and the units against the docstrings."""
    table = readme.table("key")
    if table is None:
        return
    values = _dict_in(public)
    documented = " ".join(text for one in known.values() for text in one.parameters.values())
    for row in table.rows:
        names = [name for name in CODE.findall(row[0]) if name.isidentifier()]
        cell = row[-1].replace("−", "-")
        numbers = re.findall(r"(?<![\w(])-?\d+(?:\.\d+)?", cell)
        for name, number in zip(names, numbers, strict=False) if len(numbers) >= len(names) else ():
            if name in values and float(number) != values[name]:
                wanted = f"the value {values[name]:g}, as the stub does"
                yield f"README.md must give {name} {wanted}; it says {number}"
        for name in names:
            if values and name not in values:
                yield f"README.md must describe keys of the stub's parameters; {name} is none"
            there = _unit_of_key(name, documented)
            here = _units_in_cell(cell, names.index(name), len(names))
            if there and here and here != there:
                said = f"they say {here} and {there}"
                yield f"README.md and the docstrings must give {name} the same unit; {said}"


def _dict_in(public: Handout) -> dict[str, float]:
    """Return the numbers of the largest dict that stub or provided modules write out."""
    found: dict[str, float] = {}
    scripts = [data for name, data in public.provided.items() if name.endswith(".py")]
    for source in (public.stub, *scripts):
        for node in ast.walk(ast.parse(source)):
            made: dict[str, float] = {}
            if isinstance(node, ast.Dict):
                for key, value in zip(node.keys, node.values, strict=True):
                    if isinstance(key, ast.Constant) and isinstance(key.value, str):
                        number = _literal_number(value)
                        made[key.value] = float("nan") if number is None else number
            found = made if len(made) > len(found) else found
        for node in ast.walk(ast.parse(source)):  # pars["range_t"] = ...
            if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
                found.setdefault(str(node.slice.value), float("nan"))
    return {name: value for name, value in found.items() if found}


def _literal_number(node: ast.expr) -> float | None:
    try:
        return float(ast.literal_eval(node))
    except (ValueError, TypeError):
        return None


def _unit_of_key(name: str, documented: str) -> str:
    """Return the unit that follows a key in a list such as ``"T" and "dt" (ms)``."""
    match = re.search(rf'"{name}"(?:,? (?:and )?"\w+")* \(([^)]+)\)', documented)
    found = units(f"({match[1]})") if match else frozenset()
    return min(found, default="")


def _units_in_cell(cell: str, place: int, count: int) -> str:
    """Return the unit of the value at a place: its own, or the one that follows all."""
    found = re.findall(r"-?\d+(?:\.\d+)? ?([^\W\d][\w/²·√]*)?", cell)
    said = [unit for unit in found if unit and unit != "and"]
    if len(said) == count:
        return str(said[place])
    return str(said[0]) if len(said) == 1 else ""
