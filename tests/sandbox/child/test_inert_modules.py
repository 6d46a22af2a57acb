"""Front-end modules are inert, so that a notebook runs without its front end."""

import re
import subprocess
import sys

import numpy as np
import pytest

from autograder.sandbox.child import front_ends
from autograder.sandbox.child.inert import INERT, Inert
from autograder.sandbox.child.inert_modules import StandInFinder

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


@pytest.mark.parametrize("name", [*sorted(front_ends.FRONT_ENDS), "IPython.display", "google.colab.drive"])
def test_names_below_the_roots_are_found(name):
    spec = StandInFinder().find_spec(name)
    assert spec is not None and spec.submodule_search_locations is not None
    module = spec.loader.create_module(spec)
    assert isinstance(module.anything, Inert)
    with pytest.raises(AttributeError):
        _ = module.__file__


@pytest.mark.parametrize("name", ["numpy", "IPythonic", "autograder2", "my.otter", "json"])
def test_everything_else_is_left_to_python(name):
    assert StandInFinder().find_spec(name) is None


def test_an_inert_object_takes_everything():
    thing = Inert()
    assert isinstance(thing.a.b(1, key=2)["x"](3), Inert)
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
    assert not [
        name for name in ("__array__", "__deepcopy__", "__wrapped__", "__fspath__") if hasattr(INERT, name)
    ]


def test_a_class_can_be_derived_from_a_stand_in():
    class Video(INERT.IFrame):
        def __init__(self, id, **kwargs):
            self.id = id
            super().__init__("https://example.org", **kwargs)

    class Both(INERT.Widget, INERT.Other, dict):
        pass

    assert Video("a", width=3).id == "a" and Both(a=1).anything is not None
    assert not isinstance(3, INERT.Widget) and not issubclass(int, INERT.Widget)


def test_everything_can_be_calculated_with_a_stand_in():
    thing = INERT.palette
    for value in (2, 2.0, np.ones(3), [1]):
        assert isinstance(thing * value, Inert) and isinstance(value * thing, Inert)
        assert isinstance(thing - value, Inert) and not thing < value and thing != value
    thing += 1
    thing[0] = thing["a"] = 3
    assert isinstance(-(thing**2) // 3 @ np.eye(2), Inert) and thing == INERT
    assert list(range(thing)) == [] and len(thing) == 0 and 3 not in thing and f"{thing:.2f}{thing}" == ""


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("IntSlider(value=3)", 3),
        ("FloatSlider(min=1.5, max=2)", 1.5),
        ("Dropdown(options=['a', 'b'])", "a"),
        ("Dropdown(options=[('one', 1)])", 1),
        ("RadioButtons(options={'x': 4})", 4),
        ("Checkbox()", False),
        ("VBox([FloatSlider(value=2.0)])", None),
    ],
)
def test_a_control_has_the_value_it_was_made_with(source, value):
    control = eval(source, {name: getattr(INERT, name) for name in re.findall(r"[A-Z]\w+", source)})
    assert control.value == value if value is not None else isinstance(control.value, Inert)


def test_a_progress_bar_hands_through_what_it_goes_through():
    assert list(INERT.tqdm([1, 2], desc="a")) == [1, 2] and list(INERT.trange(3)) == [0, 1, 2]
    done = run("import tqdm\nfrom tqdm.auto import tqdm as bar\nprint(list(tqdm.tqdm([1])), list(bar('ab')))")
    assert done.stdout == "[1] ['a', 'b']\n", done.stderr


def test_what_is_fetched_holds_nothing():
    page = INERT.get("https://example.org")
    assert (page.content, page.text, page.ok, page.status_code) == (b"", "", False, 503)
    assert page.status_code != INERT.codes.ok


def test_no_stand_in_is_named_by_python():
    with pytest.raises(TypeError) as caught:
        b"".join([INERT])
    assert "Inert" not in str(caught.value) and "Inert" not in repr(INERT) + str(INERT)
