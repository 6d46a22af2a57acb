"""The table of functions and the docstrings, held against the stub's signatures and against each other."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from autograder.authoring.readme import CODE, Readme, described, shapes, units
from autograder.authoring.signatures import NO_DEFAULT, Signature
from autograder.course.catalog import Handout
from autograder.course.declared import assigned
from autograder.errors import is_number

_NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"]
_COUNT = re.compile(rf"\bwrite (?:the )?({'|'.join(_NUMBERS)}|\d+) (?:\w+ )?functions?\b")
_DEFAULT = re.compile(r"\b(?:[Dd]efault(?:s to|:| is)?|by default) (-?\d[\d.]*(?:e-?\d+)?)")


def wrong_docstrings(known: Mapping[str, Signature]) -> Iterator[str]:
    """Yield where a docstring names other parameters or defaults than its function has."""
    for name, signature in known.items():
        if signature.documented != tuple(signature.defaults):
            text = f"the docstring of {name} must describe {', '.join(signature.defaults) or 'no parameter'} "
            yield f"{text}in this order; it describes {', '.join(signature.documented) or 'none'}"
        for parameter, text in signature.parameters.items():
            default = signature.defaults.get(parameter, NO_DEFAULT)
            for said in _DEFAULT.findall(text):
                if default is NO_DEFAULT or not _same_value(said.rstrip("."), default):
                    yield (
                        f"the docstring of {name} must give the default of {parameter} that the "
                        f"signature has; it says {said.rstrip('.')}"
                    )


def _same_value(text: str, default: Any) -> bool:
    return is_number(default) and float(text) == default


def wrong_functions(readme: Readme, known: Mapping[str, Signature]) -> Iterator[str]:
    """Hold the table of functions against signatures and docstrings."""
    table = readme.table("function", "arguments")
    listed: set[str] = set()
    said: dict[str, str] = {}
    for row in table.rows if table else ():
        calls = [code for code in CODE.findall(row[0]) if "(" in code]
        names = [code.partition("(")[0] for code in calls]
        for call, name in zip(calls, names, strict=True):
            if name not in known:
                yield f"README.md must name functions of the stub; {name} in its table is none"
                continue
            listed.add(name)
            yield from _call(call, known[name])
        rows = [known[name] for name in names if name in known]
        for parameters, text in described(row[1]):
            for parameter in parameters:
                if rows and not any(parameter in one.defaults for one in rows):
                    yield f"README.md must describe parameters of {rows[0].name}; {parameter} is none"
                said.setdefault(parameter, text)
                for one in rows:
                    yield from _description(one, parameter, text)
        for one in rows:
            yield from _returns(one, row[2] if len(row) > 2 else "")
    for name in known:
        if name not in listed:
            yield f"README.md must list {name} in its table of functions"
    for word in _COUNT.findall(readme.text):
        count = int(word) if word.isdigit() else _NUMBERS.index(word)
        if count != len(known):
            yield f"README.md must ask for {len(known)} functions, as the stub has; it says {word}"


def wrong_variables(readme: Readme, public: Handout) -> Iterator[str]:
    """Hold the table of variables against what the stub leaves to be filled in."""
    table = readme.table("variable")
    rows = table.rows if table else ()
    listed = {name for row in rows for name in CODE.findall(row[0]) if name.isidentifier()}
    bound = assigned(public.stub)
    for name in sorted(listed - bound):
        yield f"README.md must name variables of the stub; {name} in its table is none"
    for name in public.values:
        if name not in listed:
            yield f"README.md must list {name} in its table of variables"


def _call(code: str, signature: Signature) -> Iterator[str]:
    """Hold a function as the table writes it against its signature; ``...`` stands for some parameters."""
    inside = code.partition("(")[2].rpartition(")")[0]
    written = [part.strip() for part in inside.split(",") if part.strip()]
    wanted = [
        name if default is NO_DEFAULT else f"{name}={default!r}"
        for name, default in signature.defaults.items()
    ]
    if "..." in written:
        place = written.index("...")
        tail = len(written) - place - 1
        wanted = [*wanted[:place], "...", *wanted[len(wanted) - tail :]]
    if [part.replace('"', "'") for part in written] != wanted:
        shown = f"{signature.name}({', '.join(wanted)})"
        yield f"README.md must write {shown}, as the stub does; it writes {code}"


def _description(signature: Signature, parameter: str, text: str) -> Iterator[str]:
    """Hold what the README says of a parameter against the docstring: its unit and its shape."""
    other = signature.parameters.get(parameter, "")
    for what, find in (("unit", units), ("shape", shapes)):
        here, there = find(text), find(other)
        if len(here) == len(there) == 1 and here != there:
            yield (
                f"README.md and the docstring of {signature.name} must give {parameter} the same {what}; "
                f"they say {', '.join(here)} and {', '.join(there)}"
            )


def _returns(signature: Signature, cell: str) -> Iterator[str]:
    for what, find in (("units", units), ("shapes", shapes)):
        here, there = find(cell), find(signature.returns)
        if here and there and not (here <= there or there <= here):
            yield (
                f"README.md and the docstring of {signature.name} must give what is returned the same "
                f"{what}; they say {', '.join(sorted(here))} and {', '.join(sorted(there))}"
            )
