"""Results in Gradescope's ``results.json``: a test for each check, of a hidden one its points alone."""

import html
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from autograder.course.assignments import Shown
from autograder.judge.result import CheckResult, Result
from autograder.report.sections import Paragraph, Section, check_section, section_of
from autograder.report.sentences import isolation_note, next_step, total
from autograder.sandbox.isolation import Level

VISIBILITY: dict[Shown, str] = {
    "always": "visible",
    "after-due-date": "after_due_date",
    "after-publishing": "after_published",
    "never": "hidden",
}


def to_gradescope(
    results: Sequence[Result],
    level: Level,
    *,
    weights: Mapping[str, float],
    shown: Shown,
    notes: Sequence[str] = (),
) -> dict[str, Any]:
    """Return what ``results.json`` holds.

    Every result is redacted here: what the platform keeps back today it may show tomorrow. How long the
    grading took is left out: a program could wait for as long as a hidden input says.

    Parameters
    ----------
    results : sequence of Result
        All graded.
    level : Level
    weights : mapping of str to float
        Factor of an exercise's points, 1 where it is silent.
    shown : Shown
        When students see the titles and points of hidden checks.
    notes : sequence of str
        Sentences about the submission, to begin with.
    """
    sections = [section_of(result) for result in results]
    earned, _ = total(results, weights)
    paragraphs = [*notes, *filter(None, [isolation_note(level)])]
    return {
        "score": earned,
        "output": "".join([*map(_paragraph, paragraphs), *map(_overview, sections)]),
        "output_format": "html",
        "test_output_format": "html",
        "stdout_visibility": "hidden",
        "tests": [
            _test(section.result, check, f"{first}.{second}", weights, VISIBILITY[shown])
            for first, section in enumerate(sections, start=1)
            for second, check in enumerate(section.result.checks, start=1)
        ],
    }


def _test(
    result: Result, check: CheckResult, number: str, weights: Mapping[str, float], hidden: str
) -> dict[str, Any]:
    section, weight = check_section(check), weights.get(result.exercise, 1.0)
    return {
        "number": number,
        "name": f"{result.title}: {section.title}",
        "score": round(weight * check.earned, 2),
        "max_score": round(weight * check.possible, 2),
        "status": "passed" if check.status == "passed" else "failed",
        "output": "".join(map(_said, section.paragraphs)),
        "visibility": hidden if check.hidden else "visible",
        "extra_data": {
            "exercise": result.exercise,
            "check": check.id,
            "status": check.status,
            "earned": round(check.earned, 2),
            "message": check.message,
        },
    }


def _overview(section: Section) -> str:
    """Return what is said about an exercise whatever is hidden: nothing in it depends on a hidden check."""
    result = section.result
    visible = replace(result, checks=tuple(check for check in result.checks if not check.hidden))
    lines = [f"{result.title}: {section.text_of('summary')}"]
    if problem := section.text_of("problem"):
        lines.append(f"Problem: {problem}")
    lines += [part.text for part in section.parts if part.kind == "note"]
    parts = [*map(_paragraph, lines)]
    if not visible.passed:
        step, command = next_step(visible)
        parts.append(_paragraph(f"Next step: {step}"))
        parts.append(f"<pre>{html.escape(command)}</pre>" if command else "")
    return "".join(parts)


def _said(paragraph: Paragraph) -> str:
    if paragraph.kind == "call":
        return f"{_paragraph(f'{paragraph.label}:')}<pre>{html.escape(paragraph.text)}</pre>"
    return _paragraph(str(paragraph))


def _paragraph(text: str) -> str:
    return f"<p>{'<br>'.join(map(html.escape, text.splitlines()))}</p>"
