"""Late policies as they are written in ``assignments.toml``, and every way to write one wrongly."""

from datetime import UTC, datetime

import pytest

from autograder.course.assignments import read_assignments
from autograder.course.policy import PLAIN
from autograder.errors import SpecError

DUE = "due = 2026-10-05T23:59:00+02:00"


@pytest.fixture
def read(tmp_path):
    def policy(text, top=""):
        file = tmp_path / "assignments.toml"
        file.write_text(f'{top}\n[lif]\nexercises = ["decay"]\n{text}\n')
        return read_assignments(file, ["decay"])["lif"].policy

    return policy


def test_an_assignment_without_a_policy_takes_nothing_off(read):
    assert read("") == PLAIN


def test_a_due_date_needs_no_late_rule(read):
    assert read(DUE).due.astimezone(UTC) == datetime(2026, 10, 5, 21, 59, tzinfo=UTC)


def test_all_of_a_policy_is_read(read):
    text = (
        'due = 2026-10-05T23:59:00\ngrace_minutes = 15\nattempts = "best"\nweight = 2\n'
        "late = { percent_per_day = 10, from_budget = true, cut_off = 2026-10-12T23:59:00 }\n"
        "hidden_checks_from = 2026-10-13T12:00:00"
    )
    found = read(text, 'timezone = "Europe/Berlin"\nlate_days = 5')
    assert (found.grace_minutes, found.percent_per_day) == (15, 10)
    assert (found.from_budget, found.late_days) == (True, 5)
    assert (found.attempts, found.weight, found.zone.key) == ("best", 2, "Europe/Berlin")
    assert found.cut_off.isoformat() == "2026-10-12T23:59:00+02:00"
    assert found.hidden_checks_from.isoformat() == "2026-10-13T12:00:00+02:00"


@pytest.mark.parametrize(
    ("text", "top", "said"),
    [
        ("deu = 1", "", "A key in [lif] of assignments.toml must be one of"),
        (DUE, "late_dys = 2", "A key at the top of assignments.toml must be one of timezone, late_days"),
        (DUE, "late_days = 2.5", "'late_days' at the top of assignments.toml must be a whole number"),
        ("due = 2026-10-05T23:59:00", "", "must be a time with its zone"),
        ("due = 2026-10-05", "", "must be a date and time such as"),
        ('due = "tomorrow"', "", "must be a date and time such as"),
        (f'{DUE}\ntimezone = "Mars/North"', "", "'timezone' in [lif] of assignments.toml must be a name"),
        (f'{DUE}\ntimezone = "../../etc/passwd"', "", "'timezone' in [lif]"),
        (f"{DUE}\ntimezone = 2", "", "'timezone' in [lif]"),
        (
            "late = { percent_per_day = 10 }",
            "",
            "'late' in [lif] of assignments.toml must be accompanied by 'due'",
        ),
        (
            "grace_minutes = 10",
            "",
            "'grace_minutes' in [lif] of assignments.toml must be accompanied by 'due'",
        ),
        (f"{DUE}\ngrace_minutes = -1", "", "'grace_minutes' in [lif]"),
        (f"{DUE}\ngrace_minutes = inf", "", "'grace_minutes' in [lif]"),
        (f"{DUE}\nlate = 10", "", "'late' in [lif] of assignments.toml must be a table"),
        (f"{DUE}\nlate = {{ percent = 10 }}", "", "A key of 'late' in [lif]"),
        (f"{DUE}\nlate = {{ percent_per_day = 101 }}", "", "'percent_per_day' in [lif]"),
        (f"{DUE}\nlate = {{ percent_per_day = true }}", "", "'percent_per_day' in [lif]"),
        (f"{DUE}\nlate = {{ from_budget = 1 }}", "", "'from_budget' in [lif]"),
        (f"{DUE}\nlate = {{ from_budget = true }}", "", "must be used with 'late_days' at the top"),
        (f"{DUE}\nlate = {{ cut_off = 2026-10-05T20:00:00Z }}", "", "'cut_off' in [lif] of assignments.toml"),
        (f'{DUE}\nattempts = "first"', "", "'attempts' in [lif] of assignments.toml must be one of"),
        (f"{DUE}\nattempts = []", "", "'attempts' in [lif]"),
        (f"{DUE}\nweight = 0", "", "'weight' in [lif] of assignments.toml must be a number above 0"),
        (f"{DUE}\nweight = nan", "", "'weight' in [lif]"),
    ],
)
def test_a_wrong_policy_is_refused_in_one_sentence(read, text, top, said):
    with pytest.raises(SpecError) as refused:
        read(text, top)
    assert said in str(refused.value) and "\n" not in str(refused.value)
