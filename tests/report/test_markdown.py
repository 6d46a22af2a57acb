"""Markdown says what the other reports say, and a student's words stay words in it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from autograder.boundary.problems import Problem
from autograder.boundary.text import clean
from autograder.judge.result import CheckResult, Result
from autograder.report.markdown import escape, student_markdown

RENDERER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
HOSTILE = (
    "<script>alert(1)</script>",
    "```\n# big\n```",
    "[click](https://evil.example)",
    "![x](https://evil.example/x.png)",
    "@everyone",
    "see #12",
    "https://evil.example",
    "www.evil.example",
    "a@evil.example",
    "# heading",
    "- item",
    "1. one",
    "1) one",
    "> quote",
    "| a | b |\n|---|---|",
    "title\n===",
    "***",
    "    code",
    "$x$",
    "&lt;b&gt;",
    "`x`",
    "~~x~~",
    "<!-- ",
    "::error::x",
    "\\",
    "a\\\nb",
    "[a]: https://evil.example",
    "*a* _b_ __c__",
    "<https://evil.example>",
)


def rendered(markdown):
    """Return the kinds of all tokens but plain text, and the text."""
    kinds, text = set(), ""
    for token in RENDERER.parse(markdown):
        kinds.add(token.type)
        for child in token.children or ():
            if child.type == "text":
                text += child.content
            else:
                kinds.add(child.type)
                text += "\n" if child.type == "hardbreak" else ""
    return kinds, text


def plain(text):
    return " ".join(clean(text).split())


@pytest.mark.parametrize("text", HOSTILE)
def test_what_looks_like_markdown_is_shown_as_it_is(text):
    kinds, shown = rendered(f"x {escape(text)}")
    assert kinds == {"paragraph_open", "inline", "paragraph_close"}
    assert shown.replace("\u2060", "") == f"x {plain(text)}"
    assert not re.search(r"[@#]\w|(?<!\\)[@:.]", escape(text))


@given(st.text(alphabet=st.sampled_from("\\`*_{}[]()<>#+-.!|~&$@:=^ \nab1;\"'/%é\u2060"), max_size=40))
def test_any_text_renders_as_itself_alone_on_its_line(text):
    kinds, shown = rendered(escape(text))
    assert kinds <= {"paragraph_open", "inline", "paragraph_close"}
    assert shown.replace("\u2060", "") == plain(text).replace("\u2060", "")


def result(**changes):
    checks = (
        CheckResult("a", "First", "passed", 2, 2),
        CheckResult("b", "Second", "failed", 0, 3, message="values *differ*", hint="look <here>"),
        CheckResult("c", "Third", "failed", 0, 1, hidden=True, message="the hidden input is 7"),
    )
    return Result(
        **{
            "student": "ada",
            "exercise": "decay",
            "title": "Decay",
            "state": "graded",
            "possible": 6.0,
            "checks": checks,
            "problems": (),
        }
        | changes
    )


def test_a_student_reads_points_checks_problem_and_the_next_step():
    kinds, text = rendered(student_markdown("ada", [result(problems=(Problem("helper.py is missing"),))]))
    for part in ("ada: 2 of 6 points", "Decay (decay): 2 of 6 points", "Problem: helper.py is missing",
                 "Passed: First (2 of 2 points)", "Not yet: Second (0 of 3 points)\nvalues *differ*",
                 "Hint: look <here>", "Not passed: Third, hidden check (0 of 1 point)",
                 "1 of 2 visible checks passed; 1 hidden check is in the score.", "Next step:"):  # fmt: skip
        assert part in text
    assert not kinds & {"html_inline", "html_block", "link_open", "code_inline", "fence", "em_open"}


def test_a_hidden_check_is_told_by_title_and_points_alone():
    assert "hidden input" not in student_markdown("ada", [result()])


def test_of_an_ungraded_exercise_the_reason_is_left_out():
    text = student_markdown(
        "ada", [result(state="ungraded", checks=(), problems=(Problem("the reference returned 7"),))]
    )
    assert "could not be graded" in text and "returned 7" not in text


def test_a_name_cannot_become_a_heading_or_a_line_of_its_own():
    kinds, text = rendered(student_markdown("x\n# y\n<b>", [result(title="a | b\n- c")]))
    assert "x # y <b>: 2 of 6 points" in text and "a | b - c (decay)" in text
    assert "html_inline" not in kinds
