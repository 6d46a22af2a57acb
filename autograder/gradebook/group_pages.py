"""One page a check and a cluster: who it is, what they lose by it, and links to their reports and code."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from markupsafe import Markup, escape

from autograder.boundary.text import clean_line
from autograder.boundary.wording import count_of
from autograder.gradebook.class_page import MOST_CLUSTERS, Linked, check_file, cluster_file, linked
from autograder.gradebook.clusters import KIND_WORDS, Cluster
from autograder.gradebook.statistics import CheckTally, ClassStatistics, Row
from autograder.report.cut_figure import cut_figure
from autograder.report.html import environment
from autograder.report.sentences import number


def group_pages(
    rows: Sequence[Row], exercises: Sequence[str], counted: ClassStatistics, reports: Path | None
) -> Iterator[tuple[str, str]]:
    """Yield the names and the texts of all pages about a part of the class.

    Parameters
    ----------
    reports : Path or None
        Folder of the students' reports, from which the curve of a cluster's specimen is taken.
    """
    known = {row.student: _Member(linked(row), str(escape(clean_line(row.student))), row) for row in rows}
    for tally in counted.tallies(exercises):
        yield check_file(tally.exercise, tally.id), _check_page(tally, counted, known)
    for cluster in counted.clusters.found()[:MOST_CLUSTERS]:
        yield cluster_file(cluster.id), _cluster_page(cluster, counted.clusters.lost, known, reports)


@dataclass(frozen=True, slots=True)
class _Member:
    links: Linked
    id: str
    row: Row

    def item(self, anchor: str, about: str = "") -> str:
        """Return the student as an item of a list; put together by hand, as the class's rows are."""
        more = f' <span class="soft">{about}</span>' if about else ""
        links = self.links.html(up="../", anchor=anchor)
        return f'<li>{links} <code class="soft">{self.id}</code>{more}</li>'


def _check_page(tally: CheckTally, counted: ClassStatistics, known: Mapping[str, _Member]) -> str:
    anchor = f"#{quote(tally.exercise)}"
    members = [
        known[student].item(anchor, f"{number(share * 100)} % of the points")
        for student, share in counted.items.failing((tally.exercise, tally.id))
        if student in known
    ]
    facts = [
        f"{tally.exercise}, check {tally.id}, {'hidden' if tally.hidden else 'visible'}.",
        f"{tally.passed} of {tally.judged} pass it. Those whose answer ran and does not:",
    ]
    return _page(f"Who does not pass: {tally.title}", facts, members)


def _cluster_page(cluster: Cluster, lost: float, known: Mapping[str, _Member], reports: Path | None) -> str:
    share = f"{100 * cluster.lost / lost:.1f} %" if lost else "0 %"
    facts = [
        f"{', '.join(cluster.exercises)}: {KIND_WORDS[cluster.kind]}"
        + (f", {cluster.code}." if cluster.code else "."),
        cluster.text,
        f"It explains {share} of all lost points ({number(cluster.lost)}), in: {', '.join(cluster.checks)}.",
    ]
    exercise = cluster.exercises[0] if len(cluster.exercises) == 1 else ""
    adopt = ""
    if cluster.adoptable:
        adopt = f"autograder adopt {cluster.id} -o FOLDER --exercise {exercise} --name NAME"
    anchor = f"#{quote(exercise)}" if exercise else ""
    members = [known[student].item(anchor) for student in cluster.students if student in known]
    title = f"Cluster {cluster.id}: {count_of(len(cluster.students), 'student')}"
    return _page(title, facts, members, adopt=adopt, figure=_figure(cluster, known, reports))


def _figure(cluster: Cluster, known: Mapping[str, _Member], reports: Path | None) -> Markup | None:
    """Return the curve of the first student who has one."""
    if reports is None or not cluster.figure:
        return None
    for student in cluster.students[:3]:
        member = known.get(student)
        if member and member.row.report and (place := reports / member.row.report).is_file():
            page = place.read_text(encoding="utf-8", errors="replace")
            if found := cut_figure(page, cluster.exercises[0], cluster.figure, cluster.id):
                return Markup(found)
    return None


def _page(
    title: str, facts: Sequence[str], members: Sequence[str], *, adopt: str = "", figure: Markup | None = None
) -> str:
    return (
        environment()
        .get_template("group.html")
        .render(
            title=clean_line(title, 300),
            facts=[clean_line(text, 600) for text in facts if text],
            count=len(members),
            members=Markup("\n".join(members)),
            adopt=clean_line(adopt),
            figure=figure,
        )
        + "\n"
    )
