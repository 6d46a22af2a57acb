"""`check("decay")` in a cell checks what the session has run, and says every odd thing in one sentence."""

import json
import subprocess
import sys

import pytest

from autograder.authoring.scaffold import write_scaffold
from autograder.student.interactive import Feedback, _without_repeats

SESSION = """
import json, sys
from IPython.core.interactiveshell import InteractiveShell
shell = InteractiveShell.instance()
shown = []
for source in json.load(sys.stdin):
    ran = shell.run_cell(source, store_history=True, silent=False)
    result = ran.result
    page = result._repr_html_() if hasattr(result, "_repr_html_") else ""
    error = ran.error_before_exec or ran.error_in_exec
    shown.append([type(result).__name__, repr(result), page, repr(error) if error else ""])
print("RESULT" + json.dumps(shown))
"""
IMPORT = "from autograder import beside_example, check, sliders"
RIGHT = "import numpy as np\ndef decay(t, tau):\n    return np.exp(-t / tau)"


@pytest.fixture
def session(released, tmp_path):
    """Run cells in an IPython of its own in the released folder; return what the last one shows."""

    def run(*cells, cwd=released):
        done = subprocess.run(
            [sys.executable, "-c", SESSION],
            input=json.dumps(cells), cwd=cwd, capture_output=True, text=True, timeout=120, check=False,
            env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "MPLBACKEND": "Agg"},
        )  # fmt: skip
        assert "RESULT" in done.stdout, done.stderr
        return json.loads(done.stdout.partition("RESULT")[2])

    return run


def test_a_right_answer_passes_and_hears_what_will_follow(session):
    kind, text, page, error = session(IMPORT, RIGHT, 'check("decay")')[-1]
    assert (kind, error) == ("Feedback", "")
    assert "2 of 2 points" in text
    assert text.endswith("1 hidden check will follow when your work is graded.")
    assert "1 of 1 visible check passed." in page and "1 hidden check will follow" in page


def test_the_words_are_those_of_the_report(session):
    *_, text, page, _ = session(IMPORT, RIGHT.replace("-t", "t"), 'check("decay")')[-1]
    for words in ("0 of 2 points", "Hint:", "The potential falls to 37 %", "Next step", "then check again"):
        assert words in text and words in page
    assert 'check("decay")' in text and "autograder check" not in text


def test_the_cell_that_was_run_last_counts(session):
    cells = (IMPORT, RIGHT, RIGHT.replace("-t", "t"), 'check("decay")', RIGHT, 'check("decay")')
    results = session(*cells)
    assert "0 of 2 points" in results[3][1] and "2 of 2 points" in results[5][1]


def test_a_cell_that_raised_is_in_nobodys_way(session):
    cells = (IMPORT, "1 / 0", "def decay(:", "%matplotlib inline", RIGHT, 'check("decay")')
    text = session(*cells)[-1][1]
    assert "2 of 2 points" in text and "Problem" not in text


def test_a_function_that_hangs_is_stopped_and_the_session_lives_on(session):
    slow = "from autograder.course import examples, spec\nimport functools\n"
    slow += "examples.Limits = functools.partial(spec.Limits, call_seconds=0.5)"
    hang = "def decay(t, tau):\n    while True: pass"
    results = session(IMPORT, slow, hang, 'check("decay")', RIGHT, 'check("decay")')
    assert "the call was stopped after 0." in results[3][1]
    assert "2 of 2 points" in results[5][1]


def test_a_module_beside_the_notebook_may_hold_the_answer(session, released):
    (released / "mine.py").write_text(RIGHT)
    assert "2 of 2 points" in session(IMPORT, "from mine import decay", 'check("decay")')[-1][1]


def test_without_a_name_everything_that_is_defined_is_checked(session):
    assert "(decay): 2 of 2" in session(IMPORT, RIGHT, "check()")[-1][1]


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (['check("decya")'], "There is no exercise 'decya'; did you mean 'decay'?"),
        (['check("decay")'], "decay is not defined yet: run the cell that defines it, then this one."),
        (["def deacy(t, tau): pass", 'check("decay")'], "deacy in notebook.ipynb looks similar"),
        (["check()"], "decay is not defined yet: run the cell that defines it, then this one."),
        (['beside_example("decya", print)'], "did you mean 'decay'?"),
        (['sliders("decya", print)'], "did you mean 'decay'?"),
        (['sliders("decay", print)'], "No visible check of decay gives print numbers"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_no_error(session, cells, said):
    kind, text, page, error = session(IMPORT, *cells)[-1]
    assert (kind, error) == ("Feedback", "")
    assert said in text and text.count("\n") == 0 and "<div" in page


def test_outside_a_course_folder_it_says_where_the_file_belongs(session, tmp_path):
    text = session(IMPORT, RIGHT, 'check("decay")', cwd=tmp_path.parent)[-1][1]
    assert "There is no folder exercises/ in" in text and "put this file back" in text


@pytest.mark.parametrize("damage", [None, "{"])
def test_missing_or_damaged_examples_are_one_sentence(session, released, damage):
    examples = released / "exercises" / "decay" / "examples.json"
    if damage is None:
        examples.unlink()
    else:
        examples.write_text(damage)
    text = session(IMPORT, RIGHT, 'check("decay")')[-1][1]
    assert "get the exercise's folder again from your course." in text


def test_the_released_notebook_runs_from_top_to_bottom(session, released):
    book = json.loads((released / "exercises.ipynb").read_text())
    cells = {cell["id"]: "".join(cell["source"]) for cell in book["cells"] if cell["cell_type"] == "code"}
    kinds = dict(zip(cells, session(*cells.values()), strict=True))
    assert [shown[3] for shown in kinds.values()] == [""] * 5
    assert "replace" not in kinds["decay-check"][1] and "0 of 2 points" in kinds["decay-check"][1]
    assert kinds["decay-plot"][1] == "There is nothing to plot yet. decay is yours to write"
    assert kinds["decay-sliders"][0] == "interactive"


def test_a_filled_notebook_shows_the_curve_beside_the_example(session, released):
    book = json.loads((released / "exercises.ipynb").read_text())
    cells = {cell["id"]: "".join(cell["source"]) for cell in book["cells"] if cell["cell_type"] == "code"}
    cells["decay-answer"] = RIGHT
    shown = dict(zip(cells, session(*cells.values()), strict=True))
    assert "2 of 2 points" in shown["decay-check"][1]
    kind, text, page, _ = shown["decay-plot"]
    assert kind == "Pair" and text == "Figures for a notebook: Yours, The example"
    assert page.count("data:image/svg+xml;base64,") == 2


def test_a_plot_that_raises_raises_and_leaves_no_figure_behind(session):
    draw = "import matplotlib.pyplot as plt\ndef draw():\n    plt.plot([1])\n    raise ValueError('mine')"
    results = session(IMPORT, draw, 'beside_example("decay", draw)', "plt.get_fignums()")
    assert results[2][3] == "ValueError('mine')" and results[3][1] == "[]"


def test_sliders_turn_the_numbers_of_a_visible_check(session):
    move = "s.children[0].value = 5.0\n[(c.description, c.min, c.max) for c in s.children[:-1]]"
    results = session(IMPORT, RIGHT, 's = sliders("decay", decay)', move)
    assert results[-1][1] == "[('tau', 5.0, 15.0)]" and results[-1][3] == ""


def test_without_ipywidgets_sliders_say_what_to_install(session):
    gone = "import sys; sys.modules['ipywidgets'] = None"
    text = session(IMPORT, RIGHT, gone, 'sliders("decay", decay)')[-1][1]
    assert text == "Sliders need ipywidgets: pip install ipywidgets."


def test_a_script_checks_itself(released):
    (released / "mine.py").write_text(f"{RIGHT}\nfrom autograder import check\nprint(check('decay'))\n")
    done = subprocess.run(
        [sys.executable, "mine.py"], cwd=released, capture_output=True, text=True, check=False
    )
    assert done.stderr == "" and "2 of 2 points" in done.stdout


def test_elsewhere_it_points_to_the_command_line(released):
    code = "from autograder import check; print(check('decay'))"
    done = subprocess.run([sys.executable, "-c", code], cwd=released, capture_output=True, text=True)
    assert done.stderr == "" and "use 'autograder check FILE'" in done.stdout


def test_what_passed_can_be_asked():
    assert not Feedback(problem="No.").passed and not Feedback().passed


def test_of_repeated_cells_the_first_and_the_last_run_stay_in_their_places():
    assert _without_repeats(["a", "b", "a", "c", "a", "b"]) == ["a", "b", "", "c", "a", "b"]


def test_several_exercises_are_counted_together(session, course, released):
    write_scaffold(course, "another")
    for name in ("another.py", "examples.json"):
        source = released / "exercises" / "decay" / name.replace("another", "decay")
        target = released / "exercises" / "another" / name
        target.parent.mkdir(exist_ok=True)
        target.write_text(source.read_text().replace('"slug": "decay"', '"slug": "another"'))
    results = session(IMPORT, "check()", RIGHT, "check()")
    assert "No exercise is answered yet" in results[1][1]
    text = results[-1][1]
    assert "(another): 2 of 2" in text and "2 hidden checks will follow" in text
