"""What of a program is kept when parts of it fail, and what is said of what is missing."""

import sys
from pathlib import Path

import pytest

from autograder.boundary.outputs import Failed, Raised, Returned
from autograder.boundary.wanted import Wanted
from autograder.compare import exact
from autograder.course.plan import make_plan
from autograder.course.spec import Call, Check, Exercise, Limits
from autograder.sandbox.forkserver.runner import ForkedRunner
from autograder.sandbox.portable import PortableRunner
from autograder.submission.program import make_program
from autograder.submission.submission import submission_of

ROOT = Path(__file__).resolve().parents[3]
RIGHT = "\ndef f(x):\n    return 2 * x\n"
CHECK = Check(id="c", points=1, call=Call("f", 3.0), expect=exact())
PLAN = make_plan(Exercise(slug="answer", title="answer", checks=(CHECK,)))


@pytest.fixture(scope="module", params=["forked", "portable"])
def runner(request):
    runner = PortableRunner() if request.param == "portable" else ForkedRunner(warm=True)
    yield runner
    runner.close()


def run(runner, text, **files):
    handed_in = {"answer.py": text.encode(), **{f"{name}.py": body.encode() for name, body in files.items()}}
    program, _ = make_program(submission_of("s", handed_in), "answer", Wanted({"f": ("x",)}), {}, None)
    return runner.run(program, PLAN, Limits())


def call(runner, text, **files):
    return run(runner, text, **files).outputs[0]


KEPT = {
    "a theme": "import seaborn as sns\nsns.set_theme()\npalette = sns.color_palette('viridis', 8)[0]",
    "a package that nothing needs": "import xarray as xr\nd = xr.Dataset({'a': [1]})\nd['b'] = d['a'] * 2",
    "a network": (
        "import torch.nn as nn\n"
        "class Net(nn.Module):\n"
        "    def __init__(self):\n"
        "        super().__init__()\n"
        "Net()"
    ),
    "a window": (
        "from psychopy import visual, event\nwin = visual.Window([8, 6])\nfor key in event.waitKeys(): pass"
    ),
    "a request": (
        "import requests\nr = requests.get('https://a.b')\nwith open('d', 'wb') as f: f.write(r.content)"
    ),
    "an address": "from urllib.request import urlopen\nx = urlopen('https://a.b').read().decode()",
    "a file from the web": (
        "import urllib.request as u\n"
        "u.urlretrieve('https://a.b', 'c')\n"
        "import pooch\n"
        "pooch.retrieve('x', None)"
    ),
    "a style": (
        "import matplotlib.pyplot as plt\n"
        "plt.style.use('https://a.b/c.mplstyle')\n"
        "plt.style.use('seaborn-talk')"
    ),
    "a style in a block": (
        "import matplotlib.pyplot as plt\nwith plt.style.context(['no such', 'ggplot']): plt.plot([1])"
    ),
    "LaTeX": (
        "import matplotlib.pyplot as plt\nplt.rc('text', usetex=True)\nplt.title('$x$'); plt.savefig('a.png')"
    ),
    "LaTeX in a block": (
        "import matplotlib.pyplot as plt\n"
        "with plt.rc_context({'text.usetex': True}):\n"
        "    plt.savefig('a.png')"
    ),
    "a full screen": "import matplotlib.pyplot as plt\nplt.get_current_fig_manager().window.showMaximized()",
    "a back end": (
        "import matplotlib\n"
        "matplotlib.use('TkAgg')\n"
        "import matplotlib.pyplot as plt\n"
        "plt.switch_backend('QtAgg')"
    ),
    "a stream in another encoding": (
        "import sys\nsys.stdout.reconfigure(encoding='utf-8')\nsys.stderr.reconfigure(errors='replace')"
    ),
    "a wrapped stream": (
        "import io, sys\nsys.stdout = io.TextIOWrapper(sys.stdout.buffer, encoding='utf-8')\nprint('é')"
    ),
    "a stream into a file": "import sys\nsys.stdout = open('log', 'w')\nprint(sys.stdout.fileno())",
    "an event loop": "import asyncio\nasync def g(): await asyncio.sleep(0.001)\nasyncio.run(g())",
    "arguments": "import argparse\nn = argparse.ArgumentParser().parse_args()",
    "its own source": "import inspect\ndef g(): return 1\ninspect.getsource(g)",
    "a command": "!pip install numpy\n%matplotlib inline",
}


@pytest.mark.parametrize("what", KEPT)
def test_what_only_shows_or_fetches_does_not_fail(runner, what):
    ran = run(runner, KEPT[what] + RIGHT)
    assert isinstance(ran.outputs[0], Returned) and ran.outputs[0].value == 6.0
    assert ran.problem is None


FAILING = [
    "1 / 0",
    "import sys; sys.exit()",
    "open('not there')",
    "from numpy import nothing",
    "raise KeyboardInterrupt",
]


@pytest.mark.parametrize("line", FAILING)
def test_a_line_that_fails_leaves_what_follows(runner, line):
    assert call(runner, line + RIGHT).value == 6.0


def test_a_script_has_its_own_name_as_its_only_argument(runner):
    assert call(runner, "import sys\ndef f(x): return sys.argv + sys.orig_argv").value == ["answer.py"] * 2


def test_what_computes_with_a_missing_package_is_told_what_is_there(runner):
    for text in (
        "import xarray as xr\ndef f(x): return xr.DataArray([x]).sum()",
        "import xarray as xr\nw = xr.DataArray([1])\ndef f(x): return x * w",
        "import numpy as np, xarray as xr\nw = xr.DataArray([1])\ndef f(x): return np.array([x]) * w",
        "def f(x):\n    import xarray\n    return 1",
    ):
        output = call(runner, text)
        assert isinstance(output, Raised) and output.type == "ModuleNotFoundError"
        assert "xarray is neither installed here nor among your files; here are" in output.message
        assert "numpy" in output.message and "scipy" in output.message


def test_a_program_that_is_ready_for_a_missing_package_finds_it_missing(runner):
    tried = (
        "try:\n"
        "    import xarray\n"
        "    there = True\n"
        "except ImportError:\n"
        "    there = False\n"
        "def f(x): return there"
    )
    assert call(runner, tried).value is False
    asked = (
        "import importlib.util\nthere = importlib.util.find_spec('xarray')\ndef f(x): return there is None"
    )
    assert call(runner, asked).value is True


def test_a_stand_in_is_no_value(runner):
    output = call(runner, "from IPython.display import HTML\ndef f(x): return [x, HTML('x')]")
    assert isinstance(output, Failed) and output.reason == "unsendable"


def test_a_stand_in_beside_a_value_leaves_the_value(runner):
    output = call(runner, "from IPython.display import HTML\ndef f(x): return x, HTML('x')")
    first, second = output.value
    assert first is not None and "has no value" in str(second)


def test_a_function_from_a_file_that_was_not_handed_in_is_said_to_come_from_there(runner):
    assert "neither installed here nor among your files" in call(runner, "from helpers import f").detail


def test_a_function_under_a_main_test_is_not_graded_and_the_line_is_named(runner):
    output = call(runner, "x = 1\nif __name__ == '__main__':\n    def f(x): return x\n")
    assert output.detail.startswith('f is defined only under if __name__ == "__main__": (line 2)')


def test_a_name_that_a_failing_line_should_have_bound_is_traced_to_it(runner):
    text = "import numpy as np\ntau = np.zeros(3)[5]\nrate = 1 / tau\ndef f(x): return x * rate\n"
    output = call(runner, text)
    assert output.message == (
        "name 'rate' is not defined, because line 2 raised IndexError: "
        "index 5 is out of bounds for axis 0 with size 3"
    )


def test_no_folder_of_this_machine_is_told(runner):
    texts = (
        "def f(x):\n    from numpy import nothing",
        "def f(x):\n    import sys; raise ValueError(f'{__file__} {sys.executable} {sys.path}')",
        "def f(x):\n    import os; open(os.path.abspath('data.csv'))",
    )
    for text in texts:
        output = call(runner, text)
        assert isinstance(output, Raised)
        places = (sys.prefix, sys.base_prefix, "autograder", str(ROOT))
        assert not any(place in output.message for place in places)


def test_names_can_be_imported_with_a_star_from_a_written_file(runner):
    assert call(runner, "from tools import *\n", tools=RIGHT).value == 6.0


@pytest.mark.parametrize(
    ("value", "kind"), [("np.zeros(3)", "an array"), ("3", "an int"), ("'x'", "a str"), ("[1]", "a list")]
)
def test_a_name_that_is_no_function_says_what_it_is(runner, value, kind):
    output = call(runner, f"import numpy as np\nf = {value}\n")
    assert output.detail == f"f is {kind}, not a function"


def test_calculating_with_what_was_not_filled_in_says_so(runner):
    found = run(runner, "tau = ...\nrate = 1 / tau\ndef f(x):\n    return x * rate\n")
    assert "still ..., as it was handed out: fill it in first" in found.problem.text
    assert "fill it in first" in call(runner, "tau = ...\ndef f(x):\n    return x * tau\n").message
    assert "not ellipsis" in call(runner, "def f(x):\n    return [x][...]\n").message
