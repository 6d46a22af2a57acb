"""An output as one frame, to be kept or to be compared by its digest."""

from typing import Any

from autograder.boundary.outputs import Failed, Output, Raised, Returned
from autograder.boundary.problems import Place
from autograder.boundary.values import pack, unpack_frame
from autograder.errors import WireError


def pack_output(output: Output) -> bytes:
    """Return an output as one frame; how long it took is left out, so that the same values are the same.

    Raises
    ------
    UnsendableValue
        If the structure of a value alone is as large as the boundary allows.
    """
    match output:
        case Returned():
            return pack(("returned", output.value))
        case Raised():
            place = output.place
            where = (place.file, place.cell, place.line)
            return pack(("raised", output.type, output.message, where, output.refusal))
    return pack(("failed", output.reason, output.detail, output.kind))


def unpack_output(frame: bytes, seconds: Any) -> Output:
    """Return the output of a frame.

    Raises
    ------
    WireError
        If it is none.
    """
    match unpack_frame(frame):
        case ("returned", value):
            return Returned(value, float(seconds))
        case ("raised", str(kind), str(message), (str(file), int(cell), int(line)), str(refusal)):
            return Raised(kind, message, Place(file, cell, line), refusal)
        case ("failed", reason, str(detail), str(kind)):
            return Failed(reason, detail, kind)
    raise WireError("an output that was kept is of no known form")
