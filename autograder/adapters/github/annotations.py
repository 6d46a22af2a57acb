"""GitHub Actions: annotations on stdout and a summary of the step, as a student may see them."""

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click

from autograder.gradebook.output import disk_faults
from autograder.grading.student_results import StudentResults
from autograder.judge.result import Result
from autograder.report.markdown import student_markdown
from autograder.report.sections import section_of
from autograder.report.sentences import HIDDEN_NEXT
from autograder.submission.entries import Entry
from autograder.submission.files import suffix

MAX_SUMMARY = 1024 * 1024 - 1024  # GitHub drops a step's summary that is larger than 1 MiB


class Annotator:
    """The sink that says what became of each student in the way that the runner of a workflow listens to.

    Parameters
    ----------
    entries : sequence of Entry
        Where each student's files are.
    weights : mapping of str to float or None
        Of an assignment's exercises, for the total.
    environ : mapping of str to str
        ``GITHUB_WORKSPACE`` is the repository, else the working directory; ``GITHUB_STEP_SUMMARY`` names
        the file to which the summary is added, and without it there is none.
    note : str
        What is to be said of all points in it; see `autograder.cli.grading_rules.before_policy`.
    """

    def __init__(
        self,
        entries: Sequence[Entry],
        weights: Mapping[str, float] | None,
        environ: Mapping[str, str],
        note: str = "",
    ) -> None:
        self._entries = {entry.student: entry for entry in entries}
        self._weights = weights
        self._note = f"\nThese points are {note}.\n" if note else ""
        self._repository = Path(environ.get("GITHUB_WORKSPACE") or ".").resolve()
        name = environ.get("GITHUB_STEP_SUMMARY")
        self._summary = Path(name) if name else None

    def add(self, outcome: StudentResults) -> None:
        """Print the annotations of one student and add to the summary.

        Raises
        ------
        GraderError
            If the summary cannot be written.
        """
        entry = self._entries[outcome.student]
        for result in outcome.results:
            for line in annotations(result, self._file(entry, result.origin)):
                click.echo(line)
        if self._summary is not None:
            with disk_faults(self._summary.parent, self._summary):
                title = outcome.hand_in.title(outcome.student)
                text = student_markdown(title, outcome.results, weights=self._weights)
                self._append(self._summary, text + self._note)

    def _file(self, entry: Entry, origin: str) -> str:
        """Return the student's file as the repository names it; what is in an archive has no other place."""
        own = {part.name: part.path for part in entry.parts if part.path.is_file()}
        path = own.get(origin) or (entry.path / origin if entry.path.is_dir() else entry.path)
        return Path(os.path.relpath(path.resolve(), self._repository)).as_posix()

    def finish(self) -> None:
        """Do nothing: everything was said when it was there."""

    def _append(self, path: Path, text: str) -> None:
        data = f"{text}\n".encode()
        size = path.stat().st_size if path.exists() else 0
        if size + len(data) > MAX_SUMMARY:
            self._summary = None
            data = b"The students after these did not fit into this summary.\n"
        with path.open("ab") as stream:
            stream.write(data)


def annotations(result: Result, file: str) -> Iterator[str]:
    """Yield the workflow commands on one exercise, redacted.

    Parameters
    ----------
    file : str
        The file that answers as the repository names it.
    """
    section = section_of(result)
    shown = section.result
    # what is in an archive, and what is in a cell, has no line in the repository
    script = suffix(result.origin) == ".py" and suffix(file) == ".py"

    def command(level: str, text: str, line: int = 0) -> str:
        place = {"file": file, "line": str(line) if line and script else "", "title": shown.title}
        properties = ",".join(f"{key}={_escape_property(value)}" for key, value in place.items() if value)
        return f"::{level} {properties}::{_escape(text)}"

    for part in section.parts:
        match part.kind:
            case "ungraded":
                yield command("warning", part.text)
            case "problem":
                lines = [problem.place.line for problem in shown.problems if problem.place.line]
                level = "warning" if shown.passed else "error"
                yield command(level, part.text, lines[0] if lines else 0)
            case "open":
                for found in part.checks:
                    place = found.check.place
                    if found.check.status != "skipped":  # the problem explains these
                        yield command("error", "\n".join(found.texts), 0 if place.file else place.line)
            case "hidden":
                lost = [found for found in part.checks if found.check.status not in ("passed", "skipped")]
                if lost:
                    text = f"Hidden checks that do not pass: {len(lost)} of {len(part.checks)}."
                    yield command("warning", f"{text} {HIDDEN_NEXT}")


def _escape(text: str) -> str:
    """Return a text as the message of a workflow command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
