"""Times as course systems write them, across zones and changes of the clock."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from autograder.boundary.moments import between, duration_of, is_after, read_moment, shown

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2026-10-05T23:59:00+02:00", "2026-10-05T23:59:00+02:00"),
        ("2026-10-05 12:00:00.5 UTC", "2026-10-05T12:00:00.500000+00:00"),
        ("2026-10-05 12:00:00 GMT", "2026-10-05T12:00:00+00:00"),
        ("2026-10-05 12:00:00.000000000 Z", "2026-10-05T12:00:00+00:00"),
        ("2026-10-05 12:00:00 +0200", "2026-10-05T12:00:00+02:00"),
        ("2026-10-05 12:00:00", "2026-10-05T12:00:00"),
        ("Oct 5, 2026 1152 PM", "2026-10-05T23:52:00"),
        ("5 October, 2026 23:52", "2026-10-05T23:52:00"),
    ],
)
def test_the_forms_of_course_systems_are_read(text, iso):
    assert read_moment(text).isoformat() == iso


@pytest.mark.parametrize("text", ["", "yesterday", "12/31/2026"])
def test_what_is_no_time_or_could_be_two_is_none(text):
    assert read_moment(text) is None


def test_an_hour_that_the_clock_repeats_is_an_hour():
    before = datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN)
    after = datetime(2026, 10, 25, 2, 10, fold=1, tzinfo=BERLIN)
    assert between(before, after) == timedelta(minutes=40) and is_after(after, before)


def test_a_moment_is_shown_with_its_zone():
    noon = datetime(2026, 10, 5, 12, tzinfo=UTC)
    assert shown(noon, BERLIN) == "2026-10-05 14:00 Europe/Berlin"
    assert shown(noon, UTC) == "2026-10-05 12:00 UTC"
    assert shown(noon, datetime.fromisoformat("2026-10-05T00:00-03:30").tzinfo).endswith("08:30 -03:30")


def test_a_time_span_in_words():
    assert duration_of(timedelta(days=1, hours=2, minutes=1)) == "1 day 2 hours 1 minute"
    assert duration_of(timedelta(seconds=3)) == "1 minute"
