"""A closed slice gives what the whole program gives, and leaves out what nothing that is graded needs."""
# ruff: noqa: E501 - short programs in tables

import random
import warnings

import numpy as np
import pytest

from autograder.sandbox.child.loading import Loading
from autograder.submission.notebook import read_cells
from autograder.submission.slice import closed_slice

#: cells; the call that is graded; parts that must stand in the slice; parts that must not
CLOSED = {
    "a function and what draws with it": (
        ["import numpy as np", "def f(x):\n    return np.sin(x)", "y = [f(k) for k in range(9)]", "print(y)"],
        "f(1)", ["def f", "import numpy"], ["y =", "print"],
    ),
    "a global that is bound twice": (
        ["tau = 1", "def f(x):\n    return tau * x", "y = f(2)", "tau = 3"],
        "f(1)", ["tau = 1", "tau = 3"], ["y ="],
    ),
    "a function that is defined twice": (
        ["def f(x):\n    return 1", "a = f(1)", "def f(x):\n    return 2", "b = f(1)"],
        "f(1)", ["return 1", "return 2"], ["a =", "b ="],
    ),
    "a dictionary that is written to": (
        ["pars = {'tau': 1}", "def f(x):\n    return pars['tau'] * x", "pars['tau'] = 5", "y = f(3)"],
        "f(1)", ["= 5"], ["y ="],
    ),
    "a dictionary that another name writes to": (
        ["pars = {'tau': 1}\ndef f(x):\n    return pars['tau'] * x", "q = pars", "q['tau'] = 7", "r = dict(a=1)"],
        "f(1)", ["q['tau']"], ["r ="],
    ),
    "a dictionary that a function writes to": (
        ["pars = {'tau': 1}\ndef f(x):\n    return pars['tau'] * x",
         "def double(p):\n    p['tau'] = p['tau'] * 2", "double(pars)", "double({'tau': 3})", "z = f(1)"],
        "f(1)", ["double(pars)"], ["z ="],
    ),
    "a list that a method changes": (
        ["seen = []\ndef f(x):\n    return len(seen) + x", "seen.append(1)", "other = []", "other.append(2)"],
        "f(1)", ["seen.append"], ["other.append"],
    ),
    "a list inside a list": (
        ["inner = [1]\nouter = [inner]\ndef f(x):\n    return outer[0][0]", "inner[0] = 4", "w = [2]", "w[0] = 9"],
        "f(1)", ["inner[0] = 4"], ["w[0]"],
    ),
    "an array through a view": (
        ["import numpy as np\na = np.zeros(4)\ndef f(x):\n    return a.sum()", "b = a[1:]", "b[0] = 3",
         "c = a + 1", "c[0] = 8"],
        "f(1)", ["b[0] = 3"], ["c[0] = 8"],
    ),
    "an array that a loop fills": (
        ["import numpy as np\na = np.zeros(4)\ndef f(x):\n    return a.sum()", "for k in range(4):\n    a[k] = k",
         "v = np.zeros(4)\nfor k in range(4):\n    v[k] = f(k)"],
        "f(1)", ["a[k] = k"], ["v[k]"],
    ),
    "augmented assignment through another name": (
        ["a = [1]\ndef f(x):\n    return a", "b = a", "b += [2]", "c = 3", "c += 1"],
        "f(1)", ["b += [2]"], ["c += 1"],
    ),
    "numpy writes into an argument": (
        ["import numpy as np\na = np.arange(5.0)\ndef f(x):\n    return a.sum() * a[0]", "np.fill_diagonal(a[:1, None], 3)",
         "np.random.default_rng(0).shuffle(a)", "np.add(a, 1, out=a)", "np.add(a, 1)"],
        "f(1)", ["fill_diagonal", "shuffle", "out=a"], ["np.add(a, 1)\n"],
    ),
    "global in a function": (
        ["n = 0\ndef f(x):\n    return n\ndef step():\n    global n\n    n += 1", "step()", "print(n)"],
        "f(1)", ["step()"], ["print"],
    ),
    "global in a function that a function calls": (
        ["n = 0\ndef f(x):\n    return n\ndef step():\n    global n\n    n += 1",
         "def walk(times):\n    for _ in range(times):\n        step()", "walk(3)", "m = f(2)"],
        "f(1)", ["walk(3)"], ["m ="],
    ),
    "global in a function that is handed on": (
        ["n = 0\ndef f(x):\n    return n\ndef step(k):\n    global n\n    n += k",
         "for one in [step]:\n    one(3)", "do = {'step': step}", "do['step'](4)", "list(map(step, [1, 2]))"],
        "f(1)", ["one(3)", "do['step'](4)", "list(map"], [],
    ),
    "a graded function that counts its calls": (
        ["n = 0\ndef f(x):\n    global n\n    n += 1\n    return n", "a = f(1)", "b = 2"],
        "f(1)", ["a = f(1)"], ["b ="],
    ),
    "an attribute of a function": (
        ["def f(x):\n    return f.scale * x", "f.scale = 2", "g = f", "g.scale = 3", "h = f(2)"],
        "f(1)", ["f.scale = 2", "g.scale = 3"], ["h ="],
    ),
    "a closure": (
        ["def make(k):\n    store = [k]\n    def inner(x):\n        store.append(x)\n        return sum(store)\n    return inner",
         "f = make(2)", "a = f(5)", "b = make(3)", "c = 1"],
        "f(1)", ["a = f(5)"], ["c ="],
    ),
    "a closure over a list of the notebook": (
        ["store = [1]\ndef make(s):\n    return lambda x: sum(s) + x", "f = make(store)", "store.append(4)", "c = 1"],
        "f(1)", ["store.append(4)"], ["c ="],
    ),
    "a default that is changed": (
        ["def f(x, seen=[]):\n    seen.append(x)\n    return len(seen)", "a = f(1)", "c = 1"],
        "f(1)", ["a = f(1)"], ["c ="],
    ),
    "a decorator that counts": (
        ["calls = []\ndef counted(g):\n    def inner(x):\n        calls.append(x)\n        return g(x) + len(calls)\n    return inner",
         "@counted\ndef f(x):\n    return x", "a = f(1)", "c = 1"],
        "f(1)", ["a = f(1)", "@counted"], ["c ="],
    ),
    "a decorator that registers": (
        ["known = {}\ndef register(g):\n    known['f'] = g\n    return g", "@register\ndef one(x):\n    return 1",
         "@register\ndef two(x):\n    return 2", "def f(x):\n    return known['f'](x)", "c = f(1)"],
        "f(1)", ["def one", "def two"], [],
    ),
    "functools.partial": (
        ["from functools import partial\npars = {'a': 1}\ndef raw(p, x):\n    return p['a'] * x",
         "f = partial(raw, pars)", "pars['a'] = 6", "c = {'a': 2}", "c['a'] = 3"],
        "f(2)", ["pars['a'] = 6"], ["c['a'] = 3"],
    ),
    "functools.lru_cache": (
        ["from functools import lru_cache\ncalls = []\n@lru_cache\ndef f(x):\n    calls.append(x)\n    return len(calls)",
         "a = f(3)", "c = 1"],
        "f(4)", ["a = f(3)"], ["c ="],
    ),
    "a class": (
        ["class Neuron:\n    def __init__(self):\n        self.v = 0\n    def step(self):\n        self.v += 1\n        return self.v",
         "cell = Neuron()\ndef f(x):\n    return cell.step()", "cell.step()", "Neuron.scale = 2", "c = 1"],
        "f(1)", ["\ncell.step()", "Neuron.scale"], ["c ="],
    ),
    "a patched class": (
        ["class Neuron:\n    def step(self):\n        return 1", "def f(x):\n    return Neuron().step()",
         "def other(self):\n    return 2", "Neuron.step = other", "c = 1"],
        "f(1)", ["Neuron.step = other"], ["c ="],
    ),
    "an iterator that is used up": (
        ["numbers = iter(range(9))\ndef f(x):\n    return next(numbers)", "for one in numbers:\n    break", "c = 1"],
        "f(1)", ["break"], ["c ="],
    ),
    "an own generator": (
        ["import numpy as np\nrng = np.random.default_rng(1)\ndef f(x):\n    return rng.normal()", "a = rng.normal()",
         "np.random.seed(2)", "b = np.random.randn()"],
        "f(1)", ["a = rng"], ["seed", "b ="],
    ),
    "the shared generator": (
        ["import numpy as np\ndef f(x):\n    return np.random.normal()", "np.random.seed(2)", "a = np.random.randn()",
         "b = f(1)", "def noise():\n    return np.random.rand()", "c = noise()", "d = np.zeros(3)"],
        "f(1)", ["seed(2)", "a =", "b =", "c ="], ["d ="],
    ),
    "the shared generator under other names": (
        ["import numpy as np\nfrom numpy.random import normal\nimport numpy.random as npr\ndef f(x):\n    return normal()",
         "npr.seed(4)", "draw = np.random.rand", "draw()",
         "many = [np.random.rand, normal]", "many[0]()", "d = np.zeros(3)"],
        "f(1)", ["npr.seed", "\ndraw()", "many[0]"], ["d ="],
    ),
    "the generator of the standard library": (
        ["import random\ndef f(x):\n    return random.random()", "random.seed(4)", "d = [1]"],
        "f(1)", ["seed(4)"], ["d ="],
    ),
    "what numpy does about errors": (
        ["import numpy as np\ndef f(x):\n    return np.float64(1) / 0", "np.seterr(all='ignore')", "d = [1]"],
        "f(1)", ["seterr"], ["d ="],
    ),
    "filters of warnings": (
        ["import numpy as np, warnings\ndef f(x):\n    return np.float64(1) / 0", "warnings.simplefilter('ignore')", "d = 1"],
        "f(1)", ["simplefilter"], ["d ="],
    ),
    "settings of plots": (
        ["import matplotlib.pyplot as plt\ndef f(x):\n    return plt.rcParams['lines.linewidth']",
         "plt.rcParams['lines.linewidth'] = 7", "plt.rcParams.update({'lines.linewidth': 8})", "d = 1"],
        "f(1)", ["= 7", "update"], ["d ="],
    ),
    "settings of plots that nothing asks for": (
        ["import matplotlib.pyplot as plt\ndef f(x):\n    return x", "plt.rcParams['lines.linewidth'] = 7"],
        "f(1)", [], ["= 7"],
    ),
    "the environment and the folder": (
        ["import os\ndef f(x):\n    return os.environ['TAU']", "os.environ['TAU'] = '4'", "%env TAU=5", "d = 1"],
        "f(1)", ["= '4'", "TAU=5"], ["d ="],
    ),
    "a name that is bound in branches": (
        ["import sys\nif len(sys.argv) > 99:\n    k = 1\nelse:\n    k = 2", "try:\n    scale = 1 / 0\nexcept ZeroDivisionError:\n    scale = 4",
         "def f(x):\n    return k * scale", "d = 1"],
        "f(1)", ["k = 2", "scale = 4"], ["d ="],
    ),
    "names bound by with, for and walrus": (
        ["for last in range(3):\n    pass", "if (n := 4) > 3:\n    pass", "def f(x):\n    return last + n", "d = 1"],
        "f(1)", ["for last", "n := 4"], ["d ="],
    ),
    "a cell that a magic runs": (
        ["%%time\ndef f(x):\n    return 1\nslow = 2", "%%time\nother = 3"],
        "f(1)", ["def f", "slow = 2"], ["other"],
    ),
    "two statements on one line": (
        ["a = 1; b = 2\nc = 3", "def f(x):\n    return b"], "f(1)", ["a = 1; b = 2"], ["c = 3"],
    ),
    "what stands above in the same cell": (
        ["k = 1\ndef f(x):\n    return k", "[][1]\nk = 2", "k = 3 if k == 1 else 4", "d = 1"],
        "f(1)", ["[][1]"], ["d ="],
    ),
    "commands": (
        ["!pip install numpy\nfiles = !ls", "%matplotlib inline\n%config InlineBackend.x = 'a'", "%%bash\nls", "def f(x):\n    return 1"],
        "f(1)", ["def f"], ["pip", "bash", "config"],
    ),
    "a function that hides a built-in one": (
        ["def f(x):\n    return sum(x)", "def sum(x):\n    return 3", "d = 1"],
        "f([1])", ["return 3"], ["d ="],
    ),
    "results that a function makes": (
        ["import numpy as np\npars = {'E': -75.0}\ndef f(x):\n    v = np.zeros(3)\n    v[0] = pars['E']\n    return v",
         "v = f(1)", "v[0] = 20", "print(v)"],
        "f(1)", ["pars ="], ["v[0] = 20", "v = f(1)"],
    ),
}  # fmt: skip

DYNAMIC = {
    "exec": "exec('k = 2')",
    "eval": "eval('k')",
    "globals": "globals()['k'] = 2",
    "vars": "vars()['k'] = 2",
    "setattr": "setattr(f, 'k', 2)",
    "a name for exec": "run = exec",
    "del of a reached name": "del k",
    "del in a function": "def forget():\n    global k\n    del k\nforget()",
    "a star import": "from numpy import *",
    "%run": "%run other.py",
    "%pylab": "%pylab inline",
    "%reset": "%reset -f",
    "an attribute of a module": "import numpy as np\nnp.exp = np.cos",
    "an attribute of a module of a package": "import numpy as np\nnp.random.randn = np.cos",
    "a module as a value": "import numpy as np\nmodules = [np]",
    "threads": "import threading",
    "the caller's frame": "import sys\nsys._getframe().f_globals['k'] = 2",
    "the names of a function": "f.__globals__['k'] = 2",
    "the code of a function": "f.__code__ = (lambda x: 2).__code__",
    "the shell": "ip = get_ipython()\nip.ex('k = 2')",
    "the history": "k = Out",
    "an import by name": "import importlib\nnp = importlib.import_module('numpy')",
}


def load(cells, kind="notebook"):
    """Run cells as a child does; return what they bind."""
    random.seed(0)
    np.random.seed(0)
    told = [(cell.number, cell.line, cell.source.encode()) for cell in cells]
    loading = Loading({"name": "tried", "kind": kind, "cells": told, "skip": [], "stop": -1})
    loading.begin()
    loading.run(lambda _: None)
    return loading.namespace


@pytest.fixture(autouse=True)
def untouched(monkeypatch):
    import matplotlib

    monkeypatch.setenv("TAU", "3")
    settings = np.geterr()
    with matplotlib.rc_context(), warnings.catch_warnings():
        yield
    np.seterr(**settings)


def outcome(cells, call):
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            return repr(eval(call, load(cells)))
    except Exception as error:
        return repr(error)


@pytest.mark.parametrize("name", CLOSED)
def test_a_slice_gives_what_the_whole_gives_without_the_rest(name):
    sources, call, taken, left_out = CLOSED[name]
    cells = read_cells(sources, [], "a.ipynb").cells
    part = closed_slice(cells, "notebook", (), {"f"})
    text = "".join(f"\n{cell.source}\n" for cell in part or cells)
    assert [one for one in taken if one not in text] == []
    assert [one for one in left_out if one in text] == []
    assert (part is None) == (not left_out)
    assert outcome(part or cells, call) == outcome(cells, call)


@pytest.mark.parametrize("name", DYNAMIC)
def test_no_slice_of_a_program_that_can_reach_anything(name):
    answer = ["k = 1\ndef f(x):\n    return k", "unused = 1"]
    assert closed_slice(read_cells(answer, [], "a.ipynb").cells, "notebook", (), {"f"}) is not None
    cells = read_cells([*answer, DYNAMIC[name]], [], "a.ipynb").cells
    assert closed_slice(cells, "notebook", (), {"f"}) is None


def test_what_is_taken_keeps_its_lines():
    cells = read_cells(["a = 1\nb = 2\n\ndef f(x):\n    return b", "c = 3"], [], "a.ipynb").cells
    (part,) = closed_slice(cells, "notebook", (), {"f"})
    assert (part.number, part.source) == (1, "\nb = 2\n\ndef f(x):\n    return b")


def test_no_slice_where_a_graded_name_is_never_bound():
    cells = read_cells(["a = 1", "def f(x):\n    return 2"], [], "a.ipynb").cells
    assert closed_slice(cells, "notebook", (), {"f", "g"}) is None


def test_no_slice_where_nothing_can_be_left_out():
    cells = read_cells(["k = 1", "def f(x):\n    return k"], [], "a.ipynb").cells
    assert closed_slice(cells, "notebook", (), {"f"}) is None
