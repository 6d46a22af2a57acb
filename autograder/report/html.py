"""A student's feedback as one self-contained page, or as what a notebook shows under a cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from autograder.boundary.hand_in import UNKNOWN, HandIn
from autograder.boundary.text import clean, clean_line
from autograder.judge.redaction import visible_part
from autograder.judge.result import CheckResult, Result
from autograder.report.sections import Section, section_of
from autograder.report.sentences import (
    HIDDEN_WORDS,
    STATUS_WORDS,
    about_hand_in,
    isolation_note,
    number,
    points,
    total,
    will_follow,
)

#: around the part of a page that a later score replaces; text that a student writes is escaped
CARD_STARTS, CARD_ENDS = "<!-- score -->", "<!-- end of score -->"
SYMBOLS = {"passed": "✓", "partial": "◐", "failed": "○", "error": "!", "skipped": "–"}


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Return the templates: everything put into them is escaped, a name they lack is an error."""
    made = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(
        points=points, number=number, status_words=STATUS_WORDS, hidden_words=HIDDEN_WORDS, symbols=SYMBOLS
    )
    return made


def student_html(
    student: str,
    results: Sequence[Result],
    isolation: str,
    *,
    weights: Mapping[str, float] | None = None,
    hand_in: HandIn = UNKNOWN,
    hidden_from: str = "",
) -> str:
    """Return the page with all that a student may see of `results`.

    Every result is redacted here, so that no caller can leak. Of an ungraded exercise the reason is left
    out: it is a fault on the grader's side and may quote the reference.

    Parameters
    ----------
    isolation : str
        Level at which the submission ran; stated in the page unless it is ``isolated``.
    weights : mapping from str to float, optional
        Factor with which an exercise's points count in the total, 1 where it is not named.
    hand_in : HandIn
        The page is headed by the person's name where it is known.
    hidden_from : str
        When hidden checks will be shown, if they are not yet: then nothing is said of how they went.
    """
    earned, possible = total(results, weights)
    if hidden_from:
        results = [visible_part(result) for result in results]
    return (
        environment()
        .get_template("student.html")
        .render(
            student=clean_line(hand_in.title(student)),
            about=clean_line(about_hand_in(student, hand_in)),
            sections=[_page_section(section_of(result)) for result in results],
            score=Markup(score_card(earned, possible, hidden_from=hidden_from)),
            hidden_from=hidden_from,
            weights={slug: factor for slug, factor in (weights or {}).items() if factor != 1},
            isolation_note=isolation_note(clean_line(isolation)),
        )
        + "\n"
    )


def score_card(
    earned: float | None,
    possible: float,
    steps: Sequence[tuple[str, float | None]] = (),
    *,
    excused: bool = False,
    hidden_from: str = "",
) -> str:
    """Return the part of a page that says what the score is, and how it came to be.

    Parameters
    ----------
    steps : sequence of tuple
        A sentence, and the score after it.
    hidden_from : str
        When hidden checks and the score will be shown, if they are not yet.
    """
    share = 0.0 if earned is None or not possible else min(max(earned / possible, 0.0), 1.0)
    template = environment().get_template("score.html")
    return template.render(
        total=earned,
        possible=possible,
        percent=round(100 * share),
        steps=steps,
        excused=excused,
        hidden_from=clean_line(hidden_from),
    ).strip()


def with_score(page: str, card: str) -> str:
    """Return a student's page with another score card; a page without one stays as it is."""
    before, start, rest = page.partition(CARD_STARTS)
    _, end, after = rest.partition(CARD_ENDS)
    return f"{before}{card}{after}" if start and end else page


def cell_html(results: Sequence[Result], hidden_count: int) -> str:
    """Return a fragment for a notebook: the same words, figures and order as in the page.

    Parameters
    ----------
    hidden_count : int
        How many hidden checks will follow when the work is graded.
    """
    sections = [_page_section(section_of(result, in_notebook=True)) for result in results]
    follow = will_follow(hidden_count) if hidden_count else ""
    return environment().get_template("cell.html").render(sections=sections, will_follow=follow) + "\n"


def note_html(text: str) -> str:
    """Return one sentence as a fragment for a notebook, where there is no result."""
    return environment().get_template("note.html").render(text=clean(text)) + "\n"


def pair_html(figures: Sequence[tuple[str, str]]) -> str:
    """Return figures side by side for a notebook; each has a caption and the source of an image."""
    return environment().get_template("pair.html").render(figures=figures) + "\n"


@dataclass(frozen=True, slots=True)
class _Picture:
    svg: Markup
    caption: str
    table_title: str
    x_label: str
    rows: Sequence[object]


@dataclass(frozen=True, slots=True)
class _PageSection:
    """A section of the report with the figures of its checks, by check id."""

    section: Section
    pictures: dict[str, _Picture]

    @property
    def result(self) -> Result:
        return self.section.result


def _page_section(section: Section) -> _PageSection:
    pictures = {
        found.check.id: _picture(section.result, found.check)
        for found in section.checks
        if found.check.curve is not None and found.check.status != "passed"
    }
    return _PageSection(section, pictures)


def _picture(result: Result, check: CheckResult) -> _Picture:
    # NumPy is needed only where something failed; most pages never load it
    from autograder.report.figure import curve_svg
    from autograder.report.plot_data import describe, samples, where

    curve = check.curve
    assert curve is not None
    svg = curve_svg(curve, f"{result.exercise}-{check.id}", describe(curve))
    place = where(curve)
    caption = f"{check.title}: {curve.y_label or 'your values'}."
    caption += f" The first difference is at {place}." if place else ""
    table_title = "Values around the first difference" if place else "Some of the values"
    return _Picture(Markup(svg), caption, table_title, curve.x_label or "x", samples(curve))
