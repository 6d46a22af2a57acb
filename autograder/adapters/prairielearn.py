"""PrairieLearn's external grading: one submission, one ``results.json`` with what its student may see."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from autograder.boundary.text import clean
from autograder.errors import UsageError
from autograder.gradebook.output import disk_faults
from autograder.grading.student_results import StudentResults
from autograder.judge.result import Result
from autograder.report.sections import CheckSection, Section, section_of
from autograder.report.sentences import UNGRADED, number, total
from autograder.submission.entries import Entry, one_entry

MAX_BYTES = 1_000_000  # PrairieLearn refuses results of more than 1 MB


def only_entry(paths: Sequence[Path], json_file: Path | None) -> tuple[Entry, ...]:
    """Return the one submission, in whatever kind of folder it lies.

    Raises
    ------
    UsageError
        If there are several, or a copy of our own results is asked for.
    """
    if len(paths) != 1:
        raise UsageError(f"--format prairielearn grades one submission; got {len(paths)} paths.")
    if json_file is not None:
        raise UsageError(
            "--format prairielearn writes its own results.json and nothing else: leave out --json."
        )
    return (one_entry(paths[0]),)


class ResultsFile:
    """The sink that writes what PrairieLearn reads.

    Raises
    ------
    UsageError
        If the folder cannot be written.
    """

    def __init__(self, path: Path, weights: Mapping[str, float] | None) -> None:
        self.path, self._weights = path, weights
        try:
            path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UsageError(f"The output cannot be written to {path}: {error.strerror}.") from None

    def add(self, outcome: StudentResults) -> None:
        """Write the results of the one student.

        Raises
        ------
        GraderError
            If the disk is full.
        """
        with disk_faults(self.path):
            (self.path / "results.json").write_bytes(encode(outcome.results, self._weights))

    def finish(self) -> None:
        """Do nothing: the one result is written when it is there."""


def encode(results: Sequence[Result], weights: Mapping[str, float] | None = None) -> bytes:
    """Return the results of one submission, redacted, as PrairieLearn's JSON; long texts are shortened."""
    shown = [section_of(result) for result in results]
    for most in (4000, 500, 100, 0):
        data = msgspec.json.encode(_document(shown, weights or {}, most))
        if len(data) <= MAX_BYTES:
            break
    return data


def _document(sections: Sequence[Section], weights: Mapping[str, float], most: int) -> dict[str, Any]:
    results = [section.result for section in sections]
    earned, possible = total(results, weights)
    if earned is None:
        return {
            "gradable": False,
            "score": 0.0,
            "message": UNGRADED,
            "format_errors": [UNGRADED],
            "tests": [],
        }
    problems = [f"{result.exercise}: {result.problem}" for result in results if result.problem]
    return {
        "gradable": True,
        "score": min(max(earned / possible, 0.0), 1.0),
        "message": "\n".join(map(_headline, sections)),
        "output": clean("\n".join(problems), most),
        "tests": [
            _test(section.result, check, weights.get(section.result.exercise, 1.0), most)
            for section in sections
            for check in section.checks
        ],
    }


def _headline(section: Section) -> str:
    step = section.text_of("next").rstrip(":")
    return f"{section.result.title}: {section.points}. {section.text_of('summary')} {step}"


def _test(result: Result, section: CheckSection, factor: float, most: int) -> dict[str, Any]:
    check = section.check
    return {
        "name": section.title,
        "description": result.title,
        "points": float(number(factor * check.earned)),
        "max_points": float(number(factor * check.possible)),
        "message": clean("\n".join(section.feedback), most),
    }
