"""One line a student where nobody watches, a bar where somebody does, nothing when quiet."""

import io
from dataclasses import replace

import pytest

from autograder.cli.terminal import Progress, time_left
from autograder.grading.student_results import StudentResults
from autograder.judge.result import CheckResult, Result


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def outcome():
    check = CheckResult("c", "C", "passed", 2.0, 2.0)
    return StudentResults("ada\nlovelace", (Result("ada", "decay", "Decay", "graded", 2.0, (check,)),))


@pytest.mark.parametrize("quiet", [False, True])
def test_a_pipe_gets_one_line_a_student_unless_quiet(outcome, capsys, quiet):
    with Progress(2, quiet=quiet) as progress:
        progress.advance(outcome)
        progress.advance(outcome)
    out, err = capsys.readouterr()
    assert err == ""
    assert out == ("" if quiet else "ada lovelace: 2 of 2 points, decay 2/2\n" * 2)


def test_a_terminal_gets_a_bar_and_no_lines(outcome, monkeypatch):
    out, err = Terminal(), Terminal()
    monkeypatch.setattr("sys.stdout", out)
    monkeypatch.setattr("sys.stderr", err)
    monkeypatch.setenv("TERM", "xterm")
    with Progress(1, quiet=False) as progress:
        progress.advance(outcome)
    assert out.getvalue() == "" and "1/1" in err.getvalue()


def test_a_quiet_terminal_gets_nothing(outcome, monkeypatch):
    out, err = Terminal(), Terminal()
    monkeypatch.setattr("sys.stdout", out)
    monkeypatch.setattr("sys.stderr", err)
    with Progress(1, quiet=True) as progress:
        progress.advance(outcome)
    assert out.getvalue() == err.getvalue() == ""


def test_an_error_passes_through_and_the_bar_ends(monkeypatch):
    monkeypatch.setattr("sys.stderr", Terminal())
    with pytest.raises(KeyboardInterrupt), Progress(1, quiet=False):
        raise KeyboardInterrupt


def test_points_count_as_an_assignment_weighs_them(outcome, capsys):
    with Progress(1, quiet=False, weights={"decay": 3.0}) as progress:
        progress.advance(outcome)
    assert capsys.readouterr().out == "ada lovelace: 6 of 6 points, decay 2/2\n"


@pytest.mark.parametrize("name", ["::stop-commands::x", "  ::add-mask::1", "##[error]x", "a ##[group]b"])
def test_a_students_name_is_no_command_to_the_runner_of_a_workflow(name, outcome, capsys):
    with Progress(1, quiet=False) as progress:
        progress.advance(replace(outcome, student=name))
    (line,) = capsys.readouterr().out.splitlines()
    assert not line.lstrip().startswith("::") and "##[" not in line


@pytest.mark.parametrize(
    ("done", "seconds", "left", "said"),
    [
        (4, 10.0, 100, ""),
        (50, 10.0, 0, ""),
        (50, 10.0, 50, "less than a minute left"),
        (10, 10.0, 45, "about a minute left"),
        (10, 10.0, 170, "about 3 min left"),
        (100, 100.0, 9000, "about 2 h 30 min left"),
    ],
)
def test_the_estimate_is_as_exact_as_it_can_be_and_no_more(done, seconds, left, said):
    assert time_left(done, seconds, left) == said


def test_what_was_graded_before_says_nothing_about_the_pace(monkeypatch):
    clock = iter([0.0, 100.0, 106.0])
    monkeypatch.setattr("autograder.cli.terminal.time.monotonic", lambda: next(clock))
    progress = Progress(1000, quiet=True)
    for _ in range(900):
        progress()
    progress.begin()
    assert progress._before == 900 and progress._start == 100.0
