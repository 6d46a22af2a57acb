"""The tour's class holds right, wrong and broken work of every exercise, whatever the course."""

import ast
import json
from pathlib import Path

import pytest

from autograder.authoring.demo import tour, write_class
from autograder.authoring.scaffold import write_scaffold
from autograder.course.catalog import Course
from autograder.errors import UsageError

ROOT = Path(__file__).resolve().parents[2]


def test_the_class_has_one_entry_for_each_student(course, tmp_path):
    count = write_class(course, tmp_path / "class")
    names = sorted(path.name for path in (tmp_path / "class").iterdir())
    assert count == len(names) and {"ada", "ben", "ines.ipynb", "kim.ipynb", "lee.py"} <= set(names)


def test_the_tour_is_the_smallest_assignment(course, tmp_path):
    assert tour(course) is None
    write_scaffold(course, "rise")
    (course.root / "exercises" / "assignments.toml").write_text(
        '[both]\nexercises = ["decay", "rise"]\n[one]\nexercises = ["rise"]\n'
    )
    assert tour(course) == "one"
    write_class(course, tmp_path / "class", "one")
    assert [path.name for path in (tmp_path / "class" / "ada").iterdir()] == ["rise.py"]


def test_two_classes_are_the_same(course, tmp_path):
    written = []
    for name in ("one", "two"):
        write_class(course, tmp_path / name)
        written.append(
            {p.relative_to(tmp_path / name): p.read_bytes() for p in (tmp_path / name).rglob("*.*")}
        )
    assert written[0] == written[1]


def test_broken_work_is_broken_in_this_course(tmp_path):
    write_class(Course(ROOT), tmp_path / "class")
    scripts = list((tmp_path / "class" / "jo").iterdir())
    assert len(scripts) == 2
    for path in scripts:
        with pytest.raises(SyntaxError):
            ast.parse(path.read_bytes())
    with pytest.raises(ValueError):
        json.loads((tmp_path / "class" / "kim.ipynb").read_text())
    notebook = json.loads((tmp_path / "class" / "ines.ipynb").read_text())
    assert {cell["cell_type"] for cell in notebook["cells"]} == {"markdown", "code"}


def test_an_exercise_without_known_mistakes_gives_a_class_too(course, solutions, tmp_path):
    for name in ("accepted", "misconceptions"):
        for path in (solutions / name).iterdir():
            path.unlink()
    assert write_class(course, tmp_path / "class") > 5


def test_a_folder_in_use_is_refused(course, tmp_path):
    write_class(course, tmp_path / "class")
    with pytest.raises(UsageError, match="not empty"):
        write_class(course, tmp_path / "class")
