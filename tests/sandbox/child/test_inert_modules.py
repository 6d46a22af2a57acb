"""Front-end modules are inert, so that a notebook runs without its front end."""

import subprocess
import sys

import pytest

from autograder.sandbox.child.inert_modules import INERT, ROOTS, Inert, StandInFinder

FRONT_ENDS = [
    "from IPython.display import display, HTML, clear_output, Image",
    "from IPython import get_ipython",
    "import IPython.core.pylabtools as tools; tools.figsize(8, 4)",
    "import ipywidgets as widgets; w = widgets.FloatSlider(min=0, max=1); w.observe(print, names='value')",
    "import ipywidgets\nwith ipywidgets.Output() as out: x = 1\nassert x == 1",
    "from ipywidgets import interact, fixed\n@interact(n=(0, 9), k=fixed(3))\ndef show(n, k): 1 / 0",
    "from ipywidgets import interact\ndef show(n): raise ValueError\ninteract(show, n=3)",
    "from google.colab import files, drive; drive.mount('/content'); files.upload()",
    "import otter; otter.Notebook('x.ipynb').check('q1')",
    "import autograder; autograder.check('decay')",
    "from autograder import check, export",
    "from IPython.display import Audio as A; A(data=[0], rate=1).autoplay = True",
]


def run(code):
    begin = "from autograder.sandbox.child import inert_modules\ninert_modules.install()\ndel inert_modules\n"
    source = f"{begin}{code}"
    return subprocess.run(
        [sys.executable, "-c", source], capture_output=True, text=True, check=False, timeout=60
    )


def test_all_that_notebooks_do_with_their_front_end_runs():
    code = "\n".join(f"exec({source!r}, {{}})" for source in FRONT_ENDS)
    done = run(code)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_graders_own_modules_are_out_of_reach():
    done = run(
        "import sys\nimport autograder.boundary.values, autograder.authoring.verify\n"
        "print(type(autograder.boundary.values).__name__, "
        "[m for m in sys.modules if m.startswith('autograder.s')])"
    )
    assert done.stdout == "_InertModule []\n", done.stderr


def test_a_private_attribute_of_a_stand_in_is_missing():
    done = run("import IPython\nprint(hasattr(IPython, '__version__'), hasattr(IPython, '__wrapped__'))")
    assert done.stdout == "False False\n"


@pytest.mark.parametrize("name", [*ROOTS, "IPython.display", "google.colab.drive"])
def test_names_below_the_roots_are_found(name):
    spec = StandInFinder().find_spec(name)
    assert spec is not None and spec.submodule_search_locations is not None
    module = spec.loader.create_module(spec)
    assert module.anything is INERT
    with pytest.raises(AttributeError):
        _ = module.__file__


@pytest.mark.parametrize("name", ["numpy", "IPythonic", "autograder2", "my.otter", "json"])
def test_everything_else_is_left_to_python(name):
    assert StandInFinder().find_spec(name) is None


def test_an_inert_object_takes_everything():
    thing = Inert()
    assert thing.a.b(1, key=2)["x"](3) is thing
    assert list(thing) == [] and not thing
    assert float(thing) == 0.0 and int(thing) == 0
    with thing as inner:
        assert inner is thing


def test_an_inert_context_lets_exceptions_pass():
    with pytest.raises(ValueError), Inert():
        raise ValueError


def test_a_decorated_function_stays_itself():
    def function(x):
        return x

    assert INERT(function) is function  # @interact
    assert INERT(x=(0, 9))(function) is function  # @interact(x=(0, 9))
    assert INERT(INERT) is INERT
    assert INERT(function, x=1) is INERT


def test_an_inert_object_follows_no_protocol_that_it_does_not_mean():
    assert not [name for name in ("__array__", "__deepcopy__", "__len__", "__next__") if hasattr(INERT, name)]
