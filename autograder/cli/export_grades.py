"""``autograder export canvas`` and so on: marks out of a gradebook into the files of course systems."""

import contextlib
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from autograder.cli.class_folder import open_class, write_out
from autograder.cli.options import PATH
from autograder.cli.terminal import say
from autograder.errors import UsageError
from autograder.gradebook.scores import Score
from autograder.report.sentences import number

GRADED = click.argument("folder", metavar="GRADED", type=PATH)
ASSIGNMENT = click.option("--assignment", help="Which assignment, if the gradebook holds several.")
DRY_RUN = click.option("--dry-run", is_flag=True, help="Say what would change, and write nothing.")
SHOWN = 20  # names in one line


@contextlib.contextmanager
def _scores(folder: Path, assignment: str | None) -> Iterator[tuple[str, list[Score]]]:
    """Yield the name of the assignment and the marks of everybody in it."""
    from autograder.gradebook.scores import scores_in

    with open_class(folder, assignment) as book:
        yield book.assignment, list(scores_in(book))


def _into(system: str) -> click.Command:
    """Return the command that fills in a course system's own file."""
    from autograder.adapters.grades.systems import SYSTEMS

    # 'export gradescope' makes an autograder
    @click.command(
        "gradescope-scores" if system == "gradescope" else system,
        help=f"Put scores into a {SYSTEMS[system].title}, which is edited in place.",
    )
    @GRADED
    @click.option("--into", "file", type=PATH, required=True, help="The file from the course system.")
    @click.option("-o", "--output", type=PATH, help="Write here and leave the file as it is.")
    @click.option("--column", help="The column of the scores, if it is not called as the assignment is.")
    @click.option("--comments", is_flag=True, help="Also tell students what was earned where.")
    @ASSIGNMENT
    @DRY_RUN
    def command(
        folder: Path,
        file: Path,
        output: Path | None,
        column: str | None,
        assignment: str | None,
        *,
        comments: bool,
        dry_run: bool,
    ) -> int:
        from autograder.adapters.grades.fill import fill
        from autograder.adapters.grades.sheet import read_sheet
        from autograder.adapters.grades.systems import locate

        with _scores(folder, assignment) as (name, scores):
            sheet = read_sheet(file)
            target = locate(SYSTEMS[system], sheet, column, name)
            done = fill(sheet, SYSTEMS[system], target, scores, comments=comments)
        for student, old, new in done.changes:
            say(f"{student}: {old.strip() or 'empty'} -> {new}")
        for possible, maximum in done.scales:
            say(f"Scores out of {number(possible)} are written out of {number(maximum)}, as the file has it.")
        _name("left as it was", done.kept)
        _name("not in the file", done.unmatched)
        _name("in the file without a score", done.strangers)
        changed = len(done.changes)
        return _write(output or file, done.data, dry_run, f"{changed} changed, {done.same} the same")

    assert isinstance(command, click.Command)
    return command


def _name(what: str, names: Sequence[str]) -> None:
    if names:
        more = f"; and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
        click.echo(f"autograder: {what} ({len(names)}): {'; '.join(names[:SHOWN])}{more}.", err=True)


def _write(path: Path, data: bytes, dry_run: bool, what: str) -> int:
    """Write a file unless this is a dry run, and say what was done."""
    if dry_run:
        say(f"{what}; nothing was written.")
        return 0
    return write_out(path, data, what)


def _file_of(name: str, about: str, make: Callable[[list[Score]], bytes]) -> click.Command:
    """Return the command that writes a file of no system in particular."""

    @click.command(name, help=about)
    @GRADED
    @click.option("-o", "--output", type=PATH, required=True, help="File to write.")
    @ASSIGNMENT
    @DRY_RUN
    def command(folder: Path, output: Path, assignment: str | None, *, dry_run: bool) -> int:
        with _scores(folder, assignment) as (_, scores):
            return _write(output, make(scores), dry_run, f"{len(scores)} students")

    assert isinstance(command, click.Command)
    return command


def _csv(scores: list[Score]) -> bytes:
    from autograder.adapters.grades.plain import checks_csv

    return checks_csv(scores)


def _json(scores: list[Score]) -> bytes:
    from autograder.adapters.grades.plain import scores_json

    return scores_json(scores)


def _junit(scores: list[Score]) -> bytes:
    from autograder.adapters.grades.junit import junit_xml

    return junit_xml(scores)


@click.command()
@GRADED
@click.option("--download", type=PATH, required=True, help="What was downloaded from the course system.")
@click.option("-o", "--output", type=PATH, required=True, help="Zip file to write.")
@click.option("--layout", help="How the download is laid out, if it is not recognised.")
@click.option("--roster", type=PATH, help="The CSV file of the class, if it was graded with one.")
@ASSIGNMENT
@DRY_RUN
def feedback(
    folder: Path,
    download: Path,
    output: Path,
    layout: str | None,
    roster: Path | None,
    assignment: str | None,
    *,
    dry_run: bool,
) -> int:
    """Zip the reports under the names of the download, for Canvas and Moodle to take back."""
    from autograder.adapters.bundle import write_zip
    from autograder.adapters.grades.feedback_zip import feedback_files
    from autograder.adapters.layouts import take_in
    from autograder.grading.limited_look import LimitedLook
    from autograder.submission.handout_files import Asked
    from autograder.submission.roster import apply_roster, read_roster

    with _scores(folder, assignment) as (_, scores), tempfile.TemporaryDirectory() as scratch:
        with LimitedLook([download, Path(scratch)]) as look:
            asked = Asked({}, {}, frozenset(), look)
            intake = take_in(download, asked, Path(scratch), layout)
        if roster is not None:
            entries, _ = apply_roster(intake.entries, read_roster(roster), download)
            intake = replace(intake, entries=entries)
        files, left = feedback_files(intake, scores, folder / "reports")
    if not files:
        raise UsageError(
            f"Nobody in {download} has a report in {folder}: it is another download or folder, "
            "or the class was graded with a --roster, which is needed here too."
        )
    _name("without a report or a place of their own in the download", left)
    if dry_run:
        say("\n".join([*files, f"{len(files)} reports; nothing was written."]))
        return 0
    write_zip(output, files)
    say(f"{len(files)} reports: {output}")
    return 0


def commands() -> list[Any]:
    """Return all commands of this module, to be put beside those that export autograders."""
    from autograder.adapters.grades.systems import SYSTEMS

    plain = [
        _file_of("csv", "Write one line a check, for a program or spreadsheet of your own.", _csv),
        _file_of("json", "Write all that is known of everybody's results.", _json),
        _file_of("junit", "Write JUnit XML, as continuous integration shows it.", _junit),
    ]
    return [*map(_into, SYSTEMS), feedback, *plain]
