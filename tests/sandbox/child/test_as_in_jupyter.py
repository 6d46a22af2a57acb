"""IPython's own shell is the oracle: a notebook binds in ours what it binds there."""

import contextlib
import io
import os
import random
import sys
from pathlib import Path

import pytest
from IPython.core.interactiveshell import InteractiveShell

from autograder.sandbox.child.captured import Nothing
from autograder.sandbox.child.loading import Loading
from autograder.submission.notebook import read_cells

#: what only one of the two has, or has in a form of its own
APART = {
    "get_ipython",
    "exit",
    "quit",
    "open",
    "display",
    "In",
    "_ih",
    "_dh",
    "_i",
    "_ii",
    "_iii",
    "figsize",
    "getfigs",
}
KEPT = {"__", "___", "__annotations__"}

NOTEBOOKS = [
    ("x = 1\nx + 1", "_ + 3", "Out[1]; y = _1", "z = [__, ___]"),
    ("x = 1;\nx;", "y = _"),
    ("x = [1]\nx  # shown;", "y = _"),
    ("_ = 5\n7", "x = _"),
    ("None", "x = _"),
    ("3", "for i in range(2): i", "x = _"),
    ("In[1]", "n = len(In)", "m = In[1]"),
    ("1", "", "  ", "2", "n = sorted(Out)"),
    ("# only a comment", "5", "n = sorted(Out)"),
    ("'a string'", "x = _.upper()"),
    ("Out", "x = len(Out)"),
    ("import asyncio\nawait asyncio.sleep(0)\ny = 2",),
    ("async def g():\n    return 4\nr = await g()\nr", "s = _"),
    ("async def g():\n    for i in range(3):\n        yield i\nx = [i async for i in g()]",),
    ("import asyncio\nx = await asyncio.gather(*(asyncio.sleep(0.001, i) for i in range(3)))",),
    ("import asyncio\nasync def f(): return 1\nx = asyncio.run(f())",),
    ("import asyncio\nt = await asyncio.to_thread(sum, [1, 2])",),
    ("import asyncio\nasync with asyncio.timeout(1):\n    x = 1",),
    ("await 3", "y = 1"),
    ("from __future__ import annotations", "def f(a: nope): pass\nq = f.__annotations__"),
    ("x = 1\nfrom __future__ import annotations\ndef f(a: nope): pass\nq = f.__annotations__",),
    ("1 / 0\nb = 2", "c = 3"),
    ("a = 1\nraise SystemExit\nb = 2", "c = 3"),
    ("def f(:\n    pass", "c = 3"),
    ("x = 1\n  y = 2", "c = 3"),
    ("    x = 1\n    y = 2",),
    (">>> x = 1\n>>> if x:\n...     y = 2",),
    ("%%time\nx = 3\nx", "y = _"),
    ("%%time\n1 / 0\nz = 1", "y = 2"),
    ("%time x = 5", "y = %time 3 + 4"),
    ("x = [1]\n%time x.append(2)", "n = len(x)"),
    ("%%timeit -n1 -r1\nz = 3", "y = 1"),
    ("%%timeit -n1 -r1 q = 3\nz = q", "y = 1"),
    ("x = []\n%timeit -n1 -r1 x.append(1)", "y = 1"),
    ("%timeit -n1 -r1 q = 3", "y = 1"),
    ("%%capture out\nprint('hi')", "s = out.stdout\nt = str(out)\ndel out"),
    ("%%capture\nx = 1\nprint(x)", "y = x"),
    ("%%capture --no-display out\nprint('a')", "s = out.stdout\ndel out"),
    ("%%capture out\nprint('a')\n1 / 0", "s = out.stdout[:2]\ndel out"),
    ("%%capture out\n%time x = 1\ny = 2", "del out"),
    ("%%prun -q\nx = 1", "y = x"),
    ("%env AB=3\nimport os\nv = os.environ['AB']", "w = %env AB"),
    ("%env AB 4", "import os\nv = os.environ['AB']"),
    ("%set_env AB=5", "import os\nv = os.environ['AB']"),
    ("%env AB='q'", "w = %env AB"),
    ("%%writefile t1.py\nA = 1", "from t1 import *"),
    ("%%writefile t2.py\nA = 1", "%%writefile -a t2.py\nB = 2", "from t2 import A, B"),
    ("%%file 't 3.py'\nA = 1", "from pathlib import Path\nx = Path('t 3.py').read_text()"),
    ("%%writefile t4.py\nA = 1\n%time\n!ls", "from pathlib import Path\nx = Path('t4.py').read_text()"),
    ("%%writefile t5.py\nimport sys\nargs = sys.argv[1:]\n_h = 1\nn = __name__", "%run t5.py a 'b c' \"d\""),
    ("%%writefile t6.py\nx = y + 1", "y = 2", "%run -i t6.py"),
    ("%%writefile t7.py\nif __name__ == '__main__':\n    x = 1\nz = 2", "%run -n t7"),
    ("%%writefile t8.py\nx = 1\nraise SystemExit\ny = 2", "%run t8.py", "z = 1"),
    ("%%writefile t9.py\nx = 1\n1 / 0", "%run t9.py\nw = 1", "z = 1"),
    ("%run not_there.py", "z = 1"),
    ("import os\nos.makedirs('sub', exist_ok=True)\n%cd sub\nx = os.path.basename(os.getcwd())\n%cd ..",),
    ("import os\nos.makedirs('a b')", "cd 'a b'", "x = os.path.split(os.getcwd())[1]", "cd .."),
    ("%cd not_there", "x = 1"),
    ("x = %pwd\nimport os\ny = x == os.getcwd()\ndel x",),
    ("x = 3\n%xdel x", "y = 1"),
    ("x = 3\n%reset -f", "y = 1"),
    ("aa = 1\nbb = 'x'", "w = %who_ls", "v = %who_ls int"),
    ("%load_ext autoreload\n%autoreload 2\nx = 1",),
    ("%matplotlib agg\nx = 1",),
    ("%precision 3\nx = 2", "%pdb off\ny = 1"),
    ("np = 1\nnp.real?", "k = 2"),
    ("?len", "k = 2"),
    ("len??\nk = 2",),
    ("x = 1\nx.*real*?", "k = 2"),
    ("%time?", "k = 2"),
    ("ls = 3", "ls", "u = _"),
    ("time x = 5",),
    ("env AB=7", "import os\nx = os.environ['AB']"),
    ("get_ipython().run_cell_magic('time', '', 'x = 4\\nx')", "y = _"),
    ("get_ipython().run_line_magic('time', 'q = 4')",),
    ("get_ipython().run_cell_magic('capture', 'out', 'print(1)\\nx = 2')", "s = out.stdout\ndel out"),
    ("x = get_ipython().run_line_magic('who_ls', '')",),
    ("get_ipython().run_cell('x = 1\\ny = 2');", "z = x"),
    ("get_ipython().push({'x': 3})", "y = x"),
    ("x = get_ipython().ev('1 + 2')\nget_ipython().ex('y = 5')",),
    ("get_ipython().user_ns['x'] = 4", "y = x"),
    ("%%script false --no-raise-error\nx = 1", "y = 2"),
    ("%%html\n<b>%</b>", "y = 2"),
    ("%%javascript\nalert(1)", "y = 2"),
    ("%%latex\n$x$", "y = 2"),
    ("%%markdown\n# a", "y = 2"),
    ("s = '''\n%matplotlib inline\n!ls\n'''", "t = s.count('\\n')"),
    ("def f(v):\n    %precision 3\n    return v % 2", "x = f(3)"),
    ("def f(a, b): return a + b", ",f x y", "z = _"),
    ("def f(a): return a", ";f x y", "z = _"),
    ("def f(a): return a\nb = 3", "/f b", "z = _"),
    ("if True:\n    %env AB=9\n    x = 1",),
    ("x = 5\nx %= 3\ny = 7 \\\n  % 4",),
    ("%pylab agg", "x = float(sin(0)) + np.pi\nok = plt is pyplot\nn = 'linspace' in globals()"),
    ("class A:\n    x: int = 3\ny: 'str' = 'a'", "z = __annotations__"),
    ("import inspect\ndef f(): return 1", "x = f.__module__\ny = __name__"),
    ("x = (y := 3) + 1", "print", "z = _ is print"),
]  # fmt: skip


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    monkeypatch.delenv("AB", raising=False)
    modules = set(sys.modules)
    kept = {name: sys.modules.get(name) for name in ("__main__",)}
    yield
    os.environ.pop("AB", None)
    for name in set(sys.modules) - modules:
        if len(name) == 2 and name.startswith("t"):
            del sys.modules[name]
    sys.modules.update(kept)


def quiet():
    streams = contextlib.ExitStack()
    streams.enter_context(contextlib.redirect_stdout(io.StringIO()))
    streams.enter_context(contextlib.redirect_stderr(io.StringIO()))
    return streams


def in_jupyter(cells):
    InteractiveShell.clear_instance()
    shell = InteractiveShell.instance()
    shell.system = shell.getoutput = lambda *args, **kwargs: Nothing()
    shell.enable_gui = lambda *args, **kwargs: None
    with quiet():
        for cell in cells:
            if cell.strip():
                shell.run_cell(cell, store_history=True)
    InteractiveShell.clear_instance()
    return seen(shell.user_ns)


def in_ours(cells):
    read = read_cells(cells, (), "a.ipynb")
    for name, text in read.files.items():
        Path(name).write_text(text)
    pieces = [(cell.number, cell.line, cell.source.encode()) for cell in read.cells]
    loading = Loading({"kind": "notebook", "name": "a", "cells": pieces, "skip": [], "stop": -1})
    with quiet():
        loading.begin()
        loading.run(lambda _: None)
    return seen(loading.namespace)


def seen(namespace):
    """What names are bound to, as text; functions and modules by their names."""
    names = [
        name
        for name in namespace
        if name not in APART and not name.startswith("_i") and (not name.startswith("__") or name in KEPT)
    ]
    labels = {name: getattr(namespace[name], "__name__", None) for name in names}
    return {name: labels[name] or repr(namespace[name]) for name in names}


def agree(cells):
    wanted = in_jupyter(cells)
    for name in list(sys.modules):
        if len(name) == 2 and name.startswith("t"):
            del sys.modules[name]
    os.environ.pop("AB", None)
    assert in_ours(cells) == wanted


@pytest.mark.parametrize("cells", NOTEBOOKS, ids=lambda cells: cells[0][:40])
def test_a_notebook_binds_what_it_binds_in_jupyter(cells):
    agree(cells)


def test_there_are_enough_notebooks_to_speak_of_an_oracle():
    assert len(NOTEBOOKS) >= 80


#: notebooks whose cells do not depend on their numbers, to be mixed
MIXED = [
    cells
    for cells in NOTEBOOKS
    if not any(word in " ".join(cells) for word in ("_", "Out", "In[", "reset", "future", "pylab"))
]


@pytest.mark.parametrize("seed", range(40))
def test_any_mixture_of_notebooks_binds_what_it_binds_in_jupyter(seed):
    draw = random.Random(seed)
    agree([cell for cells in draw.sample(MIXED, 5) for cell in cells])


def test_what_cannot_run_here_gives_nothing_and_says_so(capsys):
    read = read_cells(
        ["x = !ls\nn = len(x)\n!pip install y\n%pip install z\nm = 1", "%%magic_of_theirs\nk = 1"], (), "a"
    )
    pieces = [(cell.number, cell.line, cell.source.encode()) for cell in read.cells]
    loading = Loading({"kind": "notebook", "name": "a", "cells": pieces, "skip": [], "stop": -1})
    loading.begin()
    loading.run(lambda _: None)
    found = loading.namespace
    assert (found["x"], found["n"], found["m"], found["k"], loading.troubles) == ([], 0, 1, 1, [])
    assert capsys.readouterr().out.splitlines() == [
        "(!ls: shell commands do not run here, so it gave nothing)",
        "(!pip install y: shell commands do not run here, so it gave nothing)",
        "(!pip install z: shell commands do not run here, so it gave nothing)",
        "(%%magic_of_theirs: this command is not known here, so it gave nothing)",
    ]
