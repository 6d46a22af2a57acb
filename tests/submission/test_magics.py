import ast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from IPython.core.inputtransformer2 import TransformerManager

from autograder.submission.magics import PYLAB, strip_magics

JUPYTER = TransformerManager()


def stripped(source):
    return strip_magics(source).source


class Inert(ast.NodeTransformer):
    """Makes of what IPython calls what the stripper leaves: pass, or None where a value is assigned."""

    def visit_Expr(self, node):
        return ast.copy_location(ast.Pass(), node) if self.is_front_end(node.value) else node

    def visit_Assign(self, node):
        if self.is_front_end(node.value):
            node.value = ast.copy_location(ast.Constant(None), node.value)
        return node

    @staticmethod
    def is_front_end(value):
        return "get_ipython" in ast.dump(value)


def places(source):
    """Where each statement stands and what it is; columns do not matter."""
    tree = Inert().visit(ast.parse(source))
    return [(node.lineno, ast.dump(node)) for node in ast.walk(tree) if isinstance(node, ast.stmt)]


SAME = [
    "x = 1",
    "%matplotlib inline",
    "!pip install numpy",
    "!!ls",
    "?len",
    "len?",
    "np.sum??",
    "files = !ls -l",
    "y = %who",
    "a, b = %history",
    "if x:\n    !ls\n    y = 2",
    "def g(v):\n    %load_ext x\n    return v % 2",
    "z = (3\n  % 2)",
    "w = [7\n\n, 8\n% 3]",
    "s = '''\n%matplotlib inline\n!ls\nwhat?\n'''",
    's = """a\\\n%b"""',
    "s = 'it\\\n%d' % 3",
    "print('100%?')",
    "# why?",
    "x = 4  # %d ?",
    "q = 7 \\\n  % 4",
    "p = 'a' if 1 != 2 else 'b'",
    "x %= 3",
    "m = 5 %2",
    "f'{x!r}'",
    "d = {'a': '=!', 'b': 3 % 2}",
    "print('%d' % x); x = 3;",
    "",
    "@property\ndef h(self): ...",
    "for i in range(3):\n    # %time\n    pass",
    "t = b'\\\\' + b'%'",
    "k = x == '!'",
    "lambda: (\n  '(')",
    "u = {\n'%': 1, # }\n}",
    "%time?",
    "v = f'''\n{x % 3}\n%no\n'''",
]


@pytest.mark.parametrize("source", SAME)
def test_a_cell_means_what_it_means_to_ipython(source):
    assert places(stripped(source)) == places(JUPYTER.transform_cell(source))


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(SAME), max_size=8))
def test_any_mixture_of_lines_means_what_it_means_to_ipython(parts):
    source = "x = 0\n" + "\n".join(parts)
    assert places(stripped(source)) == places(JUPYTER.transform_cell(source))


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from("%!?=x '\"\\\n\t()[]{}#,;/1a-nr."), max_size=60))
def test_any_text_keeps_its_number_of_lines_and_never_raises(source):
    assert stripped(source).count("\n") == source.count("\n")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("%time x = f(1)", "x = f(1)"),
        ("if a:\n    %time x = f(1)", "if a:\n    x = f(1)"),
        ("%timeit -n 10 -r3 -q f(-n)", "f(-n)"),
        ("%timeit -n", "-n"),
        ("%time", "pass"),
        ("%time !ls", "pass"),
        ("%time %time x", "pass"),
        ("x = %time f(1)", "x = f(1)"),
        ("x = %timeit -o f(1)", "x = f(1)"),
        ("%prun -s cumulative -l 10 f()", "f()"),
        ("%memit -r 1 f()", "f()"),
        ("%time f(1,\n  2)\n%x", "f(1,\n  2)\npass"),
        ("!ls \\\n  -l\nx = 1", "pass\n\nx = 1"),
        ("x = !ls \\\n  -l\ny = 1", "x = None\n\ny = 1"),
        ("%run helper.py", "from helper import *"),
        ("%run -i helper", "from helper import *"),
        ("if a:\n  %run helper.py", "if a:\n  pass"),
        ("%run other.ipynb", "pass"),
        ("%pylab inline", PYLAB),
        ("    x = 1\n    y = 2", "x = 1\ny = 2"),
        ("  %ls\n  y = 2", "pass\ny = 2"),
        (">>> x = 1\n>>> if x:\n...     y = 2", "x = 1\nif x:\n    y = 2"),
        ("In [1]: x = 1\n   ...: y = 2", "x = 1\ny = 2"),
        ("pip install numpy", ""),
        ("cd ..", ""),
        ("cd = 3", "cd = 3"),
        ("ls in x", "ls in x"),
        ("np.sum?  # what was it", "pass"),
        ("'never closed\n%ls", "'never closed\npass"),
        ("x)\n%ls", "x)\npass"),
    ],
)
def test_what_can_run_is_kept_and_the_rest_is_nothing(source, expected):
    assert stripped(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("%%time\nx = 1", "\nx = 1"),
        ("\n\n%%time\nx = 1", "\n\n\nx = 1"),
        ("%%timeit -n 3 y = 2\nx = y", "y = 2\nx = y"),
        ("%%capture out\n%%time\nx = 1\n!ls", "\n\nx = 1\npass"),
        ("%%time\n    x = 1", "\nx = 1"),
        ("%%bash\nls\ncd", "\n\n"),
        ("%%html\n<b>%</b>", "\n"),
        ("%%javascript\nalert(1)", "\n"),
        ("%%latex\n$x$", "\n"),
        ("%%unheard_of\nx", "\n"),
        ("# first\n%%bash\nx = 1", "# first\npass\nx = 1"),
        ("%%", ""),
    ],
)
def test_cell_magics_keep_their_body_only_when_it_runs_in_the_notebook(source, expected):
    assert stripped(source) == expected


def test_a_written_file_is_handed_back():
    found = strip_magics("%%writefile helper.py\ndef f():\n    return 1\n")
    assert found.source.strip() == ""
    assert found.files == {"helper.py": "def f():\n    return 1\n"}
    assert strip_magics('%%file -a "./a b.py"\nx').files == {"a b.py": "x"}
    assert strip_magics("%%writefile\nx").files == {}


def test_every_kind_of_line_end_is_a_line_end():
    assert stripped("%ls\r\nx = 1\ry = 2") == "pass\nx = 1\ny = 2"


@pytest.mark.parametrize(
    "source",
    [
        "%%time\n" * 20_000,
        "%time " * 40_000,
        "x = %time " * 20_000,
        "%%writefile a" + " " * 200_000 + "b",
        "'" * 200_000,
        '"""' * 60_000,
        "(" * 200_000,
        "x" * 200_000 + "?",
        "? " * 100_000,
        "\\\n" * 100_000,
        "=" * 200_000 + "!",
        "%timeit " + "-n 1 " * 50_000,
        "%prun " + "-l" * 100_000,
    ],
)
def test_hostile_cells_are_read_in_time_that_grows_with_their_size(source):
    assert stripped(source).count("\n") == source.count("\n")
