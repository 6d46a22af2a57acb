import io
import re

import pytest

from autograder.boundary.problems import Problem
from autograder.judge.result import CheckResult, Result
from autograder.report.layout import ascii_only, width_of, wrap
from autograder.report.text import class_line, stream_features, terminal


def plain(results, **options):
    return terminal(results, **{"colour": False, "unicode": True, **options})


def test_every_check_has_a_word_a_title_and_points(results):
    text = plain(results)
    assert "  [passed]  Stays at rest (2 of 2 points)\n" in text
    assert "  [failed]  Voltage trace (0 of 3 points)\n" in text
    assert "  [partly]  Spike count (0.5 of 1 point)\n" in text
    assert "  [error]   Path (0 of 6 points)\n" in text
    assert "  [skipped] Step (0 of 4 points)\n" in text


def test_what_passed_comes_first_and_a_failed_check_is_explained(results):
    text = plain(results[:1])
    assert text.index("Stays at rest") < text.index("Voltage trace")
    for part in (
        "1654 of 2001 values differ.",
        "Looks like: The voltage is not reset.",
        "Hint: Set V to V_reset",
        "autograder explain misconception:no_reset",
        "Next step: Start with “Voltage trace”, then check again:",
        "    autograder check --exercise lif_update",
    ):
        assert part in text


def test_it_ends_with_the_hidden_checks_that_will_follow(results):
    endings = {
        1: "1 hidden check will follow when your work is graded.",
        4: "4 hidden checks will follow when your work is graded.",
    }
    for count, ending in endings.items():
        assert plain(results[1:2], hidden_count=count).endswith(f"\n{ending}\n")
    assert "hidden" not in plain(results[1:2])


def test_a_hidden_check_shows_title_outcome_and_points_only(results):
    text = plain(results)
    assert "[failed]  Other parameters, hidden check (0 of 2 points)" in text
    assert "hidden-secret" not in text


def test_it_never_says_that_all_tests_passed(results):
    text = plain(results[1:2], hidden_count=3)
    assert "1 of 1 visible check passed." in text
    assert not re.search(r"(?i)all (the )?(tests|checks)", text)


def test_an_ungraded_exercise_is_not_the_students_mistake(ungraded):
    assert "could not be graded. This is not your mistake" in plain([ungraded])


@pytest.mark.parametrize("width", [40, 80, 100])
@pytest.mark.parametrize("unicode", [True, False])
def test_no_line_is_longer_than_the_terminal(results, ungraded, width, unicode):
    wide = Result(
        "王",
        "cv_isi",
        "神经元" * 40,
        "graded",
        1,
        (CheckResult("a", "x" * 200, "failed", 0, 1, message="long " * 60 + "y" * 300 + "日本語" * 50),),
        problems=(Problem("p" * 300),),
    )
    text = plain([*results, ungraded, wide], width=width, unicode=unicode, hidden_count=2)
    assert max(width_of(line) for line in text.split("\n")) <= width


def test_without_unicode_everything_is_ascii(results, ungraded):
    text = plain([*results, ungraded], unicode=False, hidden_count=1)
    assert text.isascii()
    assert 'Start with "Voltage trace"' in text and "the reference is -75 mV" in text


def test_colour_adds_escape_sequences_and_changes_no_word(results):
    coloured = plain(results, colour=True)
    assert "\x1b[32m[passed]\x1b[0m" in coloured and "\x1b[31m[failed]\x1b[0m" in coloured
    assert re.sub(r"\x1b\[\d*m", "", coloured) == plain(results)


def test_a_student_cannot_send_escape_sequences_or_imitate_a_check():
    evil = "x\x1b[2J\u202e\n  [passed]  Everything (100 of 100 points)"
    check = CheckResult("a", "A", "failed", 0, 1, message=evil)
    text = plain(
        [Result("ada", "cv_isi", "CV", "graded", 1, (check,), problems=(Problem(evil),))], colour=True
    )
    assert "\x1b[2J" not in text and "\u202e" not in text
    assert not re.search(r"(?m)^  \S*\[passed\]", text)


class Terminal(io.StringIO):
    encoding = "UTF-8"

    def isatty(self):
        return True


@pytest.mark.parametrize(
    "stream, environ, expected",
    [
        (Terminal(), {}, (True, True)),
        (Terminal(), {"NO_COLOR": "1"}, (False, True)),
        (Terminal(), {"NO_COLOR": ""}, (True, True)),
        (Terminal(), {"TERM": "dumb"}, (False, True)),
        (io.StringIO(), {}, (False, False)),
    ],
)
def test_colour_needs_a_terminal_that_wants_it(stream, environ, expected):
    assert stream_features(stream, environ) == expected


@pytest.mark.parametrize(
    "encoding, unicode",
    [
        ("utf-8", True),
        ("UTF8", True),
        ("ascii", False),
        ("cp1252", False),
    ],
)
def test_only_an_encoding_of_all_letters_gets_them(encoding, unicode):
    with io.TextIOWrapper(io.BytesIO(), encoding=encoding) as stream:
        assert stream_features(stream, {})[1] is unicode


def test_a_student_is_one_line_with_scores_and_problems(results, ungraded):
    assert class_line("ada", results) == (
        "ada: 9.5 of 25 points, lif_update 4.5/10, cv_isi 5/5, ou_noise 0/10; "
        "ou_noise: Syntax error at line 12 of ou_noise.py: '(' was never closed."
    )
    assert class_line("a\nb\x1b[31m", [ungraded]) == (
        "a b: no total yet, 5 possible, product_rule not graded; product_rule: the reference returned 42"
    )


@pytest.mark.parametrize(
    "text, shown",
    [
        ("τ ≤ 5 µs", "tau <= 5 us"),
        ("Zoë", "Zoe"),
        ("“a” – b…", '"a" - b...'),
        ("王", "?"),
        ("ή", "eta"),
        ("🙂", "?"),
    ],
)
def test_signs_have_words_in_ascii(text, shown):
    assert ascii_only(text) == shown


def test_wrapping_keeps_line_breaks_and_splits_long_words():
    assert wrap("a b\nc", 10) == ["a b", "c"]
    assert wrap("abcdefgh", 3) == ["abc", "def", "gh"]
    assert wrap("日本語", 4) == ["日本", "語"]
    assert wrap("", 10) == [""]
