"""A course's totals: every student's scores over the assignments of a gradebook; pure."""

import csv
import io
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from autograder.gradebook.cells import guarded
from autograder.gradebook.scores import Score
from autograder.report.sentences import number


@dataclass(frozen=True, slots=True)
class Column:
    """One assignment: its final scores, its weight, and who is excused from it."""

    name: str
    weight: float
    scores: Mapping[str, Score]
    excused: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Totals:
    """One student.

    Attributes
    ----------
    cells : tuple of str
        One an assignment: points, ``excused``, ``ungraded``, or empty where nothing was handed in.
    shares : tuple of float or None
        What was earned of what was possible; None when it is ungraded or does not count.
    total : float or None
        In percent, by the weights of the assignments that count; None while anything is ungraded.
    """

    student: str
    name: str
    cells: tuple[str, ...]
    shares: tuple[float | None, ...]
    total: float | None


def totals_of(columns: Sequence[Column]) -> list[Totals]:
    """Return the totals of everybody, in order of student; what was not handed in counts 0."""
    names: dict[str, str] = {}
    for column in columns:
        for student, score in column.scores.items():
            names[student] = score.hand_in.name or names.get(student, "")
    return [_totals(student, names[student], columns) for student in sorted(names)]


def _totals(student: str, name: str, columns: Sequence[Column]) -> Totals:
    cells, shares, counted, earned = [], [], 0.0, 0.0
    open_ = False
    for column in columns:
        score = column.scores.get(student)
        cell, share = _cell(score, student in column.excused)
        cells.append(cell)
        shares.append(share)
        open_ = open_ or cell == "ungraded"
        if cell != "excused":
            counted += column.weight
            earned += column.weight * (share or 0.0)
    total = None if open_ or not counted else round(100 * earned / counted, 2)
    return Totals(student, name, tuple(cells), tuple(shares), total)


def _cell(score: Score | None, excused: bool) -> tuple[str, float | None]:
    if excused or (score is not None and score.excused):
        return "excused", None
    if score is None:
        return "", 0.0
    if score.earned is None or score.exact is None:
        return "ungraded", None
    return number(score.earned), score.exact / score.possible if score.possible else 0.0


def in_order_of(rows: Sequence[Totals], key: str, names: Sequence[str]) -> list[Totals]:
    """Return the rows by name, by total, or by an assignment; the best first, what has no score last."""
    if key == "name":
        return sorted(rows, key=lambda row: ((row.name or row.student).casefold(), row.student))

    def by_score(row: Totals) -> tuple[bool, float]:
        value = row.total if key == "total" else row.shares[names.index(key)]
        return value is None, -(value or 0.0)

    return sorted(rows, key=by_score)


def totals_csv(rows: Sequence[Totals], names: Sequence[str]) -> bytes:
    """Return the totals as CSV, safe to open in a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["student", "name", *map(guarded, names), "total %"])
    for row in rows:
        total = "" if row.total is None else number(row.total)
        writer.writerow([guarded(row.student), guarded(row.name), *row.cells, total])
    return out.getvalue().encode()
