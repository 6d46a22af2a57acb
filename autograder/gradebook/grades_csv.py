"""The class's marks as CSV, safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Sequence

from autograder.boundary.text import clean_line
from autograder.gradebook.cells import guarded
from autograder.gradebook.statistics import Row
from autograder.report.sentences import number

#: of a hand-in; columns that a class of plain folders has no use for
SOMETIMES = ("email", "attempt", "submitted_at")


def grades_csv(rows: Iterable[Row], exercises: Sequence[str]) -> str:
    """Return ``grades.csv``: one line a student, an empty cell where there is no score.

    The total is the final score, after lateness and attempts; the exercises are those of the last attempt.

    E-mail, attempt and time of handing in get a column when they are known of anyone, and so does what was
    decided by hand. Cells that a
    spreadsheet would take for a formula get an apostrophe before it, also where it would begin if cells were
    divided at semicolons; numbers are never touched.
    """
    rows = list(rows)
    known = [name for name in SOMETIMES if any(getattr(row.hand_in, name) is not None for row in rows)]
    decided = ["by_hand"] if any(row.by_hand for row in rows) else []
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(
        ["student", "name", *exercises, "total", "possible", "late", "problems", *known, *decided]
    )
    for row in rows:
        note = ["excused"] if row.excused else []
        writer.writerow(
            [
                guarded(row.student),
                guarded(row.hand_in.name or ""),
                *(_score(score) for score in row.scores),
                _score(row.total),
                number(row.possible),
                {True: "yes", False: "no", None: ""}[row.hand_in.late],
                guarded("; ".join(clean_line(problem) for problem in (*note, *row.problems))),
                *(guarded(str(getattr(row.hand_in, name) or "")) for name in known),
                *(guarded("; ".join(row.by_hand)) for _ in decided),
            ]
        )
    return out.getvalue()


def _score(score: float | None) -> str:
    return "" if score is None else number(score)
