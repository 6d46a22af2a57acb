"""What a notebook shows under a cell: the report's words, none of the hidden ones, nothing that runs."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from autograder.boundary.problems import Problem
from autograder.report.html import cell_html, note_html, pair_html, student_html

EVIL = "<script>alert('x')</script><img src=x onerror=1>{{ 7*7 }}\x1b[31m"


class Words(HTMLParser):
    """Collects the text of a page, without its style, and its tags."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.words, self._style = [], [], False
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self._style = tag == "style"

    def handle_data(self, data):
        if not self._style:
            self.words += data.split()


@pytest.fixture
def visible(results):
    """The first result with its visible checks alone, as at home."""
    result = results[0]
    return replace(result, checks=tuple(check for check in result.checks if not check.hidden))


def test_every_word_about_a_check_is_that_of_the_report(visible):
    cell, page = (
        " ".join(Words(text).words)
        for text in (cell_html([visible], 2), student_html("ada", [visible], "isolated"))
    )
    for check in visible.checks:
        for words in (check.title, check.message, check.detail, check.hint, check.explanation):
            assert words in cell and words in page
    assert "2 hidden checks will follow when your work is graded." in cell
    assert 'check("lif_update")' in cell and "autograder check" not in cell


def test_hidden_checks_are_redacted_there_too(results):
    assert "hidden-secret" not in cell_html(results, 0)


def test_without_hidden_checks_none_is_announced(visible):
    assert "will follow" not in cell_html([visible], 0)


def test_nothing_in_it_runs_and_nothing_is_fetched(visible):
    bad = replace(visible.checks[0], title=EVIL, message=EVIL, hint=EVIL, curve=None)
    for page in (
        cell_html([replace(visible, title=EVIL, problems=(Problem(EVIL),), checks=(bad,))], 1),
        note_html(EVIL),
        pair_html([("<script>", "data:image/svg+xml;base64,")]),
    ):
        assert "script" not in Words(page).tags and "\x1b" not in page
        assert not re.search(r"<img src=x|https?://|@import|url\((?!#)", page)


def test_its_style_reaches_nothing_else_in_the_notebook(visible):
    (style,) = re.findall(r"<style>(.*?)</style>", cell_html([visible], 0), re.DOTALL)
    rules = [line for line in style.strip().splitlines() if line]
    assert rules and all(
        part.strip().startswith(".autograder") for line in rules for part in line.partition("{")[0].split(",")
    )
