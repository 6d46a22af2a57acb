"""Cells of a CSV file that a spreadsheet may open."""

import re

from autograder.boundary.text import clean_line

# Some spreadsheets read full-width signs as the start of a formula too.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

#: where one would begin when cells are divided at semicolons, as where the comma is in numbers
_LATER = re.compile(rf"([;|])(?=[\s\"']*[{re.escape(''.join(_FORMULA))}])")


def guarded(text: str) -> str:
    """Return a text on one line, with an apostrophe before what a spreadsheet would run as a formula."""
    # Looked at before cleaning: a tab in front is a sign of its own, and cleaning would hide it.
    formula = text.startswith(_FORMULA)
    shown = _LATER.sub(r"\1'", clean_line(text, 4000))
    return f"'{shown}" if formula or shown.startswith(_FORMULA) else shown
