"""A student's results as plain data, to be written as JSON: the same order and words as in every report."""

from collections.abc import Sequence
from typing import Any

from autograder.judge.result import Result
from autograder.report.sections import CheckSection, Part, section_of

SCHEMA_VERSION = 1


def student_data(student: str, results: Sequence[Result], *, hidden_count: int = 0) -> dict[str, Any]:
    """Return all that a student may see of `results`, which are redacted here, so that no caller can leak.

    Parameters
    ----------
    hidden_count : int
        How many hidden checks will follow when the work is graded.
    """
    sections = [section_of(result) for result in results]
    return {
        "schema_version": SCHEMA_VERSION,
        "student": student,
        "hidden_to_follow": hidden_count,
        "exercises": [
            {
                "exercise": section.result.exercise,
                "title": section.result.title,
                "state": section.result.state,
                "score": section.result.score,
                "possible": section.result.possible,
                "parts": [_part(part) for part in section.parts],
            }
            for section in sections
        ],
    }


def _part(part: Part) -> dict[str, Any]:
    found: dict[str, Any] = {"kind": part.kind}
    if part.text:
        found["text"] = part.text
    if part.checks:
        found["checks"] = [_check(check) for check in part.checks]
    if part.command:
        found["command"] = part.command
    return found


def _check(section: CheckSection) -> dict[str, Any]:
    check = section.check
    return {
        "id": check.id,
        "title": section.title,
        "status": check.status,
        "hidden": check.hidden,
        "earned": round(check.earned, 2),
        "possible": round(check.possible, 2),
        "said": [
            {"kind": paragraph.kind, "label": paragraph.label, "text": paragraph.text}
            for paragraph in section.paragraphs
        ],
    }
