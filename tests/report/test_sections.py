"""The order of a report is decided once, and every renderer shows all of it."""

from dataclasses import replace

import pytest

from autograder.adapters.gradescope.results import to_gradescope
from autograder.adapters.prairielearn import encode
from autograder.boundary.problems import Problem
from autograder.judge.result import CheckResult, Result
from autograder.report.html import cell_html, student_html
from autograder.report.markdown import student_markdown
from autograder.report.sections import ABOVE, CALL, VALUES, Paragraph, check_section, section_of
from autograder.report.text import terminal

OPEN = CheckResult(
    "a", "Trace", "failed", 0.0, 2.0, message="mmessage", detail="ddetail", hint="hhint",
    diagnosis="misconception:no_reset", explanation="eexplanation",
)  # fmt: skip
PASSED = CheckResult("b", "Rest", "passed", 1.0, 1.0)
HIDDEN = replace(OPEN, id="c", title="Others", hidden=True, message="sssecret")
RESULT = Result(
    "ada", "decay", "Decay", "graded", 5.0, (OPEN, PASSED, HIDDEN), problems=(Problem("pproblem"),)
)
RENDERERS = {
    "page": lambda result: student_html("ada", [result], "isolated"),
    "cell": lambda result: cell_html([result], 0),
    "terminal": lambda result: terminal([result], colour=False, unicode=True, width=400),
    "Markdown": lambda result: student_markdown("ada", [result]),
    "Gradescope": lambda result: str(to_gradescope([result], "isolated", weights={}, shown="always")),
    "PrairieLearn": lambda result: encode([result]).decode(),
}


def test_the_parts_have_one_order():
    assert [part.kind for part in section_of(RESULT).parts] == [
        "headline", "summary", "problem", "passed", "open", "hidden", "next",
    ]  # fmt: skip


def test_what_was_printed_stands_before_the_next_step_and_is_clean():
    parts = section_of(replace(RESULT, printed="V is \x1b[31m3\x1b[0m\nI is 4\n")).parts
    assert [part.kind for part in parts[-2:]] == ["printed", "next"]
    assert parts[-2].text == "Your code printed:\nV is 3\nI is 4"


@pytest.mark.parametrize("name", ["page", "cell", "terminal", "Markdown"])
def test_what_was_printed_is_shown_and_never_markup(name):
    text = RENDERERS[name](replace(RESULT, printed="first line\n<script>alert(1)</script>"))
    assert "Your code printed" in text and "first line" in text
    assert name == "terminal" or "<script>alert" not in text


def test_of_an_ungraded_exercise_the_reason_is_left_out():
    section = section_of(replace(RESULT, state="ungraded", checks=()))
    assert [part.kind for part in section.parts] == ["headline", "ungraded", "next"]
    assert "pproblem" not in str(section)


def test_a_hidden_check_has_a_title_and_points_and_nothing_else():
    (found,) = next(part for part in section_of(RESULT).parts if part.kind == "hidden").checks
    assert found.texts == ["Others, hidden check (0 of 2 points)"]


@pytest.mark.parametrize("name", sorted(RENDERERS.keys() - {"cell"}))  # at home no check is hidden
def test_of_hidden_checks_every_renderer_says_the_one_sentence_that_may_be_told(name):
    telling = replace(HIDDEN, telling=True, explanation="wworking on it")
    other = replace(telling, id="d", diagnosis="misconception:other", explanation="ssecret sentence")
    result = replace(RESULT, checks=(OPEN, PASSED, telling, other), tellable=("no_reset", "other"))
    text = RENDERERS[name](result)
    assert text.count("wworking on it") == 1 and "Looks like" in text
    assert "secret" not in text and "misconception:other" not in text


def test_a_check_says_what_is_wrong_before_why_and_what_to_do():
    assert [paragraph.kind for paragraph in check_section(OPEN).paragraphs] == [
        "message", "detail", "explanation", "hint", "code",
    ]  # fmt: skip
    assert str(Paragraph("hint", "Hint", "Look.")) == "Hint: Look."


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ((2,), "More hints: number 2 in the exercise's README"),
        ((1, 3), "More hints: numbers 1 and 3 in the exercise's README"),
        ((1, 2, 4), "More hints: numbers 1, 2 and 4 in the exercise's README"),
    ],
)
def test_hints_that_go_further_are_named_and_not_shown(numbers, said):
    found = check_section(replace(OPEN, readme_hints=numbers))
    assert found.feedback[-3:] == ["Hint: hhint", said, found.feedback[-1]]
    for name, render in RENDERERS.items():
        text = render(replace(RESULT, checks=(replace(OPEN, readme_hints=numbers), PASSED)))
        assert "More hints" in text and "README" in text, name
    passed = check_section(replace(OPEN, status="passed", readme_hints=numbers))
    assert "README" not in "".join(passed.feedback)


def test_values_that_a_program_is_run_with_are_not_called_a_call():
    value = replace(OPEN, call="# in your program:\nx = 3\nprint(y)")
    labels = [paragraph.label for paragraph in check_section(value).paragraphs if paragraph.kind == "call"]
    call = replace(OPEN, call="f(3)")
    labels += [paragraph.label for paragraph in check_section(call).paragraphs if paragraph.kind == "call"]
    assert labels == [VALUES, CALL]


@pytest.mark.parametrize("name", RENDERERS)
def test_every_renderer_shows_every_part_and_nothing_of_a_hidden_check(name):
    text = RENDERERS[name](RESULT)
    for marker in ("mmessage", "ddetail", "hhint", "eexplanation", "pproblem", "Trace", "Rest"):
        assert marker in text, marker
    assert "explain" in text and "reset" in text
    assert "1 of 2 visible checks passed" in text
    assert "Start with the problem above" in text
    assert "sssecret" not in text


def open_checks(*said, **other):
    checks = tuple(
        CheckResult(name, name.upper(), "failed", 0, 1, message=f"{name} is wrong", **about, **other)
        for name, about in said
    )
    return section_of(Result("ada", "lif", "LIF", "graded", len(checks), checks))


def test_one_cause_of_several_checks_is_said_once_at_the_top():
    named = {"diagnosis": "misconception:no_reset", "explanation": "The voltage is not reset."}
    section = open_checks(("a", named), ("b", {}), ("c", named))
    (cause,) = (part for part in section.parts if part.kind == "cause")
    assert cause.text == "Looks like: The voltage is not reset. This explains 2 checks: “A”, “C”."
    assert cause.command == "autograder explain misconception:no_reset"
    assert section.text_of("headline") == "One cause explains 2 of the 3 checks to work on."
    a, b, c = section.checks
    assert a.feedback == ["a is wrong"] and b.feedback == ["b is wrong"] and c.feedback == ["c is wrong"]


def test_the_same_exception_in_several_checks_is_said_once():
    checks = tuple(
        CheckResult(name, name, "error", 0, 1, message="raised KeyError: 'tau'", diagnosis="raised")
        for name in "ab"
    )
    section = section_of(Result("ada", "lif", "LIF", "graded", 2, checks))
    assert section.text_of("cause") == "raised KeyError: 'tau'. This explains 2 checks: “a”, “b”."
    assert [found.feedback for found in section.checks] == [[ABOVE], [ABOVE]]


def test_a_cause_of_one_check_stays_there():
    section = open_checks(("a", {"diagnosis": "sign", "explanation": "The sign is wrong."}))
    assert section.text_of("cause") == ""
    assert "Looks like: The sign is wrong." in next(iter(section.checks)).feedback


def test_hidden_checks_have_no_cause():
    named = {"diagnosis": "misconception:no_reset", "explanation": "The voltage is not reset."}
    assert open_checks(("a", named), ("b", named), hidden=True).text_of("cause") == ""


@pytest.mark.parametrize(
    ("statuses", "text"),
    [
        (("passed", "passed"), "The visible checks pass."),
        (("passed", "failed"), "1 visible check to work on."),
        (("skipped", "skipped"), "Nothing of this exercise could be run."),
    ],
)
def test_the_headline_stands_alone(statuses, text):
    checks = tuple(CheckResult(str(k), "T", status, 0, 1) for k, status in enumerate(statuses))
    assert section_of(Result("ada", "lif", "LIF", "graded", 2, checks)).text_of("headline") == text


def test_full_marks_are_said_where_hidden_checks_ran_too():
    checks = (CheckResult("a", "A", "passed", 1, 1), CheckResult("b", "B", "passed", 1, 1, hidden=True))
    assert section_of(Result("ada", "lif", "LIF", "graded", 2, checks)).text_of("headline") == "Full marks."


def test_the_headline_never_says_that_all_passed_while_a_hidden_check_does_not():
    checks = (CheckResult("a", "A", "passed", 1, 1), CheckResult("b", "B", "failed", 0, 1, hidden=True))
    said = section_of(Result("ada", "lif", "LIF", "graded", 2, checks)).text_of("headline")
    assert said == "The visible checks pass, and at least one hidden check does not."
