"""The class on one page, for staff: what went wrong, checks, students; works without its script."""

import hashlib
import statistics
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote

from markupsafe import Markup, escape

from autograder.boundary.text import clean_line
from autograder.gradebook.clusters import KIND_WORDS, Cluster
from autograder.gradebook.items import Item
from autograder.gradebook.review import Decision
from autograder.gradebook.statistics import CheckTally, ClassStatistics, Row
from autograder.report import html
from autograder.report.html import environment
from autograder.report.sentences import isolation_note, number

BINS = 10
MOST_CLUSTERS = 200  # that are listed; each has a page of its own
FOLDER = "class"  # of the pages about one check or one cluster


def index_html(
    rows: Sequence[Row],
    exercises: Sequence[str],
    counted: ClassStatistics,
    *,
    isolation: str,
    left_out: Sequence[str] = (),
    decisions: Sequence[Decision] = (),
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
    decisions : sequence of Decision
        What humans decided, also what does not count any more.
    """
    ordered = sorted(rows, key=lambda row: row.student)
    items = counted.items.found()
    checks = [_check(tally, items.get((tally.exercise, tally.id))) for tally in counted.tallies(exercises)]
    clusters = counted.clusters.found()
    maximum = max([counted.maximum, *(row.possible for row in rows)])
    script, policy = class_script()
    return (
        environment()
        .get_template("index.html")
        .render(
            title=clean_line(title),
            script=script,
            policy=policy,
            students=len(rows),
            decisions=[_decision(found) for found in decisions],
            states=_states(ordered),
            left_out=[clean_line(text, 600) for text in left_out],
            exercises=[clean_line(slug) for slug in exercises],
            maximum=number(maximum),
            summaries=[_summary(slug, place, ordered, counted) for place, slug in enumerate(exercises)],
            histogram=_histogram(ordered, maximum),
            checks=checks,
            always=[check for check in checks if check.judged and check.passed == check.judged],
            never=[check for check in checks if check.judged and not check.passed],
            pairs=[
                (*map(clean_line, (*pair.first, *pair.second)), pair.both, pair.either)
                for pair in counted.items.pairs()
            ],
            clusters=[_cluster(found, counted.clusters.lost) for found in clusters[:MOST_CLUSTERS]],
            ten=_share(sum(found.lost for found in clusters[:10]), counted.clusters.lost),
            lost=number(counted.clusters.lost),
            further=len(clusters) - MOST_CLUSTERS,
            further_share=_share(
                sum(found.lost for found in clusters[MOST_CLUSTERS:]), counted.clusters.lost
            ),
            body=Markup("\n".join([_row(row) for row in ordered])),
            isolation_note=isolation_note(clean_line(isolation)),
        )
        + "\n"
    )


@lru_cache(maxsize=1)
def class_script() -> tuple[Markup, str]:
    """Return the script of the class page, and the source by which its policy allows that script alone."""
    text = (Path(html.__file__).parent / "templates" / "class.js").read_text(encoding="utf-8")
    digest = b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return Markup(text), f"'sha256-{digest}'"


def check_file(exercise: str, check: str) -> str:
    """Return the name of the page on who does not pass a check."""
    return f"check-{exercise}-{check}.html"


def cluster_file(ident: str) -> str:
    """Return the name of the page on a cluster."""
    return f"cluster-{ident}.html"


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
    timeouts: int


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
        known.timeouts if known else 0,
    )


def _states(rows: Sequence[Row]) -> list[tuple[str, int]]:
    """Return how many students there are in each state, and how many are late."""
    found = dict.fromkeys(("graded", "with a problem", "nothing to run", "not graded"), 0)
    for row in rows:
        found[row.state] = found.get(row.state, 0) + 1
    return [*found.items(), ("late", sum(bool(row.hand_in.late) for row in rows))]


def _histogram(rows: Sequence[Row], maximum: float) -> list[tuple[str, int, int]]:
    """Return (range of points, students, bar length in percent of the longest) for the totals."""
    counts = [0] * BINS
    for row in rows:
        if row.total is not None and maximum > 0:
            counts[min(max(int(BINS * row.total / maximum + 1e-9), 0), BINS - 1)] += 1
    longest = max(counts) or 1
    edges = [number(maximum * place / BINS) for place in range(BINS + 1)]
    labels = [f"{low} to below {high}" for low, high in pairwise(edges)]
    labels[-1] = f"{edges[-2]} to {edges[-1]}"
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
    link: str
    share: str
    rest: str


def _check(tally: CheckTally, item: Item | None) -> _Check:
    return _Check(
        clean_line(tally.exercise),
        clean_line(tally.title),
        clean_line(tally.id),
        tally.hidden,
        tally.passed,
        tally.partial,
        tally.judged,
        100 * tally.passed // max(tally.judged, 1),
        f"{FOLDER}/{quote(check_file(tally.exercise, tally.id))}",
        f"{item.share:.2f}" if item else "–",
        correlation(item),
    )


def correlation(item: Item | None) -> str:
    """Return a check's correlation with the rest and its interval, in words for a cell."""
    if item is None or item.rest is None:
        return "–"
    return f"{item.rest:.2f} ({item.low:.2f} to {item.high:.2f})".replace("-", "\N{MINUS SIGN}")


@dataclass(frozen=True, slots=True)
class ShownCluster:
    """A cluster in words."""

    cluster: Cluster
    exercises: str
    kind: str
    text: str
    students: int
    lost: str
    share: str
    link: str


def _cluster(found: Cluster, lost: float) -> ShownCluster:
    return ShownCluster(
        found,
        clean_line(
            ", ".join(found.exercises) if len(found.exercises) < 3 else f"{len(found.exercises)} exercises"
        ),
        KIND_WORDS[found.kind],
        clean_line(found.text, 600) or "(nothing is said about it)",
        len(found.students),
        number(found.lost),
        _share(found.lost, lost),
        f"{FOLDER}/{cluster_file(found.id)}",
    )


def _share(part: float, whole: float) -> str:
    percent = 100 * part / whole if whole else 0.0
    return f"{percent:.0f} %" if percent >= 9.95 or not percent else f"{percent:.1f} %"


def _decision(found: Decision) -> tuple[str, ...]:
    word = found.override
    state = "counts" if found.review is None else f"for review: {found.review.why}"
    cells = (found.student, f"{word.exercise}/{word.check}", number(word.points), word.because)
    return tuple(clean_line(cell, 600) for cell in (*cells, word.actor, word.at, state))


def _row(row: Row) -> str:
    # Put together by hand: with 10,000 students the template's work per cell would take most of the time.
    name = linked(row).html()
    if row.hand_in.name:
        name += f' <code class="soft">{escape(clean_line(row.student))}</code>'
    if row.by_hand:
        name += ' <span class="soft">by hand</span>'
    if row.hand_in.late:
        name += ' <span class="soft">late</span>'
    scores = "".join([f'<td class="n">{_score(score)}</td>' for score in row.scores])
    problems = "<br>".join([str(escape(clean_line(problem))) for problem in row.problems])
    return (
        f'<tr><th scope="row">{name}</th><td>{row.state}</td>{scores}<td class="n">{_score(row.total)}</td>'
        f'<td class="problems">{problems}</td></tr>'
    )


@dataclass(frozen=True, slots=True)
class Linked:
    """A student's name, linked to the report, and a link to the code; both only where they are.

    Made once a student: with 10,000 of them and a page a check, escaping anew would take most of the time.
    """

    name: str
    report: str
    code: str

    def html(self, *, up: str = "", anchor: str = "") -> str:
        """Return the links.

        Parameters
        ----------
        up : str
            Path from the page to the folder of the class.
        anchor : str
            Where the two are opened, with its sign, such as ``#cv_isi``.
        """
        name = f'<a href="{up}reports/{self.report}{anchor}">{self.name}</a>' if self.report else self.name
        return f'{name} <a href="{up}staff/{self.code}{anchor}">code</a>' if self.code else name


def linked(row: Row) -> Linked:
    """Return the links to what there is of a student."""
    name = f"<bdi>{escape(clean_line(row.hand_in.title(row.student)))}</bdi>"
    return Linked(name, str(escape(quote(row.report))), str(escape(quote(row.code))))


def _score(score: float | None) -> str:
    return "–" if score is None else number(score)
