"""A new exercise works before it is edited, and overwrites nothing."""

import ast

import pytest

from autograder.authoring.scaffold import write_scaffold
from autograder.errors import SpecError, UsageError


def test_the_scaffold_is_everything_that_an_exercise_needs(course):
    files = write_scaffold(course, "fresh_one")
    assert all(path.is_file() for path in files)
    names = {path.relative_to(course.root).as_posix() for path in files}
    assert names >= {
        "exercises/fresh_one/README.md", "exercises/fresh_one/fresh_one.py",
        "solutions/fresh_one/spec.py", "solutions/fresh_one/fresh_one.py",
    }  # fmt: skip
    assert course.solution("fresh_one").exercise.slug == "fresh_one"
    assert course.solution("fresh_one").accepted and course.solution("fresh_one").misconceptions


def test_every_python_file_is_valid_and_every_line_short(course):
    for path in write_scaffold(course, "fresh_one"):
        text = path.read_text()
        if path.suffix == ".py":
            ast.parse(text)
            assert ast.get_docstring(ast.parse(text))
        assert max(map(len, text.splitlines())) <= 110, path


def test_the_readme_has_equation_table_points_figure_and_hint(course):
    text = write_scaffold(course, "fresh_one")[0].read_text()
    for part in (
        "$$",
        "| function |",
        "| check | points |",
        "example.svg",
        "<details>",
        "--exercise fresh_one",
    ):
        assert part in text
    assert "{{" not in text and "{slug}" not in text


@pytest.mark.parametrize(
    "slug", ["", "Decay", "2d", "a-b", "a b", "../x", "a/b", "décay", "_x", "x.py", "x\n"]
)
def test_a_name_that_is_no_slug_is_refused(course, slug):
    with pytest.raises(SpecError, match="lower-case letters, digits and underscores"):
        write_scaffold(course, slug)
    assert course.slugs == ("decay",)


@pytest.mark.parametrize("half", ["exercises", "solutions"])
def test_what_exists_is_not_overwritten(course, half):
    place = course.root / half / "fresh"
    place.mkdir()
    with pytest.raises(UsageError, match="exists; remove it or choose another name"):
        write_scaffold(course, "fresh")
    assert not list(place.iterdir())
    assert not (course.root / ({"exercises", "solutions"} - {half}).pop() / "fresh").exists()


def test_an_empty_folder_becomes_a_course_that_can_be_proved_and_released(
    invoke, tmp_path_factory, monkeypatch
):
    place = tmp_path_factory.mktemp("fresh")
    (place / ".git").mkdir()
    monkeypatch.chdir(place)
    assert invoke("new", "synapse").code == 0
    assert invoke("verify", "synapse", "--write").code == 0
    assert invoke("release", "--assignment", "first-assignment", "-o", place / "handout").code == 0
    assert (place / "handout" / "exercises" / "synapse" / "synapse.py").is_file()


def test_a_folder_with_other_things_in_it_becomes_no_course(invoke, tmp_path_factory, monkeypatch):
    place = tmp_path_factory.mktemp("full")
    (place / "thesis.tex").write_text("")
    monkeypatch.chdir(place)
    done = invoke("new", "synapse")
    assert done.code == 2 and "No folder exercises/ was found" in done.err
    assert [item.name for item in place.iterdir()] == ["thesis.tex"]
    assert invoke("new", "No Slug", "--root", place / "nowhere").code == 2


def test_a_name_that_is_refused_leaves_an_empty_folder_empty(invoke, tmp_path_factory, monkeypatch):
    place = tmp_path_factory.mktemp("empty")
    monkeypatch.chdir(place)
    assert invoke("new", "No Slug").code == 2 and list(place.iterdir()) == []
