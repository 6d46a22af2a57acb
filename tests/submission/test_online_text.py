import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.submission.online_text import MAX_PAGE, code_of_page

CODE = """import numpy as np

def isi_cv(times):
    isi = np.diff(times)
    if isi.size < 2 and 3 > 2:
        return isi, "none"
    return isi, isi.std() / isi.mean()
"""
NAME = "onlinetext.html"


def shown(code, line, blank="&nbsp; "):
    """Write code as an editor of texts does: a paragraph or a break a line, blanks that do not collapse."""
    for sign, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        code = code.replace(sign, entity)
    lines = [text.replace("  ", blank) for text in code.splitlines()]
    return "".join(line.format(text) for text in lines)


def read(page, name=NAME):
    found = code_of_page(name, page.encode())
    return found and (found[0], found[1].decode())


PAGES = {
    "breaks": "<p>" + shown(CODE, "{}<br>") + "</p>",
    "breaks and line ends": '<p dir="ltr">' + shown(CODE, "{}<br />\n") + "</p>",
    "paragraphs": shown(CODE, '<p style="text-align: left;">{}</p>'),
    "non-breaking letters": shown(CODE, "<div>{}</div>", "\xa0\xa0"),
    "listing": "<p>Hello, this is my answer:</p><pre><code>" + shown(CODE, "{}\n", "  ") + "</code></pre>",
    "a page around it": "<!DOCTYPE html><html><head><title>x = 1</title><style>p {}</style></head><body>\n<p>"
    + shown(CODE, "{}<br>")
    + "</p></body></html>",
    "after some words": "<p>Hello,</p><p>this is my answer:</p>" + shown(CODE, "<p>{}</p>"),
    "typed as plain text": "<html><body>" + shown(CODE, "{}\n", "  ") + "</body></html>",
    "coloured": "<pre>" + shown(CODE, "{}\n", "  ").replace("import", "<b>import</b>", 1) + "</pre>",
}


@pytest.mark.parametrize("kind", PAGES)
def test_code_is_found_however_the_editor_wrote_it_down(kind):
    name, text = read(PAGES[kind])
    assert name == "onlinetext.py"
    assert [line for line in text.splitlines() if line] == [line for line in CODE.splitlines() if line]


def test_quotes_that_the_editor_made_round_are_straightened_where_nothing_parses_otherwise():
    assert read("<p>x = “a”</p>") == ("onlinetext.py", 'x = "a"\n')
    assert read('<p>x = "“a”"</p>') == ("onlinetext.py", 'x = "“a”"\n')


def test_code_with_an_error_stays_code_so_that_its_author_hears_of_it():
    name, text = read("<p>My answer:</p><p>def isi_cv(times)<br>&nbsp; return 1</p>")
    assert name == "onlinetext.py" and text == "My answer:\ndef isi_cv(times)\n  return 1\n"


def test_a_pasted_notebook_is_a_notebook():
    page = '<p>{"cells": [{"cell_type": "code", "source": "x = 1"}], "nbformat": 4}</p>'
    assert read(page)[0] == "onlinetext.ipynb"


@pytest.mark.parametrize(
    "page",
    ["", "<p></p>", "<p>Done</p>", "<p>I could not, sorry.</p>", "<p>Class of 2026</p>", "<p>3 + 4</p>"],
)
def test_words_are_no_code(page):
    assert read(page) is None


def test_only_the_page_of_a_text_box_is_looked_at():
    page = PAGES["breaks"]
    assert read(page, "Ana_1/OnlineText.html")[0] == "Ana_1/OnlineText.py"
    assert read(page, "text.html")[0] == "text.py"
    assert read(page, "cv_isi.html") is None and read(page + " " * MAX_PAGE) is None


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="<>/pre bdif(:)=\n\xa0&;!-", max_size=60), st.binary(max_size=20))
def test_no_page_raises(page, data):
    code_of_page(NAME, page.encode() + data)
