"""The class in numbers, for programs: what ``stats`` prints as JSON and as CSV."""

import csv
import io
import statistics
from collections import Counter
from typing import Any

import numpy as np

from autograder.gradebook.cells import guarded
from autograder.gradebook.statistics import ExerciseTally
from autograder.gradebook.survey import Survey
from autograder.version import __version__

SCHEMA_VERSION = 1
PERCENTILES = (50, 95, 100)


def class_data(name: str, survey: Survey, graded: tuple[str, str]) -> dict[str, Any]:
    """Return all that is known of a class as a whole.

    Parameters
    ----------
    name : str
        The assignment; empty for what was graded without one.
    graded : tuple of str
        When the first and the last of its submissions were graded.
    """
    rows, counted = survey.rows, survey.counted
    totals = [row.total for row in rows if row.total is not None]
    clusters, lost = counted.clusters.found(), counted.clusters.lost
    return {
        "schema_version": SCHEMA_VERSION,
        "autograder": __version__,
        "assignment": name,
        "graded": {"first": graded[0], "last": graded[1]},
        "students": len(rows),
        "states": dict(sorted(Counter(row.state for row in rows).items())),
        "late": sum(bool(row.hand_in.late) for row in rows),
        "possible": round(counted.maximum, 2),
        "totals": sorted(totals),
        "exercises": [
            _exercise(survey, slug, place)
            for place, slug in enumerate(survey.exercises)
            if slug in counted.exercises
        ],
        "checks": _checks(survey),
        "together": [
            {"first": list(pair.first), "second": list(pair.second), "both": pair.both, "either": pair.either}
            for pair in counted.items.pairs()
        ],
        "lost": round(lost, 2),
        "clusters": [
            {
                "id": found.id,
                "exercises": list(found.exercises),
                "kind": found.kind,
                "diagnosis": found.code or None,
                "text": found.text,
                "checks": list(found.checks),
                "students": sorted(found.students),
                "lost": round(found.lost, 2),
                "share": round(found.lost / lost, 4) if lost else 0.0,
            }
            for found in clusters
        ],
    }


def _exercise(survey: Survey, slug: str, place: int) -> dict[str, Any]:
    tally = survey.counted.exercises[slug]
    scores = [score for row in survey.rows if (score := row.scores[place]) is not None]
    return {
        "exercise": slug,
        "title": tally.title,
        "possible": round(tally.possible, 2),
        "graded": len(scores),
        "ungraded": tally.ungraded,
        "mean": round(statistics.fmean(scores), 4) if scores else None,
        "median": round(statistics.median(scores), 4) if scores else None,
        "full_marks": tally.full_marks,
        "zero": sum(score == 0 for score in scores),
        "timeouts": tally.timeouts,
        "seconds": _seconds(tally),
    }


def _seconds(tally: ExerciseTally) -> dict[str, float]:
    """Return how long running and judging took: the median, the slow ones, and the slowest."""
    found = np.asarray(tally.seconds)
    values = np.percentile(found, PERCENTILES) if found.size else np.zeros(len(PERCENTILES))
    return dict(zip(("median", "p95", "max"), (round(float(value), 3) for value in values), strict=True))


def _checks(survey: Survey) -> list[dict[str, Any]]:
    items = survey.counted.items.found()
    found = []
    for tally in survey.counted.tallies(survey.exercises):
        item = items.get((tally.exercise, tally.id))
        found.append(
            {
                "exercise": tally.exercise,
                "check": tally.id,
                "title": tally.title,
                "hidden": tally.hidden,
                "graded": tally.judged,
                "passed": tally.passed,
                "partly": tally.partial,
                "ran": item.n if item else 0,
                "share": round(item.share, 4) if item else None,
                "rest": _rounded(item.rest if item else None),
                "rest_low": _rounded(item.low if item else None),
                "rest_high": _rounded(item.high if item else None),
            }
        )
    return found


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def checks_table(data: dict[str, Any]) -> str:
    """Return one line a check as CSV, safe to open in a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    names = list(data["checks"][0]) if data["checks"] else ["exercise", "check"]
    writer.writerow(names)
    for check in data["checks"]:
        writer.writerow(
            [
                guarded(value) if isinstance(value, str) else "" if value is None else value
                for value in (check[name] for name in names)
            ]
        )
    return out.getvalue()
