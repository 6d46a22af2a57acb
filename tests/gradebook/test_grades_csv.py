import csv
import io

import pytest

from autograder.boundary.hand_in import HandIn
from autograder.gradebook.grades_csv import grades_csv
from autograder.gradebook.statistics import Row, make_row


def read(text):
    return list(csv.reader(io.StringIO(text)))


def test_the_columns_are_those_of_the_contract(results):
    text = grades_csv([make_row("ada", results, ["lif_update", "cv_isi"])], ["lif_update", "cv_isi"])
    assert text == "student,name,lif_update,cv_isi,total,possible,late,problems\nada,,4.5,5,9.5,15,,\n"


@pytest.mark.parametrize(
    "score, cell",
    [
        (0.0, "0"),
        (7.0, "7"),
        (7.5, "7.5"),
        (7.25, "7.25"),
        (1 / 3, "0.33"),
        (100.0, "100"),
        (-0.001, "0"),
        (None, ""),
    ],
)
def test_scores_have_up_to_two_decimals_and_ungraded_is_an_empty_cell(score, cell):
    row = Row("ada", "", (score,), score, 10.0)
    assert read(grades_csv([row], ["cv_isi"]))[1] == ["ada", "", cell, cell, "10", "", ""]


@pytest.mark.parametrize(
    "name",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "＝1",
        "\x1b[31m=1",
        "\u202e=1",
    ],
)
def test_a_name_that_a_spreadsheet_would_run_is_guarded(name):
    assert read(grades_csv([Row(name, "", (), 0.0, 0.0)], []))[1][0].startswith("'")


@pytest.mark.parametrize("name", ["x;=HYPERLINK(1)", "x; @SUM(A1)", 'x;"=1+1"', "x;\t+1", "x;＝1"])
def test_a_name_holds_no_formula_for_a_spreadsheet_that_divides_at_semicolons(name):
    line = grades_csv([Row(name, "", (), 0.0, 0.0)], []).splitlines()[1]
    cells = [cell.strip(' "') for cell in line.split(",")[0].split(";")]
    assert len(cells) == 2 and cells[1].startswith("'")


def test_problems_are_joined_and_stay_on_one_line():
    row = Row('a,"b"', "", (0.0,), 0.0, 5.0, ("cv_isi: first\nline", "ou_noise: second"))
    text = grades_csv([row], ["cv_isi"])
    assert text.count("\n") == 2
    assert read(text)[1] == ['a,"b"', "", "0", "0", "5", "", "cv_isi: first line; ou_noise: second"]


def test_a_class_without_students_has_a_header_alone():
    assert grades_csv([], ["cv_isi"]) == "student,name,cv_isi,total,possible,late,problems\n"


def test_what_is_known_of_a_hand_in_stands_in_its_row_and_unknown_columns_are_left_out():
    known = HandIn("=Ada", "ada@x.org", 2, "2026-10-01 12:00", late=True)
    rows = [
        Row("12", "", (1.0,), 1.0, 1.0, (), known),
        Row("13", "", (0.0,), 0.0, 1.0, (), HandIn(late=False)),
    ]
    assert read(grades_csv(rows, ["cv_isi"])) == [
        [
            "student",
            "name",
            "cv_isi",
            "total",
            "possible",
            "late",
            "problems",
            "email",
            "attempt",
            "submitted_at",
        ],
        ["12", "'=Ada", "1", "1", "1", "yes", "", "ada@x.org", "2", "2026-10-01 12:00"],
        ["13", "", "0", "0", "1", "no", "", "", "", ""],
    ]
