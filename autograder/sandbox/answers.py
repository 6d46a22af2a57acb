"""What the child says of a call, read as an output; the same wherever the call was made."""

from typing import Any

from autograder.outputs import BARRED, Failed, Output, Raised, Returned
from autograder.sandbox.barred import FULL
from autograder.text import one_line


def read_answer(answer: Any, seconds: float = 0.0) -> Output:
    """Turn a child's message into an output; one that is not as agreed is the submission's fault."""
    match answer:
        case ("returned", value):
            return Returned(value, seconds)
        case ("raised", str(kind), str(message), str(where), str(barred)):
            if kind == "MemoryError":
                return Failed("memory", "the call needed more memory than a submission may use")
            if barred == FULL:
                return Failed("output_limit", "the call wrote more into files than a submission may", "files")
            return Raised(
                one_line(kind), one_line(message), one_line(where), barred if barred in BARRED else ""
            )
        case ("failed", "missing" | "memory" | "output_limit" | "unsendable" as reason, str(detail)):
            return Failed(reason, one_line(detail), "returned" if reason == "output_limit" else "")
    return Failed("unsendable", "the program sent something that is not a value")
