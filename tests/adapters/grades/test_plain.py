"""Files for programs of one's own say everything, and nothing that a spreadsheet would run."""

import csv
import io
import json

from autograder.adapters.grades.plain import COLUMNS, checks_csv, scores_json


def rows(scores):
    return list(csv.DictReader(io.StringIO(checks_csv(scores).decode())))


def test_a_line_a_check(score):
    found = rows([score("ada", name="Ada"), score("ben", state="ungraded")])
    assert [(row["student"], row["check"], row["status"], row["earned"]) for row in found] == [
        ("ada", "c", "partial", "7.5"), ("ada", "h", "failed", "0"), ("ben", "", "ungraded", ""),
    ]  # fmt: skip
    assert set(found[0]) == set(COLUMNS)


def test_cells_that_would_be_run_are_guarded(score):
    (row, _) = rows([score("=1+1", name="@x", email="-1")])
    assert (row["student"], row["name"], row["email"]) == ("'=1+1", "'@x", "'-1")


def test_json_has_an_entry_a_student(score):
    (ada, ben) = json.loads(scores_json([score("ada", 11.0), score("ben", state="ungraded")]))["students"]
    assert (ada["score"], ada["possible"]) == (10.0, 10.0) and ben["score"] is None
    assert ada["exercises"][0]["checks"][0]["id"] == "c"
