"""Marks for programs of one's own: a CSV file with one line a check, and JSON with one entry a student."""

import csv
import io
from collections.abc import Iterable

import msgspec

from autograder.gradebook.cells import guarded
from autograder.gradebook.scores import Score
from autograder.judge.records import to_record
from autograder.report.sentences import by_hand, number

COLUMNS = (
    "student", "name", "email", "attempt", "submitted_at", "late", "exercise", "check", "hidden", "status",
    "earned", "possible", "diagnosis", "by_hand",
)  # fmt: skip


def checks_csv(scores: Iterable[Score]) -> bytes:
    """Return one line a check; an ungraded exercise has one line without a check and without points."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for score in scores:
        known = score.hand_in
        late = {True: "yes", False: "no", None: ""}[known.late]
        person = (score.student, known.name, known.email, known.attempt, known.submitted_at, late)
        who = [guarded(str(cell or "")) for cell in person]
        for result in score.results:
            if result.state == "ungraded":
                writer.writerow(
                    [*who, result.exercise, "", "", result.state, "", number(result.possible), "", ""]
                )
            for check in result.checks:
                hidden = "yes" if check.hidden else "no"
                marks = (number(check.earned), number(check.possible))
                about = (guarded(check.id), hidden, check.status)
                said = (guarded(check.diagnosis or ""), guarded(by_hand(check)))
                writer.writerow([*who, result.exercise, *about, *marks, *said])
    return out.getvalue().encode()


def scores_json(scores: Iterable[Score]) -> bytes:
    """Return one entry a student: who, the total, and every exercise as in ``results.json``."""
    entries = [
        {
            "student": score.student,
            "name": score.hand_in.name,
            "email": score.hand_in.email,
            "score": score.out_of(None),
            "possible": score.possible,
            "exercises": [to_record(result) for result in score.results],
        }
        for score in scores
    ]
    return msgspec.json.format(msgspec.json.encode({"schema_version": 1, "students": entries})) + b"\n"
