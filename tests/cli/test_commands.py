"""Every command ends with its exit code, and what went wrong is one sentence without a traceback."""

import os
from pathlib import Path

import click
import pytest

from autograder import __version__
from autograder.cli import commands, export
from autograder.errors import GraderError, NothingToGrade, SpecError, UsageError

VERBS = [
    "demo", "new", "verify", "release", "check", "grade", "merge", "regrade", "override", "comment",
    "publish", "stats", "adopt", "similar", "explain", "explore", "export", "doctor", "why", "gradebook",
    "backup", "restore", "rejudge", "whatif", "uphold", "forget",
]  # fmt: skip
ONE_DECAY = ["grade", "class", "-o", "out", "--exercise", "decay"]


def sentence(done):
    """Return the one sentence on stderr."""
    assert done.out == "" and "Traceback" not in done.err
    (line,) = done.err.splitlines()
    assert line.startswith("autograder: ") and line.endswith((".", "?"))
    return line


def test_the_version_is_printed_alone(run_cli):
    done = run_cli("--version")
    assert (done.code, done.out, done.err) == (0, f"autograder {__version__}\n", "")


def test_the_version_is_also_known_to_the_parser(invoke):
    assert invoke("--version").out == f"autograder {__version__}\n"


def test_the_help_lists_every_verb(invoke):
    done = invoke("--help")
    assert done.code == 0
    assert set(commands.VERBS) == set(VERBS)
    assert all(f"  {verb} " in done.out for verb in VERBS)


@pytest.mark.parametrize("verb", VERBS)
def test_the_table_of_verbs_and_a_verb_itself_say_the_same(verb):
    said = commands.cli.get_command(None, verb).help
    assert " ".join(said.partition("\n\n")[0].split()) == commands.VERBS[verb]


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_and_every_option_explains_itself(invoke, verb):
    done = invoke(verb, "-h")
    assert done.code == 0
    assert all(
        option.help
        for option in commands.cli.get_command(None, verb).params
        if isinstance(option, click.Option)
    )


@pytest.mark.parametrize("platform", export.command.commands)
def test_every_platform_explains_itself(invoke, platform):
    assert invoke("export", platform, "-h").code == 0
    options = export.command.commands[platform].params
    assert all(option.help for option in options if isinstance(option, click.Option))


@pytest.mark.parametrize(
    "words",
    [
        ["grad"],
        ["grade"],
        ["grade", "class"],
        ["grade", "class", "-o"],
        ["grade", "class", "-o", "out", "--jobs", "0"],
        ["grade", "class", "-o", "out", "--jobs", "two"],
        ["grade", "class", "-o", "out", "--require", "perfect"],
        ["check", "one", "two"],
        ["explain"],
        ["--nonsense"],
        [],
    ],
)
def test_a_wrong_command_line_is_exit_2(invoke, words):
    done = invoke(*words)
    assert done.code == 2 and "Traceback" not in done.err
    assert "Usage:" in done.err or done.err.startswith("Error: ")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["grade", "nowhere", "-o", "out"], "no file or folder nowhere"),
        (["grade", "class", "-o", "out", "--exercise", "decai"], "did you mean 'decay'"),
        (["grade", "class", "-o", "out", "--exercise", "qqqq"], "there are: decay"),
        (["grade", "class", "-o", "out", "--assignment", "calculus"], "no assignment 'calculus'"),
        (["grade", "class", "-o", "out", "--assignment", "a", "--exercise", "decay"], "not both"),
        (["grade", "class", "-o", "exercises/decay/README.md"], "cannot be written"),
        (["grade", "class", "-o", "exercises/decay/README.md/out"], "cannot be written"),
        (["grade", "class", "-o", "out", "--json", "nowhere/x.json"], "nowhere/x.json"),
        (["grade", "class", "-o", "out", "--json", "class"], "directory"),
        (["grade", "class", "-o", "class/out"], "outside of the submissions"),
        (["grade", "class", "-o", "class"], "outside of the submissions"),
        (["grade", "exercises/decay/README.md", "-o", "out"], "neither a folder nor"),
        (["grade", "class", "-o", "out", "--root", "class"], "must hold exercises/"),
        (["verify", "decya"], "did you mean 'decay'"),
        (["check", "nowhere.py"], "no file or folder nowhere.py"),
        (["check", "class", "--exercise", "deca"], "did you mean 'decay'"),
        (["release", "-o", "class"], "not empty"),
        (["release", "-o", "exercises/decay/README.md"], "not empty"),
        (["release", "-o", "out", "--assignment", "calculus"], "no assignment 'calculus'"),
        (["new", "decay"], "exists"),
        (["new", "Decay"], "lower-case letters"),
        (["new", "../decay2"], "lower-case letters"),
        (["new", "2decay"], "lower-case letters"),
        (["explain", "shap"], "did you mean shape"),
        (["explain", "misconception:growz"], "did you mean misconception:grows"),
    ],
)
def test_a_usage_error_is_one_sentence_and_exit_2(invoke, hand_in, words, expected):
    hand_in(ada="right")
    done = invoke(*words)
    assert done.code == 2
    assert expected in sentence(done)


def test_a_command_outside_of_a_course_says_where_it_looked(run_cli, tmp_path_factory):
    done = run_cli("verify", cwd=tmp_path_factory.mktemp("elsewhere"))
    assert done.code == 2 and "--root" in sentence(done)


def test_an_empty_class_is_exit_4(invoke, course):
    (course.root / "class").mkdir()
    done = invoke(*ONE_DECAY)
    assert done.code == 4 and "No submission was found in class" in sentence(done)
    assert not (course.root / "out").exists()


@pytest.mark.parametrize("verb", [["grade", "class", "-o", "out"], ["verify"]])
def test_a_course_without_exercises_is_exit_2(invoke, hand_in, course, verb):
    hand_in(ada="right")
    (course.root / "exercises" / "decay" / "decay.py").unlink()
    done = invoke(*verb)
    assert done.code == 2 and "no exercise" in sentence(done)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("points=-2", "'points' of Check('decay') must be a number above 0; got -2"),
        ("points=2, readme_hints=[3]", "'readme_hints' of Check('decay') must be a tuple of numbers from 1"),
        ("points=2, readme_hints=(0,)", "such as (2, 3); got (0,) instead"),
    ],
)
def test_a_wrong_spec_is_exit_2(invoke, hand_in, respec, wrong, said):
    hand_in(ada="right")
    respec("points=2", wrong)
    done = invoke(*ONE_DECAY)
    assert done.code == 2 and said in sentence(done)


def test_a_missing_reference_is_exit_2(invoke, hand_in, solutions):
    hand_in(ada="right")
    (solutions / "decay.py").unlink()
    done = invoke(*ONE_DECAY)
    assert done.code == 2 and "The reference of decay must be readable" in sentence(done)


def test_a_released_folder_cannot_grade(invoke, hand_in, course):
    hand_in(ada="right")
    (course.root / "solutions").rename(course.root / "elsewhere")
    done = invoke(*ONE_DECAY)
    assert done.code == 2 and "The reference of decay must be readable" in sentence(done)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (UsageError("It is so."), 2),
        (SpecError("It is so."), 2),
        (NothingToGrade("It is so."), 4),
        (GraderError("It is so."), 3),
        (OSError(28, "No space left on device", "/there"), 2),
        (OSError("It is so"), 2),
        (click.UsageError("It is so."), 2),
        (click.Abort(), 130),
        (KeyboardInterrupt(), 130),
        (BrokenPipeError(), 0),
    ],
)
def test_every_error_has_its_exit_code(capsys, error, code):
    def command():
        raise error

    assert commands.run(command) == code
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize("code", [None, 0, 1, 3])
def test_the_code_of_a_verb_is_passed_on(code):
    assert commands.run(lambda: code) == (code or 0)


def test_output_that_nobody_reads_costs_neither_the_exit_code_nor_a_complaint(start_cli, solutions):
    (solutions / "accepted" / "loop.py").write_text("def decay(t, tau):\n    return t\n")
    reader, writer = os.pipe()
    os.close(reader)
    process = start_cli("verify", stdout=writer)
    os.close(writer)
    assert process.communicate(timeout=60)[1] == ""
    assert process.returncode == 1


def test_a_full_disk_under_stdout_is_one_sentence(start_cli):
    with Path("/dev/full").open("w") as full:
        process = start_cli("explain", "shape", stdout=full)
        assert process.communicate(timeout=60)[1] == "autograder: No space left on device.\n"
    assert process.returncode == 2


def test_names_that_a_terminal_cannot_show_do_not_stop_a_class(run_cli, hand_in):
    hand_in(王="right")
    done = run_cli(*ONE_DECAY, environ={"PYTHONIOENCODING": "latin-1"})
    assert done.code == 0 and "Traceback" not in done.err and done.err.startswith("class: a class of 1")
    assert done.out.startswith("\\u738b: 5 of 5 points")
