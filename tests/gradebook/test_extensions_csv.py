"""The file of extensions, and every way to write one wrongly."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from autograder.course.policy import PLAIN, Policy
from autograder.errors import UsageError
from autograder.gradebook.extensions_csv import read_extensions
from autograder.gradebook.policies import Extension

BERLIN = "Europe/Berlin"
DUE = datetime(2026, 10, 5, 23, 59, tzinfo=ZoneInfo(BERLIN))
POLICIES = {"lif": Policy(DUE, BERLIN), "hh": PLAIN, "fixed": Policy(datetime(2026, 10, 5, tzinfo=UTC))}


@pytest.fixture
def read(tmp_path):
    def extensions(text):
        file = tmp_path / "extensions.csv"
        file.write_text(text)
        return read_extensions(file, POLICIES)

    return extensions


def test_more_time_and_excuses_are_read(read):
    found = read(
        "student;assignment;until;excused\nada;lif;2026-10-07 12:00;\nben;hh;;Yes\n"
        "ada;fixed;2026-10-07T12:00:00Z\n"
    )
    until = datetime(2026, 10, 7, 12, tzinfo=ZoneInfo(BERLIN))
    assert found["lif"] == {"ada": Extension(until)} and found["hh"] == {"ben": Extension(excused=True)}
    assert found["fixed"] == {"ada": Extension(datetime(2026, 10, 7, 12, tzinfo=UTC))}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "must have a first line with the columns"),
        ("student,until\nada,2026-10-07 12:00", "must have a first line with the columns"),
        ("student,assignment,due\nada,lif,x", "must have a first line with the columns"),
        ("student,assignment,excused\nada,liv,yes", "there is no assignment liv; the course has lif, hh"),
        ("student,assignment,excused\n,lif,yes", "row 2: a row must hold"),
        ("student,assignment,excused\nada,lif,yes\nada,lif,no", "row 3: ada has two rows for lif"),
        ("student,assignment,excused\nada,lif,maybe", "'excused' must be yes, no or empty; got maybe"),
        ("student,assignment,until\nada,lif,", "'until' must be a time, or 'excused' yes"),
        ("student,assignment,until\nada,lif,2026-10-07", "'until' must be a date and time"),
        ("student,assignment,until\nada,lif,later: soon", "'until' must be a date and time"),
        ("student,assignment,until\nada,hh,2026-10-07 12:00", "hh has no due date"),
        ("student,assignment,until\nada,fixed,2026-10-07 12:00", "'until' must name its zone"),
        ("student,assignment,until\nada,lif,2026-10-05 12:00", "'until' must be after the due date"),
    ],
)
def test_a_wrong_file_is_refused_in_one_sentence(read, text, said):
    with pytest.raises(UsageError) as refused:
        read(text)
    assert said in str(refused.value) and "\n" not in str(refused.value)
