import ast
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from IPython.core.inputtransformer2 import TransformerManager

from autograder.submission.exported import embedded_source
from autograder.submission.magics import PYLAB, Written, add_written, strip_magics

JUPYTER = TransformerManager()


def stripped(source):
    return strip_magics(source).source


def places(source):
    """Where each statement stands and what it is; columns do not matter, nor do blanks in a command."""
    return [
        (node.lineno, re.sub(r" +", " ", ast.dump(node)))
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.stmt)
    ]


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
    "np.*sin?",
    "x = np.sin?",
    "d[0]??",
    ",f a b",
    ";f a b",
    "/f a b",
    "%env A=3",
    "%run -i a.py 'b c'",
    "x = %env A",
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
        ("%time", "pass"),
        ("%time !ls", "get_ipython().system('ls')"),
        ("%time %time x", "pass"),
        ("x = %time f(1)", "x = f(1)"),
        ("%prun -s cumulative -l 10 f()", "f()"),
        ("%memit -r 1 f()", "f()"),
        ("%time f(1,\n  2)\n%x", "f(1,\n  2)\nget_ipython().run_line_magic('x', '')"),
        ("!ls \\\n-l\nx = 1", "get_ipython().system('ls -l')\n\nx = 1"),
        ("x = !ls \\\n-l\ny = 1", "x = get_ipython().getoutput('ls -l')\n\ny = 1"),
        ("%pylab inline", PYLAB),
        ("    x = 1\n    y = 2", "x = 1\ny = 2"),
        (">>> x = 1\n>>> if x:\n...     y = 2", "x = 1\nif x:\n    y = 2"),
        ("In [1]: x = 1\n   ...: y = 2", "x = 1\ny = 2"),
        ("pip install numpy", "get_ipython().run_line_magic('pip', 'install numpy')"),
        ("cd ..", "get_ipython().run_line_magic('cd', '..')"),
        ("time x = 1", "x = 1"),
        ("cd = 3", "cd = 3"),
        ("ls in x", "ls in x"),
        ("np.sum?  # what was it", "get_ipython().run_line_magic('pinfo', 'np.sum')"),
        ("'never closed\nx?", "'never closed\nget_ipython().run_line_magic('pinfo', 'x')"),
    ],
)
def test_what_runs_in_the_notebook_stands_there_and_the_rest_is_a_command(source, expected):
    assert stripped(source) == expected


def test_a_variable_hides_a_command_without_its_sign():
    assert strip_magics("ls -l", {"ls", "l"}).source == "ls -l"
    assert strip_magics("ls -l", {"x"}).source == "get_ipython().run_line_magic('ls', '-l')"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("%%time\nx = 1", "\nx = 1"),
        ("\n\n%%time\nx = 1", "\n\n\nx = 1"),
        ("%%timeit -n 3 y = 2\nx = y", "get_ipython().run_cell_magic('timeit', '-n 3 y = 2', 'x = y\\n')\n"),
        ("%%capture\n%%time\nx = 1", "\n\nx = 1"),
        ("%%capture --no-stderr out\nx = 1", "out = get_ipython().capture()\nx = 1"),
        ("%%time\n    x = 1", "\nx = 1"),
        ("%%bash\nls\ncd", "get_ipython().run_cell_magic('bash', '', '')\n\n"),
        ("%%unheard_of a\nx", "get_ipython().run_cell_magic('unheard_of', 'a', '')\nx"),
        ("%%", "get_ipython().run_cell_magic('', '', '\\n')"),
    ],
)
def test_a_cell_magic_leaves_its_body_when_it_runs_in_the_notebook(source, expected):
    assert stripped(source) == expected


def test_a_written_file_is_handed_back():
    found = strip_magics("%%writefile helper.py\ndef f():\n    return 1\n")
    assert found.source.strip() == ""
    assert found.written == Written("helper.py", "def f():\n    return 1\n")
    assert strip_magics('%%file -a "./a b.py"\nx').written == Written("a b.py", "x", append=True)
    assert strip_magics("%%writefile\nx").written is None


def test_what_cells_append_to_a_file_comes_after_what_is_there():
    files = {}
    for source in ("%%writefile a.py\nx", "%%writefile -a a.py\ny", "%%writefile b.py\nz", "%%file b.py\nu"):
        add_written(files, strip_magics(source).written)
    assert files == {"a.py": "x\ny\n", "b.py": "u\n"}


def statement(source):
    return ast.parse(source).body[0]


def test_what_an_exported_magic_runs_is_seen():
    exported = "get_ipython().run_cell_magic('time', '', 'x = 1\\ny = 2\\n')"
    assert embedded_source(statement(exported))[0].strip() == "x = 1\ny = 2"
    assert embedded_source(statement("get_ipython().run_line_magic('time', 'x = 1')")) == ("x = 1", "")
    assert embedded_source(statement("get_ipython().magic(u'time x = 1')")) == ("x = 1", "")
    assert embedded_source(statement("get_ipython().run_line_magic('run', '-i ./a/b.py 1')")) == (
        "",
        "a/b.py",
    )
    for other in ("f()", "x = 1", "get_ipython().run_line_magic(name, '')", "get_ipython().system('ls')"):
        assert embedded_source(statement(other)) == ("", "")


def test_every_kind_of_line_end_is_a_line_end():
    assert stripped("\r\nx = 1\ry = 2") == "\nx = 1\ny = 2"


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
