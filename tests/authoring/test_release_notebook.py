"""A notebook is made of the stub and the README, and grades like a stub."""

import json

import nbformat
import pytest

from autograder.authoring.release import write_release
from autograder.authoring.release_notebook import NotebookCell, exercise_cells, first_cells, notebook
from autograder.submission.entries import Entry
from autograder.submission.submission import read_submission


@pytest.fixture
def cells(course):
    return lambda: {cell.name: cell.source for cell in exercise_cells(course.handout("decay"))}


def test_an_exercise_is_its_task_its_answer_a_check_a_plot_and_sliders(cells):
    assert list(cells()) == ["decay-task", "decay-answer", "decay-check", "decay-plot", "decay-sliders"]


def test_the_task_is_the_readme_with_links_that_lead_to_its_folder(course, cells):
    readme = course.root / "exercises" / "decay" / "README.md"
    readme.write_text(
        "# Decay\n## More\n![it](example.svg) [web](https://a.org/x) [up](#more) [no](nowhere.md)\n"
        "```python\n# a comment\nx[0](example.svg)\n```\n$$\\tau$$\n"
    )
    task = cells()["decay-task"]
    assert task.startswith("## Decay\n### More\n![it](exercises/decay/example.svg) [web](https://a.org/x)")
    assert "[up](#more) [no](nowhere.md)" in task and "\n# a comment\nx[0](example.svg)\n" in task
    assert "$$\\tau$$" in task and "**Your answer.**" in task


def test_the_answer_is_the_stub_without_docstring_and_plot(cells):
    answer = cells()["decay-answer"]
    assert answer.startswith("import numpy as np") and "__main__" not in answer
    assert answer.endswith('raise NotImplementedError("decay is yours to write")')


def test_the_plot_is_the_stubs_own_in_a_function(cells):
    plot = cells()["decay-plot"]
    assert plot.startswith("def plot_decay():\n    import matplotlib.pyplot as plt\n")
    assert plot.endswith('beside_example("decay", plot_decay)')


def test_a_stub_that_plots_nothing_has_no_plot_and_missing_examples_no_sliders(course, cells):
    stub = course.root / "exercises" / "decay" / "decay.py"
    stub.write_text(stub.read_text().partition("if __name__")[0])
    (course.root / "exercises" / "decay" / "examples.json").unlink()
    assert list(cells()) == ["decay-task", "decay-answer", "decay-check"]


def test_a_notebook_is_valid_and_the_same_every_time():
    cells = (NotebookCell("markdown", "a_b-task", "# x"), NotebookCell("code", "a_b-answer", "x = 1\n"))
    made = notebook(cells)
    assert made == notebook(cells)
    read = nbformat.reads(made.decode(), 4)
    nbformat.validate(read)
    assert [cell.id for cell in read.cells] == ["a-b-task", "a-b-answer"]
    assert read.cells[1].execution_count is None and read.cells[1].outputs == []


@pytest.fixture
def grade_release(course, known, invoke, tmp_path):
    """Write a release, change its notebook, hand the whole folder in and return its result."""

    def grade(change, *, rename="exercises.ipynb"):
        student = tmp_path / "class" / "ada"
        write_release(course, None, student)
        book = json.loads((student / "exercises.ipynb").read_text())
        change({cell["id"]: cell for cell in book["cells"]}, book)
        (student / "exercises.ipynb").unlink()
        (student / rename).write_text(json.dumps(book))
        invoke("grade", tmp_path / "class", "-o", tmp_path / "graded", "--exercise", "decay", "--no-reports")
        return json.loads((tmp_path / "graded" / "results.json").read_text())["results"][0]

    return grade


def test_a_release_that_nobody_touched_earns_nothing(grade_release):
    assert grade_release(lambda cells, book: None)["score"] == 0


def test_a_filled_notebook_in_the_released_folder_earns_full_marks(grade_release, known):
    result = grade_release(lambda cells, book: cells["decay-answer"].update(source=known["right"].decode()))
    assert (result["score"], result["problem"]) == (5, None)


def test_a_renamed_notebook_without_its_check_cells_earns_the_same(grade_release, known):
    def change(cells, book):
        cells["decay-answer"]["source"] = known["right"].decode()
        cells["decay-plot"]["source"] = "check('nothing', 1, 2)"
        book["cells"].remove(cells["decay-check"])
        book["cells"].remove(cells["tools"])
        book["cells"].insert(0, cells["tools"])

    result = grade_release(change, rename="my homework (2).ipynb")
    assert (result["score"], result["problem"]) == (5, None)


def test_a_release_is_one_submission(course, tmp_path):
    write_release(course, None, tmp_path / "ada")
    assert read_submission(Entry("ada", tmp_path / "ada")).problems == ()


def test_modules_that_an_exercise_provides_can_be_imported_from_the_notebook(course):
    assert "sys.path" not in first_cells("Week 1", [course.handout("decay")])[1].source
    (course.root / "exercises" / "decay" / "helper.py").write_text("x = 1\n")
    assert 'sys.path += ["exercises/decay"]' in first_cells("Week 1", [course.handout("decay")])[1].source
