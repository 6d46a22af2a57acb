"""``autograder adopt``: a cluster of students becomes a misconception, which the next run names."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from autograder.cli.options import PATH, REQUIRED, ROOT
from autograder.cli.terminal import say
from autograder.course.catalog import find_course
from autograder.errors import UsageError
from autograder.gradebook.clusters import Cluster
from autograder.gradebook.database import NAME
from autograder.gradebook.store import Gradebook
from autograder.gradebook.survey import surveys
from autograder.grading.staff_files import STAFF
from autograder.report.filenames import code_folder, report_filename

MOST_TRIED = 5  # students of a cluster whose code is tried


@click.command()
@click.argument("cluster")
@click.option("-o", "--output", type=PATH, required=True, help="Folder of the results.")
@click.option("--exercise", help="The exercise that the cluster is about, to be sure.")
@click.option("--name", required=True, help="Name of the misconception, such as no_reset.")
@ROOT
def command(cluster: str, output: Path, exercise: str | None, name: str, root: Path | None) -> int:
    """Make a misconception of students who are wrong in the same way.

    CLUSTER is one of those on the class page, and the next run names it for everybody. The code of one of
    its students is freed of names and comments, and proved.
    """
    from autograder.authoring.adopt import Wanted, adopt
    from autograder.grading.session import open_grader

    course = find_course(root)
    found = _find(output, cluster)
    slug = _exercise(found.cluster, exercise)
    course.require(slug)
    with open_grader(course, [slug], require=REQUIRED, warm=True) as grader:
        wanted = Wanted(found.cluster.checks, found.cluster.alike)
        specimens = dict(_specimens(output, found.cluster, slug))
        done = adopt(grader, slug, name, wanted, specimens, found.people)
    with contextlib.closing(Gradebook(output / NAME, found.assignment)) as book:
        # whoever asks to be forgotten is told what came from them
        book.note("adopt", done.path.relative_to(course.root).as_posix(), done.student, slug)
    say(f"{done.path} is proved. Students whose answer matches it read its first line: edit that sentence.")
    say(f"Then 'autograder verify {slug} --write', and grade again: nobody's code runs for it.")
    return 0


@dataclass(frozen=True, slots=True)
class _Found:
    """A cluster, and all that tells who is in it."""

    assignment: str
    cluster: Cluster
    people: tuple[str, ...]


def _find(output: Path, ident: str) -> _Found:
    known: list[str] = []
    for assignment, survey, _ in surveys(output):
        for cluster in survey.counted.clusters.found():
            if cluster.id == ident:
                members = set(cluster.students)
                rows = [row for row in survey.rows if row.student in members]
                told = ((row.student, row.hand_in.name, row.hand_in.email, row.hand_in.group) for row in rows)
                return _Found(assignment, cluster, tuple(text for texts in told for text in texts if text))
            if cluster.adoptable:
                known.append(cluster.id)
    there = f"; the largest that can be adopted are {', '.join(known[:5])}" if known else ""
    raise UsageError(f"There is no cluster {ident!r} in {output}{there}. index.html lists them all.")


def _exercise(cluster: Cluster, asked: str | None) -> str:
    if not cluster.adoptable:
        named = (
            f"it is named already: {cluster.code}" if cluster.code else "there is no code that could be run"
        )
        raise UsageError(f"Cluster {cluster.id} cannot be adopted: {named}.")
    (slug,) = cluster.exercises
    if asked not in (None, slug):
        raise UsageError(f"Cluster {cluster.id} is about {slug}, and --exercise says {asked}.")
    return slug


def _specimens(output: Path, cluster: Cluster, slug: str) -> Iterator[tuple[str, str]]:
    for student in cluster.students[:MOST_TRIED]:
        path = output / STAFF / code_folder(report_filename(student)) / f"{slug}.py"
        if path.is_file():
            yield student, path.read_text(encoding="utf-8")
