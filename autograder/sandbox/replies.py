"""A child's replies, read as outputs and problems; the same wherever the call was made."""

from collections.abc import Collection
from typing import Any

from autograder.boundary.outputs import REFUSALS, Failed, Output, Raised, Returned
from autograder.boundary.problems import NOWHERE, Place, Problem
from autograder.boundary.text import one_line
from autograder.sandbox.child.refusals import FULL

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


def read_trouble(trouble: Any, functions: Collection[str] = ()) -> Problem | None:
    """Return what went wrong while the cells ran, if anything did.

    That is the first thing that kept one of the functions from being defined, else the first of all.
    """
    found = [one for each in trouble if (one := _trouble(each)) is not None]
    for problem, unbound in found:
        if any(name in unbound for name in functions):
            return problem
    return found[0][0] if found else None


def _trouble(trouble: Any) -> tuple[Problem, list[Any]] | None:
    match trouble:
        case [int(cell), str(kind), str(message), place, str(), list(unbound)]:
            where = read_place(place)
            if cell and where == NOWHERE:
                where = Place(cell=cell)
            text = one_line(": ".join(filter(None, (str(where), kind, message))))
            return Problem(text, "loading", where), unbound
    return None
