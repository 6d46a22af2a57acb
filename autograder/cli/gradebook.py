"""``autograder gradebook``: a course's totals over the assignments in one gradebook."""

import contextlib
from collections.abc import Sequence
from pathlib import Path

import click

from autograder.boundary.text import clean_line
from autograder.cli.class_folder import write_out
from autograder.cli.options import PATH
from autograder.cli.terminal import say
from autograder.course.catalog import suggest
from autograder.course.policy import PLAIN
from autograder.errors import UsageError
from autograder.gradebook.database import NAME
from autograder.gradebook.rules import extensions_of, policies_in
from autograder.gradebook.scores import scores_in
from autograder.gradebook.store import Gradebook, assignments_in
from autograder.gradebook.totals import Column, Totals, in_order_of, totals_csv, totals_of
from autograder.report.layout import width_of
from autograder.report.sentences import number

WIDTH = 80
LEAST, MOST = 9, 14  # columns for an assignment
SHORT = {"": "-", "excused": "ex", "ungraded": "?"}
LEGEND = "-: nothing handed in, counts 0; ex: excused, not counted; ?: not graded yet"


@click.command()
@click.option("-o", "--output", type=PATH, required=True, help="Folder of the results.")
@click.option(
    "--sort", default="name", show_default=True, help="By name, total, or the name of an assignment."
)
@click.option("--csv", "file", type=PATH, help="Write the totals to this file instead.")
def command(output: Path, sort: str, file: Path | None) -> int:
    """Print, sort or export the totals of a course over its assignments."""
    columns = _columns(output)
    names = [column.name or "unnamed" for column in columns]
    if sort not in ("name", "total", *names):
        raise UsageError(
            f"There is nothing to sort by called {sort!r}{suggest(sort, ('name', 'total', *names))}"
        )
    rows = in_order_of(totals_of(columns), sort, names)
    if file is not None:
        return write_out(file, totals_csv(rows, names), f"{len(rows)} students")
    for line in _table(rows, columns, names):
        say(line)
    return 0


def _columns(folder: Path) -> list[Column]:
    found = []
    for name in assignments_in(folder / NAME):
        with contextlib.closing(Gradebook(folder / NAME, name)) as book:
            weight = policies_in(book).get(name, PLAIN).weight
            scores = {score.student: score for score in scores_in(book)}
            excused = [student for student, given in extensions_of(book).items() if given.excused]
            found.append(Column(name, weight, scores, excused))
    return found


def _table(rows: Sequence[Totals], columns: Sequence[Column], names: Sequence[str]) -> list[str]:
    """Return the table of a class, and what its signs mean."""
    wide = min(MOST, max(LEAST, *(len(name) + 1 for name in names)))
    if len(names) * wide + 32 > WIDTH:
        wide = LEAST
    people = [clean_line(f"{row.name} ({row.student})" if row.name else row.student) for row in rows]
    room = min(max(14, WIDTH - len(names) * wide - 8), max(8, *map(width_of, people)) + 2)
    heads = "".join(f"{_cut(name, wide - 1):>{wide}}" for name in names)
    lines = [f"{'':<{room}}{heads}{'total':>8}".rstrip()]
    weights = "".join(f"{'x' + number(column.weight):>{wide}}" for column in columns)
    if any(column.weight != 1 for column in columns):
        lines.append(f"{'weight':<{room}}{weights}")
    for row, person in zip(rows, people, strict=True):
        who = _cut(person, room - 1)
        cells = "".join(f"{SHORT.get(cell, cell):>{wide}}" for cell in row.cells)
        total = "?" if row.total is None else f"{number(row.total)} %"
        lines.append(f"{who}{' ' * (room - width_of(who))}{cells}{total:>8}")
    return [*lines, "", LEGEND]


def _cut(text: str, room: int) -> str:
    while width_of(text) > room:
        text = f"{text[:-2]}~"
    return text
