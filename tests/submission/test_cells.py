import ast

import pytest

from autograder.submission.cells import Cell, split_script
from autograder.submission.source import read_source


def pieces(text):
    return [(cell.line, cell.source) for cell in split_script(text, ast.parse(text))]


def test_what_only_defines_and_imports_is_one_piece():
    text = '"""A file."""\nimport numpy as np\nfrom math import pi\nTAU = 2.0\n\n\ndef f(x):\n    return x\n'
    assert pieces(text) == [(1, text)]


def test_a_statement_that_may_take_its_time_is_a_piece_of_its_own():
    text = "import numpy as np\nx = np.arange(9)\ndef f():\n    return x\nfor i in x:\n    f()\ny = 1\n"
    assert [line for line, _ in pieces(text)] == [1, 2, 3, 5, 7]


@pytest.mark.parametrize(
    "text",
    [
        "# before\n\nx = f()  # why\n\n@g()\n@h\ndef k(): pass\n# after",
        "x = f(); y = g()\nz = 1",
        "x = f(1,\n  2); y = g(\n); z = 3\nimport helper",
        "s = '''\n\n''' + f()\n\f\ndef g(): pass\n",
        "x = f()",
        "",
        "# only a comment",
    ],
)
def test_the_pieces_are_the_whole_file_and_every_one_can_be_parsed(text):
    found = pieces(text)
    assert "\n".join(source for _, source in found) == text
    for line, source in found:
        assert text.split("\n")[line - 1 :][: source.count("\n") + 1] == source.split("\n")
        ast.parse(source)


def test_a_file_is_read_with_its_pieces():
    cells = read_source(b"import numpy\nx = f()\n", "a.py").cells
    assert cells == (Cell(0, "import numpy", 1), Cell(0, "x = f()\n", 2))
    assert [cell.label for cell in cells] == ["line 1", "line 2"]


def test_a_plot_under_a_main_test_is_no_work():
    text = "def f(): pass\nif __name__ == '__main__':\n    plot(f())\nif '__main__' == __name__:\n    f()\n"
    assert len(pieces(text)) == 1
