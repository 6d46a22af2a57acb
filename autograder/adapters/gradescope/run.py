"""One submission on the platform: graded within limits that lie below the platform's own.

The platform ends a container after 10 minutes or at 768 MB, and what was found until then is lost.
"""

import json
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from autograder.adapters.gradescope.export import CHOICE
from autograder.adapters.gradescope.files import close, write_results
from autograder.adapters.gradescope.metadata import read_metadata
from autograder.adapters.gradescope.results import to_gradescope
from autograder.boundary.hand_in import HandIn
from autograder.course.assignments import DEFAULT_SHOWN, Shown
from autograder.course.catalog import Course
from autograder.course.spec import Limits
from autograder.errors import AutograderError, GraderError
from autograder.grading.batch import grade_entry
from autograder.grading.session import open_grader
from autograder.judge.result import Result
from autograder.sandbox.isolation import Level
from autograder.submission.entries import Entry

SECONDS = 480.0  # for all exercises together, shared out among them
MEMORY_MIB = 320  # of a submission beside its libraries; with files and grader 702 of the 768 MB were used
LEAST: Level = "confined"


@dataclass(frozen=True, slots=True)
class _Choice:
    """What this autograder was exported for."""

    exercises: tuple[str, ...]
    weights: Mapping[str, float]
    shown: Shown


def run(root: Path) -> int:
    """Grade what lies in the platform's folders; return 0, or 3 when it stays ungraded.

    Parameters
    ----------
    root : Path
        What is ``/autograder`` on the platform.
    """
    try:
        close(root)
        course = Course(root / "source")
        choice = _choice(course)
        metadata = read_metadata(root / "submission_metadata.json")
        hand_in = HandIn(attempt=metadata.attempt, submitted_at=metadata.submitted_at)
        entry = Entry(metadata.student, root / "submission", hand_in=hand_in)
        results, level = _grade(course, choice.exercises, entry)
        found = to_gradescope(
            results,
            level,
            weights=choice.weights,
            shown=choice.shown,
            notes=metadata.sentences(),
        )
        write_results(root, found)
    except AutograderError as error:
        print(f"autograder: {error.naming('')}")  # printed output is shown to staff only
        return GraderError.exit_code
    except OSError as error:
        print(f"autograder: {error.filename or root}: {error.strerror}.")
        return GraderError.exit_code
    print(f"Graded with isolation {level!r}, Python {sys.version.partition(' ')[0]}.")
    return 0


def _choice(course: Course) -> _Choice:
    found = json.loads((course.root / CHOICE).read_text(encoding="utf-8"))
    if found["assignment"] is None:
        return _Choice(tuple(found["exercises"]), {}, DEFAULT_SHOWN)
    assignment = course.assignment(found["assignment"])
    return _Choice(assignment.exercises, assignment.weights, assignment.show_hidden_checks)


def _grade(course: Course, slugs: tuple[str, ...], entry: Entry) -> tuple[list[Result], Level]:
    """Grade exercise after exercise; each has an equal share of the time that the ones before it left."""
    end = time.monotonic() + SECONDS
    results = []
    with open_grader(course, require=LEAST) as grader:
        for position, slug in enumerate(slugs):
            share = max(end - time.monotonic(), 1.0) / (len(slugs) - position)
            grader.prepare(slug, partial(_below, seconds=share))
            (result,) = grade_entry(entry, grader, [slug])
            if result.state == "ungraded":
                raise GraderError(f"{slug} stays ungraded, and with it the submission: {result.problem}")
            results.append(result)
        return results, grader.level


def _below(limits: Limits, seconds: float) -> Limits:
    return replace(
        limits,
        total_seconds=min(limits.total_seconds, seconds),
        memory_mib=min(limits.memory_mib, MEMORY_MIB),
    )
