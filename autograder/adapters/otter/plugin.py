"""The plug-in by which Otter stays the shell and our runner judges.

::

    autograder/            what Otter makes of the zip and an upload
        source/            the zip: otter_config.json, tests/, files/.autograder/ (package, course)
        submission/        the upload, with the contents of source/tests and source/files laid over it
        upload/            the upload alone, where our own run_otter.py has put it aside
        results/

Nothing is ever read from what lies in ``submission/`` under the name of something of ours: a folder of the
student's with that name stays in place of the copy.
"""

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from otter.plugins import AbstractOtterPlugin

from autograder.adapters.otter.config import BUNDLE, assignment_of, check_config, read_config, require_otter
from autograder.course.catalog import Course
from autograder.errors import AutograderError, GraderError, UsageError
from autograder.grading.batch import grade_entry
from autograder.grading.session import open_grader
from autograder.judge.result import Result
from autograder.submission.entries import Entry

LOG = ".OTTER_LOG"
STAND_IN = Path(__file__).with_name("fake_otter.py")


class AutograderPlugin(AbstractOtterPlugin):  # type: ignore[misc]  # Otter carries no types
    """Grades in our sandbox before Otter starts a kernel, gives Otter nothing to run, and publishes.

    Whatever stands in the way is raised as a `click.ClickException`, which `otter` prints as one sentence:
    a submission that could not be graded gets no results, and not a 0.
    """

    def __init__(self, submission_path: str | None, submission_metadata: Any, plugin_config: Any) -> None:
        super().__init__(submission_path, submission_metadata, plugin_config)
        with _one_sentence():
            require_otter()
            self._assignment = assignment_of(plugin_config)
        self._folder = Path(submission_path or "submission").parent
        self._tree = self._folder.parent
        self._results: list[Result] = []
        self._weights: dict[str, float] = {}

    def during_generate(self, otter_config: dict[str, Any], assignment: object) -> None:
        """Refuse a configuration of which Otter would ignore a part."""
        with _one_sentence():
            check_config(otter_config)

    def before_grading(self, ag_config: object) -> None:
        """Remove what Otter would unpickle, and what it has put among the student's files."""
        with _one_sentence():
            with contextlib.suppress(FileNotFoundError):
                (self._folder / LOG).unlink()
            for added in ("tests", BUNDLE.name):
                shutil.rmtree(self._folder / added, ignore_errors=True)
            marker = self._folder / "__init__.py"
            if marker.is_file() and not marker.stat().st_size:
                marker.unlink()
            read_config(self._tree / "source" / "otter_config.json")

    def before_execution(self, nb: Any) -> Any:
        """Grade, remove everything that came with the submission, and empty the notebook.

        The kernel starts in the submission's folder, and imports from there first.
        """
        with _one_sentence():
            self._grade()
        for path in self._folder.iterdir():
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()
        (self._folder / "otter.py").write_bytes(STAND_IN.read_bytes())
        nb["cells"], nb["metadata"] = [], type(nb)()
        return nb

    def after_grading(self, results: Any) -> None:
        """Put our results in place of those of the empty notebook."""
        from autograder.adapters.otter.results import otter_files

        with _one_sentence():
            if failure := getattr(results, "catastrophic_error", None):  # a stand-in has none
                raise GraderError(f"Otter's own kernel failed: {failure}.")
        results.__init__(otter_files(self._results, self._weights), results.notebook)

    def _grade(self) -> None:
        course = Course(self._tree / "source" / BUNDLE)
        if not (course.root / "solutions").is_dir():
            raise UsageError(
                "This zip holds no exercises to grade with; make it with 'autograder export otter'."
            )
        slugs = course.in_order()
        if self._assignment is not None:
            assignment = course.assignment(self._assignment)
            slugs, self._weights = assignment.exercises, dict(assignment.weights)
        aside = self._tree / "upload"
        entry = Entry("submission", aside if aside.is_dir() else self._folder)
        with open_grader(course, slugs, require="confined") as grader:
            self._results = grade_entry(entry, grader)
        for result in self._results:
            if result.state == "ungraded":
                raise GraderError(f"{result.exercise} could not be graded: {result.problem}")


@contextlib.contextmanager
def _one_sentence() -> Iterator[None]:
    try:
        yield
    except AutograderError as error:
        raise click.ClickException(error.naming("")) from None
