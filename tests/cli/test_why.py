"""Policies as an instructor uses them: in the course's file, on the reports, in the exports and told."""

import pytest

ASSIGNMENTS = """
timezone = "Europe/Berlin"
[first]
exercises = ["decay"]
weights = { decay = 2 }
due = 2026-10-05T23:59:00
late = { percent_per_day = 10 }
"""
GRADE = ["grade", "class", "-o", "out", "--assignment", "first"]


@pytest.fixture
def late_class(course, known):
    """Ada in time, Ben two days late; nbgrader's exchange says when."""
    (course.root / "exercises" / "assignments.toml").write_text(ASSIGNMENTS)
    for name, when in (("ada", "05 20:00:00"), ("ben", "07 10:00:00")):
        place = course.root / "class" / f"{name}+first+2026-10-{when} UTC+x"
        place.mkdir(parents=True)
        (place / "decay.py").write_bytes(known["right"])
    return course.root


def test_lateness_costs_on_the_report_in_the_csv_and_in_the_export(invoke, late_class):
    done = invoke(*GRADE)
    assert done.code == 0 and "ben: 10 of 10 points before lateness and attempts, decay 5/5" in done.out
    lines = (late_class / "out" / "grades.csv").read_text().splitlines()
    assert [line.split(",")[3:6] for line in lines[1:]] == [["10", "10", "no"], ["8", "10", "yes"]]
    report = (late_class / "out" / "reports" / "ben.html").read_text()
    assert '<p class="score">8 <small>of 10 points' in report
    assert "1 day 12 hours 1 minute late: 20 % of the points are taken off, 10 % a day." in report
    assert invoke("export", "json", "out", "-o", "scores.json").code == 0
    assert '"score": 8.0' in (late_class / "scores.json").read_text()


def test_why_says_each_step(invoke, late_class):
    invoke(*GRADE)
    done = invoke("why", "ben", "-o", "out")
    assert done.code == 0 and max(map(len, done.out.splitlines())) <= 80
    assert done.out.startswith("ben, first: 8 of 10 points\n\ndecay: 5 of 5 points, counts 2 times\n")
    assert "other-time-constant              passed   3 of 3, hidden" in done.out
    assert "2. Handed in 2026-10-07 12:00 Europe/Berlin" in done.out
    unknown = invoke("why", "bob", "-o", "out")
    assert (unknown.code, unknown.err) == (
        2, "autograder: There is no student 'bob' in out, which holds 2 others.\n"
    )  # fmt: skip


def test_a_policy_sits_on_top_of_what_a_human_decided(invoke, late_class):
    invoke(*GRADE)
    assert invoke("override", "ben", "decay", "1", "-o", "out", "--because", "only half").code == 0
    done = invoke("why", "ben", "-o", "out")
    assert done.out.startswith("ben, first: 6.4 of 10 points\n")
    assert "decided so, the machine gave 2: only half" in done.out
    report = (late_class / "out" / "reports" / "ben.html").read_text()
    assert '<p class="score">6.4 <small>' in report


def test_an_extension_and_a_new_rule_need_no_grading_again(invoke, late_class, monkeypatch):
    invoke(*GRADE)
    (late_class / "more.csv").write_text("student,assignment,until,excused\nben,first,2026-10-07 13:00,\n")
    again = invoke(*GRADE, "--extensions", "more.csv")
    assert "2 of 2 were graded before" in again.err
    report = (late_class / "out" / "reports" / "ben.html").read_text()
    assert '<p class="score">10 ' in report and "The due date is extended" in report
    assert "paid" not in invoke("why", "ben", "-o", "out").out
    file = late_class / "exercises" / "assignments.toml"
    file.write_text(file.read_text().replace("late =", "#"))
    (late_class / "more.csv").write_text("student,assignment,excused\nada,first,yes\n")
    assert "2 of 2 were graded before" in invoke(*GRADE, "--extensions", "more.csv").err
    assert "nothing is taken off" in (late_class / "out" / "reports" / "ben.html").read_text()
    assert "Excused" in (late_class / "out" / "reports" / "ada.html").read_text()
    assert "ada,,5,,10,,excused" in (late_class / "out" / "grades.csv").read_text()


def test_a_wrong_file_of_extensions_changes_nothing(invoke, late_class):
    (late_class / "more.csv").write_text("student,assignment,until\nben,first,soon\n")
    done = invoke(*GRADE, "--extensions", "more.csv")
    assert done.code == 2 and done.err.count("\n") == 1 and not (late_class / "out").exists()
    assert invoke("grade", "class", "-o", "out", "--extensions", "more.csv").code == 2


def test_hidden_checks_are_shown_from_their_date(invoke, late_class):
    file = late_class / "exercises" / "assignments.toml"
    file.write_text(f"{file.read_text()}hidden_checks_from = 2999-01-01T12:00:00\n")
    assert invoke(*GRADE).code == 0
    report = (late_class / "out" / "reports" / "ben.html").read_text()
    assert "from 2999-01-01 12:00 Europe/Berlin" in report and "2 of 2 points" in report
    assert "other-time-constant" not in report and "of 10 points" not in report and "of 5" not in report
    assert ",8,10,yes," in (late_class / "out" / "grades.csv").read_text()  # for staff
    file.write_text(file.read_text().replace("2999", "2001"))
    assert invoke(*GRADE).code == 0
    assert "8 <small>of 10 points" in (late_class / "out" / "reports" / "ben.html").read_text()


def test_a_class_without_times_is_told_that_no_lateness_is_counted(invoke, late_class, hand_in):
    hand_in(cleo="right")
    done = invoke("grade", "class/cleo", "-o", "out", "--assignment", "first", "--layout", "submission")
    assert "when they were handed in is not known of 1 of 1: no lateness is counted there." in done.err
