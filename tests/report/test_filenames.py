import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.report.filenames import MOST_BYTES, report_filename


@pytest.mark.parametrize(
    "student",
    [
        "ada",
        "Ada Lovelace",
        "ada@uni.edu",
        "zoë",
        "王小明",
        "अनीता",
        "o'neil, p",
        "a+b(1)",
    ],
)
def test_an_ordinary_name_is_the_file_name(student):
    assert report_filename(student) == f"{student}.html"


@pytest.mark.parametrize(
    "student",
    [
        "",
        ".",
        "..",
        "../../etc/passwd",
        "a/b",
        "a\\b",
        ".hidden",
        "-rf",
        "a\nb",
        "a\x1b[31m",
        "con",
        "NUL.txt",
        "a:b",
        "a?b*",
        "x" * 500,
        "é" * 500,
        "dot.",
        "\ud83d",
        "a\u202eb",
        "name \u0000",
        "e\u0301",
    ],
)
def test_any_other_name_is_made_safe_and_gets_a_digest(student):
    name = report_filename(student)
    assert re.search(r"-[0-9a-f]{12}\.html\Z", name)
    assert not re.search(r'[/\\:*?"<>|\x00-\x1f\x7f]', name)
    assert not name.startswith((".", "-", " "))
    assert len(name.encode()) <= MOST_BYTES + 20
    assert name.split(".")[0].lower() not in ("con", "nul")


def test_names_that_look_the_same_when_made_safe_have_different_files():
    names = ["a/b", "a\\b", "a:b", "a_b", "A/b", "x" * 300, "x" * 301]
    assert len({report_filename(name).lower() for name in names}) == len(names)


def test_a_name_that_imitates_a_digest_does_not_take_the_file_of_another():
    imitation = report_filename("a/b").removesuffix(".html")
    assert report_filename(imitation) != report_filename("a/b")


@given(st.text(st.characters(codec=None, categories=None)))
def test_every_name_gives_a_file_name_that_can_be_written(student):
    name = report_filename(student)
    assert "/" not in name and "\0" not in name and name.endswith(".html") and len(name.encode()) < 200
    assert report_filename(student) == name
