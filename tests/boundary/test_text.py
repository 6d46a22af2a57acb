import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.boundary.text import MOST_CHARACTERS, MOST_LINES, clean, clean_line, escape_name, one_line


@pytest.mark.parametrize(
    "text",
    [
        "",
        "V is too high at index 3",
        "Zoë 王 Ωмега",
        "τ ≤ 5 ms",
        "👩\u200d🔬",
        "می\u200cخواهم",
    ],
)
def test_ordinary_text_of_any_language_is_left_alone(text):
    assert clean(text) == text


@pytest.mark.parametrize(
    "text, shown",
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x9b31mred", "red"),
        ("\x1b]0;title\x07text", "text"),
        ("\x1b]8;;http://example.org\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x1b[2J\x1b[Hcleared", "cleared"),
        ("never ended \x1b]0;title", "never ended 0;title"),
        ("end \x1b", "end "),
        ("a\x00b\x07c\x08d\x7f", "abcd"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("a\tb", "a    b"),
        ("abc\u202edef\u202c\u2066x\u2069\u200f", "abcdefx"),
        ("zero\u200bwidth\ufeff\u2060", "zerowidth"),
        ("half \ud83d pair", "half \ufffd pair"),
        ("tag\U000e0041", "tag"),
    ],
)
def test_what_could_disguise_or_disturb_is_removed(text, shown):
    assert clean(text) == shown


def test_a_flood_is_cut_and_says_so():
    shown = clean("x" * 5_000_000)
    assert len(shown) < MOST_CHARACTERS + 60
    assert shown.endswith("… (shortened from 5000000 characters)")


def test_a_flood_of_lines_is_cut_and_says_so():
    shown = clean("\n".join(["a"] * 500))
    assert shown.count("\n") == MOST_LINES - 1
    assert "shortened" in shown


def test_a_flood_of_unfinished_escape_sequences_is_cut():
    assert "\x1b" not in clean("\x1b]\x9d\x1b[" * 100_000)


def test_a_line_has_no_breaks():
    assert clean_line("a\n\n b\tc ") == "a b c"


@given(st.text(st.characters(codec=None, categories=None)))
def test_cleaned_text_can_always_be_encoded_and_cleaning_again_changes_nothing(text):
    shown = clean(text)
    shown.encode()
    assert all(letter == "\n" or ord(letter) >= 32 for letter in shown)
    assert clean(shown) == shown


def test_what_the_sandbox_says_is_one_line_without_addresses():
    assert one_line("<f at 0x7f3a2b1c4d50>\n  bad \x1b[31m red") == "<f at 0x…> bad red"
    assert len(one_line("x" * 100_000)) < 600


def test_a_name_longer_than_any_file_has_is_escaped_but_not_composed():
    assert escape_name("a\u0308") == "ä"
    assert escape_name("a\u0308" + "x" * 2000) == "a\u0308" + "x" * 2000


@pytest.mark.parametrize("blank", "\u3164\u115f\u1160\u034f\uffa0\u2800\u180b\U000e0100")
def test_letters_that_are_blank_are_seen_in_names_and_left_out_of_text(blank):
    assert escape_name(f"ada{blank}") == "ada" + f"\\u{ord(blank):04x}".replace("\\ue0100", "\\U000e0100")
    assert clean_line(f"ada{blank}") == "ada"
