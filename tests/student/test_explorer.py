"""Explorers: declared beside their exercise, drawn over the student's functions or the example."""

from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from matplotlib.figure import Figure

from autograder.course.catalog import Course
from autograder.errors import SpecError, UsageError
from autograder.student.explore_window import build, save
from autograder.student.explorer import (
    Choice,
    Explorer,
    Formula,
    Slider,
    draw_into,
    explorers,
    load_explorer,
    own_functions,
)

COURSE = Course(Path(__file__).resolve().parents[2])
DECLARED = """
from autograder import Explorer, Slider

def draw(figure, yours, k):
    figure.subplots().set_title(f"{'yours' if yours else 'example'} {k}")

EXPLORER = Explorer(title="Waves", controls={"k": Slider(1, 5, 2)}, draw=draw)
"""


@pytest.fixture
def course(tmp_path):
    folder = tmp_path / "exercises" / "waves"
    folder.mkdir(parents=True)
    (folder / "waves.py").write_text("def wave(k):\n    raise NotImplementedError\n")
    (folder / "explore.py").write_text(DECLARED)
    return Course(tmp_path)


def texts(figure):
    return [axes.get_title() for axes in figure.axes] + [figure.get_suptitle()]


def drawn(draw, yours, **controls):
    explorer = Explorer(title="Waves", controls=controls, draw=draw)
    figure = Figure()
    draw_into(figure, explorer, yours, explorer.start())
    return figure


def test_an_explorer_is_found_by_its_file(course):
    assert explorers(course) == ("waves",)
    assert load_explorer(course, "waves").start() == {"k": 2}


def test_a_name_that_is_none_is_answered_with_the_one_that_was_meant(course):
    with pytest.raises(UsageError, match="did you mean 'waves'"):
        load_explorer(course, "wavse")


def test_a_declaration_that_fails_or_declares_nothing_is_said_in_one_sentence(course):
    path = course.root / "exercises" / "waves" / "explore.py"
    for source, message in (("1 / 0", "ZeroDivisionError"), ("", "EXPLORER")):
        path.write_text(source)
        with pytest.raises(SpecError, match=message):
            load_explorer(course, "waves")


def test_a_slider_must_hold_its_start():
    with pytest.raises(SpecError, match="Slider"):
        Slider(1.0, 2.0, 3.0)


def test_own_functions_come_from_here_before_they_come_from_the_handout(course, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(NotImplementedError):
        own_functions(course, "waves").wave(1)
    (tmp_path / "waves.py").write_text("def wave(k):\n    return k\n")
    assert own_functions(course, "waves").wave(1) == 1
    (tmp_path / "waves.py").write_text("1 / 0")
    with pytest.raises(UsageError, match="ZeroDivisionError"):
        own_functions(course, "waves")


def test_functions_left_to_write_leave_the_example():
    def draw(figure, yours, k):
        figure.subplots().set_title(str(yours.wave(k) if yours else "example"))

    def stub(k):
        raise NotImplementedError("wave: replace this line")

    assert texts(drawn(draw, SimpleNamespace(wave=lambda k: 2 * k), k=Slider(1, 5, 3)))[0] == "6"
    left = texts(drawn(draw, SimpleNamespace(wave=stub), k=Slider(1, 5, 3)))
    assert left[0] == "example" and "wave: replace this line" in left[1]


def test_an_error_of_the_students_code_is_shown_and_not_raised():
    def draw(figure, yours):
        figure.subplots().set_title(str(yours.wave() if yours else "example"))

    found = texts(drawn(draw, SimpleNamespace(wave=lambda: 1 / 0)))
    assert found[0] == "example" and "ZeroDivisionError" in found[1]


def test_a_formula_reaches_the_drawing_as_something_that_can_be_called():
    def draw(figure, yours, f):
        figure.subplots().set_title(f"{f.text}: {f(x=np.array([2.0]), y=1.0)[0]}")

    assert texts(drawn(draw, None, f=Formula("x^2 + y", ("x", "y"))))[0] == "x^2 + y: 5.0"
    wrong = drawn(draw, None, f=Formula("__import__('os')", ("x", "y")))
    assert not wrong.axes and "cannot be read" in wrong.texts[0].get_text()


def test_a_file_is_drawn_without_a_window(course, tmp_path):
    file = tmp_path / "waves.png"
    save(load_explorer(course, "waves"), None, file)
    assert file.read_bytes().startswith(b"\x89PNG")
    with pytest.raises(UsageError, match=r"waves\.xyz"):
        save(load_explorer(course, "waves"), None, tmp_path / "waves.xyz")


def test_moving_a_control_draws_anew():
    seen = []
    controls = {"k": Slider(1, 5, 2, "Hz", whole=True), "kind": Choice(("a", "b")), "f": Formula("x", ("x",))}

    def draw(figure, yours, k, kind, f):
        seen.append((k, kind, f.text))

    import matplotlib.pyplot as plt

    window = plt.figure()
    slider, choice, text = build(window, Explorer(title="", controls=controls, draw=draw), None)
    slider.set_val(4)
    choice.set_active(1)
    text.set_val("x**3")
    plt.close(window)
    assert seen == [(2, "a", "x"), (4, "a", "x"), (4, "b", "x"), (4, "b", "x**3")]


@pytest.mark.parametrize("name", explorers(COURSE))
def test_every_explorer_draws_its_example_and_uses_the_reference_as_it_would_a_students_file(name):
    folder = COURSE.root / "exercises" / name
    explorer = load_explorer(COURSE, name)
    solution = COURSE.root / "solutions" / name / f"{name}.py"
    for yours in (None, own_functions(Course(COURSE.root), name), _module(solution, folder)):
        figure = Figure(layout="constrained")
        draw_into(figure, explorer, yours, explorer.start())
        assert figure.axes, figure.get_suptitle()
        assert "raised" not in figure.get_suptitle()
        figure.draw_without_rendering()
    assert figure.get_suptitle() == explorer.title


def _module(path, folder):
    import importlib.util
    import sys

    if str(folder) not in sys.path:
        sys.path.append(str(folder))
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
