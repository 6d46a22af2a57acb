"""Exercises begin from notebooks of nbgrader and Neuromatch, nothing of which is run."""

import ast
import json

import pytest


def notebook(*cells, **metadata):
    """Write a notebook of cells: a kind, a text and what nbgrader says of it."""
    listed = [
        {"cell_type": kind, "source": text, "metadata": {"nbgrader": marks[0]} if marks else {}}
        for kind, text, *marks in cells
    ]
    return json.dumps({"cells": listed, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5})


PROMPT = """########################################################
## TODO for students
## Complete all ... and remove
raise NotImplementedError("Compute the current")
########################################################

# The times
t = np.arange(0, 10, .1)
tau = 0.5
R = 10

v = t * np.exp(-t / tau)
I = ...
peak = scaled(...)

# Look at it
plot_it(t, I)
"""
SOLUTION = """# to_remove solution

# The times
t = np.arange(0, 10, .1)
tau = 0.5
R = 10

v = t * np.exp(-t / tau)
I = v / R
peak = scaled(max(I))

# Look at it
with plt.xkcd():
  plot_it(t, I)
"""
FUNCTION = """def spread(x, ddof=0):
  \"\"\"Return the spread.\"\"\"
  #####
  ## TODO for students: fill in
  raise NotImplementedError("spread")
  #####
  return ...

print(spread(2))
"""
TUTORIAL = notebook(
    ("code", "# @title Install\n!pip install vibecheck\nimport numpy as np\nimport matplotlib.pyplot as plt"),
    ("code", "FACTOR = 1000\ndef scaled(x):\n  return FACTOR * x\ndef plot_it(a, b):\n  plt.plot(a, b)"),
    ("markdown", "## Exercise 1: Current\n\nCompute the **current**."),
    ("code", PROMPT),
    ("code", SOLUTION),
    ("markdown", "## Think 2\n\nWhy?"),
    ("code", '# to_remove explanation\n"""\nBecause.\n""";'),
    ("markdown", "## Exercise 3: Spread"),
    ("code", FUNCTION),
    ("code", "# to_remove solution\ndef spread(x, ddof=0):\n  return np.std(x, ddof=ddof)\nprint(spread(2))"),
    ("markdown", "## Exercise 4: Draw"),
    ("code", 'for k in range(3):\n  raise NotImplementedError("draw")\n  plt.plot(...)'),
)
GRADED = {"grade": True, "solution": False, "locked": True, "points": 4, "grade_id": "test_slope"}
NBGRADER = notebook(
    ("code", "import numpy as np\n%matplotlib inline"),
    ("markdown", "Write the **slope**."),
    (
        "code",
        'def slope(t, tau=5.0):\n    """Return the slope."""\n    ### BEGIN SOLUTION\n'
        "    return -np.exp(-t / tau) / tau\n    ### END SOLUTION",
        {"grade": False, "solution": True, "locked": False, "grade_id": "slope"},
    ),
    (
        "code",
        "assert slope(0.0) == -0.2\n"
        "### BEGIN HIDDEN TESTS\nassert slope(1.0, tau=2.0) < 0\n### END HIDDEN TESTS",
        GRADED,
    ),
    ("markdown", "Discuss.", {"grade": True, "solution": True, "points": 3, "grade_id": "essay"}),
)


@pytest.fixture
def begin(invoke, course):
    """Begin exercises from a notebook with this content; return how it ended and every file by name."""

    def begin(content, slug="fresh"):
        path = course.root / "source.ipynb"
        path.write_text(content)
        before = set(course.root.rglob("*"))
        done = invoke("new", slug, "--from", path)
        files = {
            file.relative_to(course.root).as_posix(): file.read_text()
            for file in set(course.root.rglob("*")) - before
            if file.is_file()
        }
        return done, files

    return begin


def test_each_cell_to_be_completed_is_an_exercise_with_what_it_needs_and_without_what_draws(begin):
    done, files = begin(TUTORIAL)
    assert done.code == 0 and "autograder verify fresh_1 fresh_2 --write" in done.out
    stub = files["exercises/fresh_1/fresh_1.py"]
    assert "I = ...\npeak = ...\n" in stub and "TODO" not in stub and "NotImplementedError" not in stub
    assert "FACTOR = 1000\ndef scaled(x):" in stub and "plot" not in stub and "Look at it" not in stub
    reference = files["solutions/fresh_1/fresh_1.py"]
    assert "import numpy as np" in reference and "I = v / R\n" in reference and "xkcd" not in reference
    namespace = {}
    exec(compile(reference, "reference", "exec"), namespace)
    assert namespace["peak"] == pytest.approx(1000 * max(namespace["I"]))
    readme = files["exercises/fresh_1/README.md"]
    assert readme.count("Exercise 1: Current") == 1 and "Compute the **current**." in readme
    assert "| `I` |" in readme and "| `peak` |" in readme


def test_variables_become_checks_of_their_value_and_with_parameters_held(begin):
    spec = begin(TUTORIAL)[1]["solutions/fresh_1/spec.py"]
    assert 'call=Value("I"),' in spec
    assert 'call=Value("I", given={"t": ..., "tau": ..., "R": ...}),' in spec
    assert "from autograder import Call, Check, Exercise, Value, close" in spec


def test_functions_keep_the_cell_s_own_beginning(begin):
    _, files = begin(TUTORIAL)
    stub, spec = files["exercises/fresh_2/fresh_2.py"], files["solutions/fresh_2/spec.py"]
    assert 'def spread(x, ddof=0):\n  """Return the spread."""' in stub and "NotImplementedError" in stub
    assert (
        'call=Call("spread", x, ddof),' in spec and "return np.std" in files["solutions/fresh_2/fresh_2.py"]
    )
    assert "| `spread(x, ddof=0)` |" in files["exercises/fresh_2/README.md"]


def test_what_cannot_be_taken_over_of_a_tutorial_is_said(begin):
    done, _ = begin(TUTORIAL)
    said = [line for line in done.out.splitlines() if line.startswith("not taken over: ")]
    assert [line.removeprefix("not taken over: ").partition(":")[0] for line in said] == [
        "Think 2",
        "Exercise 4",
        "Exercise 1",
        "Exercise 3",
    ]
    assert "in words, to be graded by hand" in said[0] and "only draws or prints" in said[2]


def test_a_students_copy_has_no_reference_and_says_so(begin):
    cells = [
        ("markdown", "# One"),
        ("code", "x = 2\ny = ..."),
        ("markdown", "# Two"),
        ("code", "z = y + ..."),
    ]
    done, files = begin(notebook(*cells))
    assert "One has no solution here: write the reference" in done.out
    assert "Two needs y, which only another exercise computes: write it in" in done.out
    assert files["solutions/fresh_1/fresh_1.py"].endswith("x = 2\ny = ...\n")


def test_a_source_of_nbgrader_gives_points_hidden_tests_and_the_reference(begin):
    done, files = begin(NBGRADER)
    spec, reference = files["solutions/fresh/spec.py"], files["solutions/fresh/fresh.py"]
    assert done.code == 0 and spec.count("points=2,") == 2 and spec.count("hidden=True") == 1
    assert 'call=Call("slope", 0.0),' in spec and 'call=Call("slope", 1.0, tau=2.0),' in spec
    assert "return -np.exp(-t / tau) / tau" in reference and "SOLUTION" not in reference
    assert "%matplotlib" not in reference and "import numpy as np" in reference
    assert "return" not in ast.unparse(ast.parse(files["exercises/fresh/fresh.py"]).body[-1]).replace(
        "Return", ""
    )
    assert "Write the **slope**." in files["exercises/fresh/README.md"]
    assert "not taken over: essay is graded by hand" in done.out
    assert "test_slope is all or nothing in nbgrader" in done.out


@pytest.mark.parametrize("content", [TUTORIAL, NBGRADER])
def test_every_file_is_valid_and_verify_says_what_is_still_to_be_done(begin, invoke, content):
    _, files = begin(content)
    slugs = {name.split("/")[1] for name in files}
    for name, text in files.items():
        if name.endswith(".py"):
            ast.parse(text)
    done = invoke("verify", *sorted(slugs))
    assert done.code == 1 and done.out.count("must be turned into checks") == len(slugs)


def test_nothing_of_a_notebook_is_run(begin, tmp_path):
    trap = f"open({str(tmp_path / 'trapped')!r}, 'w').close()\n"
    for content in (
        notebook(("code", trap + "x = ..."), ("code", "# to_remove solution\nx = 1\n" + trap)),
        notebook(("code", trap + "### BEGIN SOLUTION\n" + trap, {"solution": True}), ("code", trap, GRADED)),
    ):
        begin(content, f"fresh{len(content)}")
    assert not (tmp_path / "trapped").exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (notebook(("code", "x = ..."), kernelspec={"name": "ir"}), "is written in R, and Python alone"),
        (notebook(("code", "x = ..."), language_info={"name": "julia"}), "is written in julia"),
        (notebook(("code", "x = 1"), ("markdown", "y")), "No Otter test in Python was found in"),
        (notebook(("code", "raise NotImplementedError('do')")), "holds nothing to begin from (the exer"),
        (notebook(("code", "", GRADED)), "holds nothing to begin from (test_slope has no tests"),
    ],
)  # fmt: skip
def test_what_gives_no_exercise_is_one_sentence_and_writes_nothing(begin, content, said):
    done, files = begin(content)
    assert done.code == 2 and files == {} and said in done.err and done.err.count("\n") == 1
