"""A workflow shows what a student may see, and where; nothing that was handed in can command it."""

import pytest

from autograder.adapters.github import annotations as module
from autograder.adapters.github.annotations import annotations
from autograder.boundary.problems import Place, Problem
from autograder.judge.result import CheckResult, Result


def result(*checks, **changes):
    given = {
        "student": "ada",
        "exercise": "decay",
        "title": "Decay",
        "state": "graded",
        "possible": 3.0,
        "origin": "decay.py",
    }
    return Result(**given | {"checks": checks} | changes)


def lines(found, file="work/decay.py"):
    return list(annotations(found, file))


@pytest.fixture
def in_actions(course, monkeypatch):
    monkeypatch.setenv("GITHUB_WORKSPACE", str(course.root))
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(course.root / "summary.md"))
    return course.root / "summary.md"


def test_a_check_is_annotated_at_the_line_that_raised_else_at_the_function():
    raised = CheckResult("a", "First", "error", 0, 1, message="raised", function="decay", place=Place(line=2))
    wrong = CheckResult("b", "Second", "failed", 0, 2, message="wrong", function="decay", place=Place(line=3))
    assert lines(result(raised, wrong)) == [
        "::error file=work/decay.py,line=2,title=Decay::First (0 of 1 point)%0Araised",
        "::error file=work/decay.py,line=3,title=Decay::Second (0 of 2 points)%0Awrong",
    ]


def test_a_problem_is_annotated_at_its_line_and_not_repeated_for_what_was_not_checked():
    found = result(
        CheckResult("a", "First", "skipped", 0, 1),
        problems=(Problem("decay.py: syntax error at line 7: oh", "syntax", Place("decay.py", line=7)),),
    )
    assert lines(found) == [
        "::error file=work/decay.py,line=7,title=Decay::decay.py: syntax error at line 7: oh"
    ]


def test_a_problem_that_cost_nothing_is_a_warning():
    found = result(CheckResult("a", "First", "passed", 1, 1), problems=(Problem("old.py was not graded"),))
    assert lines(found) == ["::warning file=work/decay.py,title=Decay::old.py was not graded"]


def test_of_hidden_checks_no_more_is_said_than_how_many_do_not_pass():
    hidden = CheckResult(
        "h", "Other", "failed", 0, 1, hidden=True, message="secret 7", function="decay", place=Place(line=2)
    )
    (line,) = lines(result(hidden, CheckResult("i", "More", "passed", 1, 1, hidden=True)))
    assert line.startswith(
        "::warning file=work/decay.py,title=Decay::Hidden checks that do not pass: 1 of 2. "
    )
    assert "secret" not in line and "line=" not in line


def test_of_an_ungraded_exercise_the_reason_is_left_out():
    (line,) = lines(result(state="ungraded", problems=(Problem("the reference returned 7"),)))
    assert line.startswith("::warning ") and "returned 7" not in line


def test_neither_text_nor_name_can_end_the_command_or_add_a_property():
    check = CheckResult("a", "First", "failed", 0, 1, message="100 %\r\n::error::no\n%0A", function="decay")
    (line,) = lines(result(check, title="a,b:c%\nd"), file="x,line=9::y.py")
    assert "\n" not in line and "\r" not in line
    head, _, text = line.removeprefix("::error ").partition("::")
    assert head == "file=x%2Cline=9%3A%3Ay.py,title=a%2Cb%3Ac%25 d"
    assert text == "First (0 of 1 point)%0A100 %25%0A::error::no%0A%250A"


@pytest.mark.parametrize(("file", "origin"), [("work.ipynb", "work.ipynb"), ("ada.zip", "decay.py")])
def test_a_line_of_a_cell_or_of_an_archived_file_is_no_line_of_the_repository(file, origin):
    check = CheckResult("a", "First", "error", 0, 1, message="raised", function="decay", place=Place(line=2))
    (line,) = lines(result(check, origin=origin), file)
    assert line.startswith(f"::error file={file},title=Decay::")


def test_a_class_is_graded_as_ever_and_annotated(invoke, hand_in, in_actions, course):
    folder = hand_in(ada="right", ben="grows", cyd="def decay(t, tau:\n")
    done = invoke("grade", folder, "-o", "graded", "--format", "github")
    assert done.code == 0
    assert sorted(line.partition(",")[0] for line in done.out.splitlines()) == [
        "::error file=class/ben/decay.py",
        "::error file=class/cyd/decay.py",
        "::warning file=class/ben/decay.py",
    ]
    assert (course.root / "graded" / "results.json").is_file()
    assert in_actions.read_text().count("## ada: 5 of 5 points") == 1
    assert "a decay needs a minus sign" in in_actions.read_text()


def test_a_summary_says_when_lateness_is_still_to_be_taken_off(invoke, hand_in, in_actions, course):
    policy = """[first]
exercises = ["decay"]
due = 2026-10-05T23:59:00Z
late = { percent_per_day = 10 }
"""
    (course.root / "exercises" / "assignments.toml").write_text(policy)
    command = ["grade", hand_in(ada="right"), "-o", "graded", "--format", "github"]
    assert invoke(*command, "--assignment", "first").code == 0
    assert "These points are before lateness and attempts." in in_actions.read_text()
    in_actions.unlink()
    assert invoke(*command[:-3], "other", "--format", "github", "--exercise", "decay").code == 0
    assert "lateness" not in in_actions.read_text()


def test_a_students_name_cannot_command_the_workflow(invoke, hand_in, in_actions):
    done = invoke("grade", hand_in(**{"::error::x": "grows"}), "-o", "graded", "--format", "github")
    assert all(line.startswith(("::error file=", "::warning file=")) for line in done.out.splitlines())
    assert done.out.count("::error::") == 0
    assert done.err == ""


def test_a_summary_is_added_to_and_stays_below_what_is_accepted(invoke, hand_in, in_actions, monkeypatch):
    in_actions.write_text("before\n")
    monkeypatch.setattr(module, "MAX_SUMMARY", 700)
    invoke("grade", hand_in(ada="right", ben="right", cyd="right"), "-o", "graded", "--format", "github")
    text = in_actions.read_text()
    assert text.startswith("before\n## ") and text.count("did not fit") == 1 and len(text) < 800


def test_outside_of_a_workflow_there_are_annotations_and_no_summary(invoke, hand_in, monkeypatch, course):
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    done = invoke("grade", hand_in(ben="grows"), "-o", "graded", "--format", "github", "--jobs", "1")
    assert done.code == 0 and "file=class/ben/decay.py,line=" in done.out


def test_a_summary_that_cannot_be_written_is_one_sentence(invoke, hand_in, monkeypatch, course):
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(course.root / "no" / "summary.md"))
    done = invoke("grade", hand_in(ben="grows"), "-o", "graded", "--format", "github")
    assert done.code == 3 and done.err.startswith("autograder: The results could not be written to ")
