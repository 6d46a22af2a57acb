"""Warnings that a spec's own code causes, with the line of the spec that they come from."""

import contextlib
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO


@contextlib.contextmanager
def noted_warnings(spec: Path, notes: dict[tuple[int, str], bool]) -> Iterator[None]:
    """Note in `notes` each warning raised below a line of a spec, by that line and its text; show none.

    A division by 0 deep in NumPy belongs to the line of the spec from which NumPy was called.
    """

    def note(
        message: Warning | str,
        category: type[Warning],
        filename: str,
        lineno: int,
        file: TextIO | None = None,
        line: str | None = None,
    ) -> None:
        frame = sys._getframe(1)
        while frame is not None and frame.f_code.co_filename != str(spec):
            frame = frame.f_back  # type: ignore[assignment]
        if frame is not None:
            notes.setdefault((frame.f_lineno, str(message)), False)

    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.showwarning = note
        yield


def sentences(notes: dict[tuple[int, str], bool]) -> Iterator[str]:
    """Yield a finding for each warning that was not told yet, in the order of the lines."""
    for line, text in sorted(note for note, told in notes.items() if not told):
        notes[line, text] = True
        yield (
            f"spec.py must run without warnings; line {line} causes one: {text}. What it computes there may "
            "be nan or infinite; mend that line, or say np.errstate there if it is meant"
        )
