import warnings

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.boundary.problems import Problem
from autograder.submission.outline import CodeError, merge, outline_of, outline_of_broken, parse
from autograder.submission.source import MAX_SOURCE, read_source


def said(found):
    """Return a problem, or several, in the words that a student reads."""
    if found is None or isinstance(found, Problem):
        return str(found or "")
    return type(found)(map(str, found))


CODE = "# ü\ndef lif_dv(v, I, pars):\n    return v\n"


def error(data, name="lif_update.py"):
    return said(read_source(data, name).error)


@pytest.mark.parametrize(
    "data",
    [
        CODE.encode(),
        b"\xef\xbb\xbf" + CODE.encode(),
        CODE.encode("utf-16"),
        CODE.encode("utf-32"),
        CODE.replace("\n", "\r\n").encode(),
        CODE.replace("\n", "\r").encode(),
        b"# coding: latin-1\n" + CODE.encode("latin-1"),
        b"#!/usr/bin/python\r\n# -*- coding: cp1252 -*-\r\n" + CODE.encode("cp1252"),
        b"\n# vim: set fileencoding=ISO_8859-15 :\n" + CODE.encode("iso-8859-15"),
        b"# coding: utf8\n" + CODE.encode(),
        b"x = 1\n# coding: latin-1\n# coding: utf-7\n" + CODE.encode(),
        b'"""# coding: utf-7"""\n' + CODE.encode(),
    ],
)
def test_text_in_every_honest_encoding_is_read(data):
    source = read_source(data, "a.py")
    assert said(source.error) == ""
    assert CODE in source.text
    assert "lif_dv" in source.outline.bound


@pytest.mark.parametrize("name", ["utf-7", "rot13", "unicode_escape", "raw_unicode_escape", "x.y", "cp037"])
def test_encodings_that_could_hide_code_are_refused(name):
    assert f"declares the encoding {name.replace('_', '-')}" in error(f"# coding: {name}\nx = 1\n".encode())
    assert "not accepted" in error(f"\n# coding={name}\nx = 1\n".encode())


def test_each_kind_of_broken_file_has_its_own_sentence():
    assert error(b"") == "lif_update.py is empty (0 bytes)"
    assert error(b" \n\t\n") == "lif_update.py is empty (blanks only)"
    assert error(b"x = 1\ny = '\xe9'\n") == "lif_update.py is not UTF-8 text (line 2): save it as UTF-8"
    assert error(b"# coding: iso-8859-12\n") == (
        "lif_update.py declares the encoding iso-8859-12, which does not exist: save it as UTF-8"
    )
    assert error(b"x\0y") == error(bytes(range(256))) == "lif_update.py holds binary data, not Python text"
    assert error(b"\x01\xfe\x02") == "lif_update.py holds binary data, not Python text"
    assert "a zip archive" in error(b"PK\x03\x04...")
    assert "a PDF document" in error(b"%PDF-1.4")
    assert "a web page" in error(b"<!DOCTYPE html>")
    assert error(b'{\n "cells": [],') == "lif_update.py is a notebook: its name must end in .ipynb"
    assert "larger than 256 KiB" in error(b"x = 1\n" * MAX_SOURCE)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("x = “a”", 'the sign “ (U+201C, left double quotation mark) cannot stand in code: type " instead'),
        ("x = 3 \u2212 1", "the sign \u2212 (U+2212, minus sign) cannot stand in code: type - instead"),
        ("def f():\n\u00a0   x", "invisible sign U+00A0 (no-break space) cannot stand in code: type a blank"),
        ("\u200bx = 1", "the invisible sign U+200B (zero width space) cannot stand in code: delete it"),
        ("x = 3 € 4", "the sign € (U+20AC, euro sign) cannot stand in code: x = 3"),
    ],
)
def test_a_sign_that_no_code_may_hold_is_named_with_what_to_type(code, said):
    assert said in error(code.encode())


def test_a_syntax_error_is_named_with_its_line_and_the_line():
    found = error(b"def f():\n    return (1\n")
    assert found.startswith("lif_update.py: syntax error at line 2: '(' was never closed: return (1")
    assert "syntax error at line 1" in error(b"print 'x'\n")
    assert "syntax error at line 2" in error(b"if 1:\nx = 2\n")
    assert len(error(b"x = (" + b"'a', " * 3000 + b"\n")) < 400
    assert error(b"x = '\x1b[31m\n").isprintable()


@pytest.mark.parametrize(
    "text",
    [
        "x = " + "(" * 300,
        "x = " + "-" * 100_000 + "1",
        "x = " + "a." * 90_000 + "b",
        "x = " + "9" * 5000,
        "x = " + "[" * 90 + "]" * 90,
        "if a:\n b\n" + "elif a:\n b\n" * 20_000,
        "lambda: " * 30_000 + "0",
        "f'" + "{a}" * 60_000 + "'",
        "import " + "a." * 60_000 + "b",
        "from " + "." * 100_000 + " import b",
    ],
)
def test_sources_made_to_break_a_parser_give_a_sentence_or_an_outline(text):
    source = read_source(text.encode(), "a.py")
    assert said(source.error) or source.outline


def test_long_tables_of_numbers_are_no_dotted_names():
    assert error(b"x = '''\n" + b"0.5 1.5\n" * 10_000 + b"'''\n") == ""


def test_names_bound_at_module_level_are_found_wherever_they_stand():
    text = """
if True:
    def a(): ...
else:
    async def b(): ...
try:
    from .x import c as d, e
except ImportError:
    f = lambda: 0
finally:
    with open("x") as y:
        class G: ...
h, (i, *j) = k = 1, (2, 3)
l: int = 3
m: int
import n, o.p as q
from r import *
for s in t:
    while u:
        def v():
            def w(): import x
            import z
match s:
    case 1:
        aa = 2
class B:
    def inside(self): ...
"""
    outline = outline_of(parse(text))
    assert set(outline.bound) == set("abdefGhijklqvB") | {"aa"}
    assert outline.defined == set("abfGhijklvB") | {"aa"}
    assert set(outline.inner) == {"w", "inside"}
    assert outline.stars == {"r"}
    assert outline.imports == {".x", ".x.c", ".x.e", "n", "o.p", "r", "x", "z"}


def test_what_a_broken_source_tries_to_define_is_known():
    text = "def lif_dv(v, I):\n    return (v\n\nasync def g (x):\n    pass\n"
    assert isinstance(parse(text), CodeError) and outline_of_broken(text).broken == {"lif_dv", "g"}


def test_outlines_of_one_namespace_add_up():
    first = outline_of(parse("import a\ndef f(): ...\n"))
    second = outline_of(parse("\nfrom b import *\nf = g = 1\n"))
    both = merge({3: first, 5: second})
    assert dict(both.bound) == {"f": 3, "g": 3}
    assert both.imports == {"a", "b"} and both.stars == {"b"}
    assert both.cells == {"f": 5, "g": 5}


def test_reading_leaves_the_warning_filters_alone():
    before = list(warnings.filters)
    assert said(read_source(b"x = '\\d'\nassert (x, 'always')\n", "a.py").error) == ""
    assert warnings.filters == before


@settings(max_examples=300, deadline=None)
@given(
    st.binary(max_size=200),
    st.sampled_from([b"", b"\xff\xfe", b"\xef\xbb\xbf", b"# coding: latin-1\n", b"x = '"]),
)
def test_random_bytes_never_raise(data, start):
    read_source(start + data, "a.py")


def test_commands_of_a_notebook_in_a_script_are_read_as_in_a_notebook():
    found = read_source(b"!pip install x\n%config A.b = 1\ndef f():\n    return 1\n", "a.py")
    assert found.error is None and dict(found.outline.bound) == {"f": 3}
    assert "get_ipython().system('pip install x')" in found.cells[0].source


EXPORTS = [
    "# In[3]:\n\nx = (1\n\n# In[ ]:\n!ls\ndef f(): pass\n",
    "# %% [markdown]\n# text\n# %% a title\nx = (1\n#%%\n%%time\ndef f(): pass\n",
    "# Databricks notebook source\nx = (1\n# COMMAND ----------\n%pip install y\ndef f(): pass\n",
]


@pytest.mark.parametrize("text", EXPORTS)
def test_a_broken_cell_of_an_exported_notebook_leaves_the_others(text):
    found = read_source(text.encode(), "a.py")
    line = text.split("\n").index("x = (1") + 1
    assert found.error is None and f"a.py: syntax error at line {line}" in str(found.problems[0])
    assert found.outline.bound == {"f": text.split("\n").index("def f(): pass") + 1}


def test_an_exported_notebook_of_which_nothing_can_be_read_says_why():
    found = read_source(b"# %%\nx = (1\n# %%\ny = (2\n", "a.py")
    assert "syntax error at line 2" in str(found.error)


def test_a_letter_with_thousands_of_accents_is_refused_before_python_puts_them_in_order():
    accents = "\u0301\u0316" * 30_000
    source = read_source(f"def isi_cv(t): return a{accents}".encode(), "cv_isi.py")
    assert source.error is not None and "more accents" in str(source.error)


def test_marks_that_only_their_compatible_forms_show_are_counted_too():
    assert isinstance(parse("a" + "\u0301\uff9e\u0f73" * 500), CodeError)


@pytest.mark.parametrize(
    "name", ["größe", "na\u0308me", "กำลัง", "ตัวแปร", "संख्या", "é\u0301\u0323", "변수", "אִישׁ"]
)
def test_names_of_all_writings_are_read(name):
    assert not isinstance(parse(f"{name} = 1\ntext = '{name * 100}'"), CodeError)


@pytest.mark.parametrize(
    "text",
    [
        "function v = run_lif(I, dt)\n  v = I;\nend\n",
        "function [v, s] = run_lif(I)\n  v = I;\n",
        "v = zeros(1, 100);\n  for i = 2:100\n    v(i) = 1;\n  end\n",
        "function run_lif(I, dt)\n    v = I\nend\n",
    ],
)
def test_another_language_is_recognised(text):
    assert "looks like MATLAB or Julia" in parse(text).text


@pytest.mark.parametrize("text", ["x = (1\n", "def f(x)\n    return x\n", "end = 2\nfunction = 3\nx ="])
def test_a_syntax_error_alone_is_no_other_language(text):
    assert "looks like" not in parse(text).text
