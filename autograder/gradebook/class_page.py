"""The class on one page, for staff: students, checks, the mistakes behind them."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup, escape

from autograder.boundary.text import clean_line
from autograder.gradebook.statistics import CheckTally, ClassStatistics, Row
from autograder.report.html import environment
from autograder.report.sentences import isolation_note, number

BINS = 10


def index_html(
    rows: Sequence[Row],
    exercises: Sequence[str],
    counted: ClassStatistics,
    *,
    isolation: str,
    left_out: Sequence[str] = (),
    title: str = "Class results",
) -> str:
    """Return the staff page.

    Parameters
    ----------
    rows : sequence of Row
        One a student, scores in the order of `exercises`.
    exercises : sequence of str
        Slugs, in the order of the columns.
    counted : ClassStatistics
        To which every result of these rows was added.
    isolation : str
        Level at which the submissions ran; stated in the page unless it is ``isolated``.
    left_out : sequence of str
        Sentences on what was handed in and not understood.
    """
    ordered = sorted(rows, key=lambda row: row.student)
    return (
        environment()
        .get_template("index.html")
        .render(
            title=clean_line(title),
            students=len(rows),
            left_out=[clean_line(text, 600) for text in left_out],
            without_total=sum(row.total is None and not row.excused for row in rows),
            with_problems=sum(bool(row.problems) for row in rows),
            exercises=[clean_line(slug) for slug in exercises],
            summaries=[_summary(slug, place, ordered, counted) for place, slug in enumerate(exercises)],
            histogram=_histogram(ordered),
            checks=[_check(tally) for tally in counted.tallies(exercises)],
            diagnoses=[tuple(_shown(cell) for cell in entry) for entry in counted.common_diagnoses()],
            body=Markup("\n".join([_row(row) for row in ordered])),
            isolation_note=isolation_note(clean_line(isolation)),
        )
        + "\n"
    )


@dataclass(frozen=True, slots=True)
class _Summary:
    slug: str
    title: str
    possible: str
    graded: int
    ungraded: int
    mean: str
    median: str
    full: int
    zero: int


def _summary(slug: str, place: int, rows: Sequence[Row], counted: ClassStatistics) -> _Summary:
    scores = [score for row in rows if (score := row.scores[place]) is not None]
    known = counted.exercises.get(slug)
    return _Summary(
        clean_line(slug),
        clean_line(known.title) if known else "",
        number(known.possible) if known else "",
        len(scores),
        known.ungraded if known else 0,
        number(statistics.fmean(scores)) if scores else "–",
        number(statistics.median(scores)) if scores else "–",
        known.full_marks if known else 0,
        sum(score == 0 for score in scores),
    )


def _histogram(rows: Sequence[Row]) -> list[tuple[str, int, int]]:
    """Return (range of percent, students, bar length in percent of the longest) for the totals."""
    counts = [0] * BINS
    for row in rows:
        if row.total is not None and row.possible > 0:
            counts[min(max(int(BINS * row.total / row.possible + 1e-9), 0), BINS - 1)] += 1
    longest = max(counts) or 1
    width = 100 // BINS
    labels = [f"{low} to below {low + width} %" for low in range(0, 100, width)]
    labels[-1] = f"{100 - width} to 100 %"
    return [(label, count, round(100 * count / longest)) for label, count in zip(labels, counts, strict=True)]


@dataclass(frozen=True, slots=True)
class _Check:
    exercise: str
    title: str
    id: str
    hidden: bool
    passed: int
    partial: int
    judged: int
    percent: int


def _check(tally: CheckTally) -> _Check:
    return _Check(
        clean_line(tally.exercise),
        clean_line(tally.title),
        clean_line(tally.id),
        tally.hidden,
        tally.passed,
        tally.partial,
        tally.judged,
        100 * tally.passed // max(tally.judged, 1),
    )


def _shown(cell: str | int) -> str | int:
    return clean_line(cell, 600) if isinstance(cell, str) else cell


def _row(row: Row) -> str:
    # Put together by hand: with 10,000 students the template's work per cell would take most of the time.
    name = f"<bdi>{escape(clean_line(row.hand_in.title(row.student)))}</bdi>"
    if row.report:
        name = f'<a href="reports/{escape(quote(row.report))}">{name}</a>'
    if row.hand_in.name:
        name += f' <code class="soft">{escape(clean_line(row.student))}</code>'
    if row.hand_in.late:
        name += ' <span class="soft">late</span>'
    if row.excused:
        name += ' <span class="soft">excused</span>'
    scores = "".join([f'<td class="n">{_score(score)}</td>' for score in row.scores])
    total = f'<td class="n">{_score(row.total)}</td><td class="n">{number(row.possible)}</td>'
    problems = "<br>".join([str(escape(clean_line(problem))) for problem in row.problems])
    return f'<tr><th scope="row">{name}</th>{scores}{total}<td class="problems">{problems}</td></tr>'


def _score(score: float | None) -> str:
    return "–" if score is None else number(score)
