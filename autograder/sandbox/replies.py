"""A child's replies, read as outputs and problems; the same wherever the call was made."""

import re
from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

from autograder.boundary.outputs import REFUSALS, Failed, Output, Raised, Returned
from autograder.boundary.problems import NOWHERE, Place, Problem
from autograder.boundary.text import one_line
from autograder.sandbox.child.refusals import FULL

MISSED = re.compile(r"name '(\w+)' is not defined")  # as Python says it
#: what went wrong in a cell, and the names that it kept from being bound
Unbinding: TypeAlias = tuple[Problem, frozenset[str]]
MOST = 10**9  # lines or cells; larger numbers are no place


def read_reply(reply: Any, seconds: float = 0.0) -> Output:
    """Turn a child's message into an output; one that is not as agreed is the submission's fault."""
    match reply:
        case ("returned", value):
            return Returned(value, seconds)
        case ("raised", str(kind), str(message), place, str(refusal)):
            if kind == "MemoryError":
                return Failed("memory", "the call needed more memory than a submission may use")
            if refusal == FULL:
                return Failed("output_limit", "the call wrote more into files than a submission may", "files")
            refused = refusal if refusal in REFUSALS else ""
            return Raised(one_line(kind), one_line(message), read_place(place), refused)
        case ("failed", "missing" | "memory" | "output_limit" | "unsendable" as reason, str(detail)):
            return Failed(reason, one_line(detail), "returned" if reason == "output_limit" else "")
    return Failed("unsendable", "the program sent something that is not a value")


def read_place(place: Any) -> Place:
    """Turn a child's ``[file, cell, line]`` into a place; one that is not as agreed is nowhere."""
    match place:
        case [str(file), int(cell), int(line)] if 0 <= cell <= MOST and 0 <= line <= MOST:
            return Place(one_line(file), cell, line)
    return NOWHERE


def read_trouble(trouble: Iterable[Any]) -> tuple[Unbinding, ...]:
    """Return what went wrong while the cells ran, in order, and what each kept from being bound."""
    return tuple(one for each in trouble if (one := _trouble(each)) is not None)


def what_matters(troubles: Sequence[Unbinding], functions: Iterable[str], outputs: Iterable[Any]) -> Problem:
    """Return the first thing that kept from being bound what was wanted, else the first of all.

    Wanted are the functions, and next the names that were missed in calls.
    """
    missed = (
        found[1]
        for output in outputs
        if isinstance(output, Raised)
        and output.type == "NameError"
        and (found := MISSED.match(output.message))
    )
    for names in (set(functions), set(missed)):
        for problem, unbound in troubles:
            if not names.isdisjoint(unbound):
                return problem
    return troubles[0][0]


def _trouble(trouble: Any) -> Unbinding | None:
    match trouble:
        case [int(cell), str(kind), str(message), place, str(), list(unbound)]:
            where = read_place(place)
            if cell and where == NOWHERE:
                where = Place(cell=cell)
            text = one_line(": ".join(filter(None, (str(where), kind, message))))
            return Problem(text, "loading", where), frozenset(
                name for name in unbound if isinstance(name, str)
            )
    return None
