import json

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nbformat import v3, v4

from autograder.boundary.problems import Problem
from autograder.submission import notebook
from autograder.submission.cells import Cell
from autograder.submission.notebook import read_notebook


def said(found):
    """Return a problem, or several, in the words that a student reads."""
    if found is None or isinstance(found, Problem):
        return str(found or "")
    return type(found)(map(str, found))


def make(*sources, **metadata):
    cells = [v4.new_code_cell(source) for source in sources]
    return nbformat.writes(v4.new_notebook(cells=cells, metadata=metadata)).encode()


def raw(cells, **more):
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells, **more}).encode()


def code(source):
    return {"cell_type": "code", "source": source, "outputs": [], "metadata": {}, "execution_count": None}


def error(data):
    return said(read_notebook(data, "lab.ipynb").error)


def test_code_cells_are_counted_alone_and_from_one():
    cells = [
        v4.new_markdown_cell("# Title"),
        v4.new_code_cell("x = 1"),
        v4.new_raw_cell("raw"),
        v4.new_code_cell(""),
        v4.new_code_cell("def f():\n    return x"),
    ]
    found = read_notebook(nbformat.writes(v4.new_notebook(cells=cells)).encode(), "lab.ipynb")
    assert found.cells == (Cell(1, "x = 1"), Cell(3, "def f():\n    return x"))
    assert set(found.outline.bound) == {"x", "f"}
    assert said(found.error) == "" and said(found.problems) == ()


def test_format_3_keeps_its_cells_in_worksheets():
    first = v3.new_worksheet(cells=[v3.new_text_cell("raw", "hello"), v3.new_code_cell("x = 1\ny = 2")])
    second = v3.new_worksheet(cells=[v3.new_heading_cell("h"), v3.new_code_cell("z = 3")])
    book = v3.new_notebook(worksheets=[first, second])
    data = v3.writes_json(book).encode()
    assert [cell.source for cell in read_notebook(data, "a.ipynb").cells] == ["x = 1\ny = 2", "z = 3"]


def test_sources_are_text_or_lists_and_the_format_number_is_not_believed():
    cells = [code("x = 1"), code(["y = 2\n", "z = 3"]), code(["a = ", 4, None, "5"]), code(None)]
    cells.append({"cell_type": "code"})
    for number in (3, 4, 5, "5.1", None):
        found = read_notebook(raw(cells, nbformat=number), "a.ipynb")
        assert [cell.source for cell in found.cells] == ["x = 1", "y = 2\nz = 3", "a = 5"]


def test_magics_are_calls_and_written_files_kept():
    data = make("%matplotlib inline\nx = 1", "%%writefile h.py\ny = 2", "%%bash\nls")
    found = read_notebook(data, "a.ipynb")
    assert [cell.number for cell in found.cells] == [1, 3]
    assert found.cells[0].source == "get_ipython().run_line_magic('matplotlib', 'inline')\nx = 1"
    assert found.files == {"h.py": "y = 2\n"}


def test_a_broken_cell_is_named_and_stays():
    found = read_notebook(make("x = 1", "\ndef f(:\n    pass", "y = 2"), "lab.ipynb")
    assert len(found.cells) == 3 and said(found.error) == ""
    assert said(found.problems)[0].startswith("lab.ipynb, cell 2, line 2: syntax error: ")
    assert found.outline.broken == {"f"} and set(found.outline.bound) == {"x", "y"}


def test_definitions_in_text_cells_are_noticed():
    cells = [code("x = 1"), {"cell_type": "markdown", "source": ["def lif_dv(v):\n", "    return v"]}]
    assert read_notebook(raw(cells), "a.ipynb").text_names == {"lif_dv"}


def test_each_kind_of_broken_notebook_has_its_own_sentence():
    good = make("x = 1", "def f():\n    return 1")
    assert error(b"") == "lab.ipynb is empty (0 bytes)"
    assert error(b" \n") == "lab.ipynb is empty (blanks only)"
    assert "ends in the middle (line " in error(good[: len(good) // 2])
    assert "saved half-way" in error(b'{"cells": [{"cell_type": "co')
    assert "is not a notebook (not valid JSON at line 1, column 1)" in error(b"def f(): pass")
    assert "is damaged (not valid JSON at line 1, column 12" in error(b'{"cells": [}')
    for conflict in (b'{\n<<<<<<< HEAD\n "cells": []}', b'<<<<<<< HEAD\n{"cells": []}'):
        assert "merge conflict" in error(conflict)
    assert "binary data" in error(bytes(range(128, 256)))
    assert error(b"[1, 2]") == "lab.ipynb is not a notebook: its JSON is no object"
    for data in (b"{}", raw([]), raw("x"), raw([1, None])):
        assert error(data) == "lab.ipynb has no cells"
    assert error(raw([{"cell_type": "markdown", "source": "x"}])) == "lab.ipynb has no code cells"
    assert "nested too deeply" in error(b'{"cells": ' + b"[" * 200_000)
    assert "nested too deeply" in error(b'{"a":' * 200_000)


@pytest.mark.parametrize(
    ("metadata", "language"),
    [
        ({"kernelspec": {"name": "ir", "display_name": "R", "language": "R"}}, "R"),
        ({"kernelspec": {"name": "julia-1.9", "display_name": "Julia"}}, "Julia"),
        ({"language_info": {"name": "octave"}}, "octave"),
    ],
)
def test_other_languages_are_named(metadata, language):
    data = raw([code("x <- 1")], metadata=metadata)
    assert error(data) == f"lab.ipynb is written in {language}, not in Python"


@pytest.mark.parametrize(
    "metadata",
    [
        None,
        [],
        {"kernelspec": None},
        {"kernelspec": {"name": "ir", "language": "python"}},
        {"language_info": {"name": "ipython"}},
        {"kernelspec": {"name": "x"}, "language_info": {"name": 3}},
    ],
)
def test_python_kernels_of_any_name_are_python(metadata):
    assert error(raw([code("x = 1")], metadata=metadata)) == ""


def test_outputs_are_ignored_however_odd():
    cell = code("x = 1") | {"outputs": [{"data": {"image/png": "A" * 2_000_000}, "n": float("nan")}]}
    text = raw([cell]).replace(b'"metadata"', b'"big": ' + b"9" * 10_000 + b', "metadata"')
    assert read_notebook(text, "a.ipynb").cells == (Cell(1, "x = 1"),)


def test_too_many_values_and_too_much_code_are_refused_before_they_cost_memory(monkeypatch):
    assert "clear its outputs" in error(b'{"cells": [' + b"[]," * 600_000 + b"[]]}")
    assert "more code than is read" in error(make("x = 1\n" * 60_000))
    monkeypatch.setattr(notebook, "MAX_NOTEBOOK_BYTES", 100)
    assert "larger than" in error(make("x = 1"))


def test_half_characters_and_other_encodings_are_read():
    assert read_notebook(raw([code("x = '\ud800'")]), "a.ipynb").cells[0].source == "x = '?'"
    for encoding in ("utf-8-sig", "utf-16", "utf-32"):
        data = json.dumps({"cells": [code("x = 'ü😀'")]}, ensure_ascii=False).encode(encoding)
        assert read_notebook(data, "a.ipynb").cells[0].source == "x = 'ü😀'"


VALID = make("%pylab\nimport numpy", "def f(x):\n    return x % 2\nf?", language_info={"name": "python"})


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200))
def test_random_bytes_never_raise(data):
    read_notebook(data, "a.ipynb")
    read_notebook(b'{"cells": [' + data, "a.ipynb")


@settings(max_examples=500, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(VALID) - 1), st.integers(0, 255)), max_size=6))
def test_mutated_notebooks_never_raise(changes):
    data = bytearray(VALID)
    for at, value in changes:
        data[at] = value
    read_notebook(bytes(data), "a.ipynb")


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5) | st.sampled_from(["code", "raw", "%%"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["cells", "cell_type", "source", "input", "worksheets", "metadata", "kernelspec"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)


@settings(max_examples=300, deadline=None)
@given(JSON, JSON)
def test_notebooks_of_any_shape_never_raise(first, second):
    read_notebook(json.dumps(first).encode(), "a.ipynb")
    read_notebook(raw(first, metadata=second), "a.ipynb")
    read_notebook(raw([{"cell_type": "code", "source": first}, second]), "a.ipynb")
