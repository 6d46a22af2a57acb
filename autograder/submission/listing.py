"""What a student wrote for an exercise, as one text: for staff to read, and to be kept as a known answer."""

from collections.abc import Sequence

from autograder.submission.cells import Cell
from autograder.submission.program import Program
from autograder.submission.source import Source
from autograder.submission.submission import Submission


def listing(submission: Submission, program: Program | None, unreadable: str) -> str:
    """Return the code that answers an exercise, magics taken out; a notebook's cells are marked ``# %%``.

    Parameters
    ----------
    program : Program or None
    unreadable : str
        The file that would answer if it could be parsed, where there is no program.
    """
    if program is not None:
        return text_of(program.cells)
    source = submission.sources.get(unreadable)
    return source.text if isinstance(source, Source) else ""


def text_of(cells: Sequence[Cell]) -> str:
    """Return the source of cells as one Python text."""
    if not any(cell.number for cell in cells):
        return "\n".join(cell.source for cell in cells)
    return "\n\n".join(f"# %% cell {cell.number}\n{cell.source}" for cell in cells)
