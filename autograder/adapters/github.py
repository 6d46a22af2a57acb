"""GitHub Actions: annotations on stdout and a summary of the step, as a student may see them."""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from autograder.answer import choose
from autograder.batch import Outcome
from autograder.files import suffix
from autograder.folder import disk_faults
from autograder.grading import Prepared
from autograder.progress import say
from autograder.report import check_texts
from autograder.report.clean import clean_result
from autograder.report.markdown import student_markdown
from autograder.report.words import HIDDEN_NEXT, UNGRADED, ordered
from autograder.result import Result, redact
from autograder.submission import Entry, Submission, parse, read_submission

MAX_SUMMARY = 1024 * 1024 - 1024  # GitHub drops a step's summary that is larger than 1 MiB
_LINE = re.compile(r"\bline (\d+)")


class Annotator:
    """Says what became of each student in the way that the runner of a workflow listens to.

    Parameters
    ----------
    entries : sequence of Entry
        Where each student's files are.
    exercises : mapping of str to Prepared
    weights : mapping of str to float or None
        Of an assignment's exercises, for the total.
    environ : mapping of str to str
        ``GITHUB_WORKSPACE`` is the repository, else the working directory; ``GITHUB_STEP_SUMMARY`` names
        the file to which the summary is added, and without it there is none.
    """

    def __init__(
        self,
        entries: Sequence[Entry],
        exercises: Mapping[str, Prepared],
        weights: Mapping[str, float] | None,
        environ: Mapping[str, str],
    ) -> None:
        self._entries = {entry.student: entry for entry in entries}
        self._functions = {slug: tuple(prepared.public.functions) for slug, prepared in exercises.items()}
        self._weights = weights
        self._repository = Path(environ.get("GITHUB_WORKSPACE") or ".").resolve()
        name = environ.get("GITHUB_STEP_SUMMARY")
        self._summary = Path(name) if name else None

    def add(self, outcome: Outcome) -> None:
        """Print the annotations of one student and add to the summary.

        Raises
        ------
        GraderError
            If the summary cannot be written.
        """
        entry = self._entries[outcome.student]
        submission = read_submission(entry)
        for result in outcome.results:
            origin = choose(submission, result.exercise, self._functions[result.exercise]).name
            for line in annotations(result, submission, origin, self._file(entry, origin)):
                say(line)
        if self._summary is not None:
            with disk_faults(self._summary.parent, self._summary):
                self._append(
                    self._summary, student_markdown(outcome.student, outcome.results, weights=self._weights)
                )

    def _file(self, entry: Entry, origin: str) -> str:
        """Return the student's file as the repository names it; what is in an archive has no other place."""
        path = entry.path / origin if entry.path.is_dir() else entry.path
        return Path(os.path.relpath(path.resolve(), self._repository)).as_posix()

    def _append(self, path: Path, text: str) -> None:
        data = f"{text}\n".encode()
        size = path.stat().st_size if path.exists() else 0
        if size + len(data) > MAX_SUMMARY:
            self._summary = None
            data = b"The students after these did not fit into this summary.\n"
        with path.open("ab") as stream:
            stream.write(data)


def annotations(result: Result, submission: Submission, origin: str, file: str) -> Iterator[str]:
    """Yield the workflow commands on one exercise, redacted.

    Parameters
    ----------
    origin : str
        Name of the file that answers, within the submission; empty when none does.
    file : str
        The same file as the repository names it.
    """
    shown = clean_result(redact(result))
    script = suffix(origin) == ".py" and suffix(file) == ".py"  # a line of a cell is no line of its file

    def command(level: str, text: str, line: int | None = None) -> str:
        place = {"file": file, "line": str(line) if line and script else "", "title": shown.title}
        properties = ",".join(f"{key}={_escape_property(value)}" for key, value in place.items() if value)
        return f"::{level} {properties}::{_escape(text)}"

    if shown.state == "ungraded":
        yield command("warning", UNGRADED)
        return
    if shown.problem:
        found = _LINE.search(shown.problem)
        level = "warning" if shown.passed else "error"
        yield command(level, shown.problem, int(found[1]) if found else None)
    _, visible, hidden = ordered(shown)
    bound = parse(submission, origin).outline.bound if origin else {}
    for check in visible:
        if check.status != "skipped":  # of these the problem tells
            found = _LINE.fullmatch(check.where)
            line = int(found[1]) if found else bound.get(check.function)
            yield command("error", "\n".join(check_texts(check)), line)
    if lost := [check for check in hidden if check.status not in ("passed", "skipped")]:
        text = f"Hidden checks that do not pass: {len(lost)} of {len(hidden)}. {HIDDEN_NEXT}"
        yield command("warning", text)


def _escape(text: str) -> str:
    """Return a text as the message of a workflow command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
