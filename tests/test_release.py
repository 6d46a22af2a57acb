"""A release is what students get: the public folders, the same bytes every time, nothing hidden."""

import ast
from pathlib import Path

import pytest

from autograder.catalog import Course
from autograder.errors import UsageError
from autograder.release import write_release
from autograder.scaffold import write_scaffold

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTED = (ast.Module, ast.FunctionDef)


def contents(folder):
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.fixture
def grouped(course):
    write_scaffold(course, "another")
    (course.root / "exercises" / "assignments.toml").write_text(
        '["week 1"]\ntitle = \'A "quoted" title\'\nexercises = ["decay"]\nweights = { decay = 0.123456789 }\n'
        '[both]\nexercises = ["another", "decay"]\n'
    )
    return course


def test_a_release_holds_the_public_files_alone(course, tmp_path):
    folder = course.root / "exercises" / "decay"
    (folder / "data").mkdir()
    (folder / "data" / "trace.csv").write_text("1,2\n")
    assert write_release(course, None, tmp_path / "out") == ("decay",)
    assert set(contents(tmp_path / "out")) == {
        "exercises/assignments.toml", "exercises/decay/README.md", "exercises/decay/decay.py",
        "exercises/decay/examples.json", "exercises/decay/example.svg", "exercises/decay/data/trace.csv",
    }  # fmt: skip


def test_by_products_and_links_stay_at_home(course, tmp_path):
    folder = course.root / "exercises" / "decay"
    (folder / "__pycache__").mkdir()
    (folder / "__pycache__" / "decay.pyc").write_bytes(b"x")
    (folder / ".secret").write_text("x")
    (folder / "link.py").symlink_to(course.root / "solutions" / "decay" / "decay.py")
    (folder / "folder").symlink_to(course.root / "solutions" / "decay")
    write_release(course, None, tmp_path / "out")
    assert not [name for name in contents(tmp_path / "out") if "link" in name or "folder/" in name]
    assert not [name for name in contents(tmp_path / "out") if "secret" in name or "pyc" in name]


def test_two_releases_are_the_same_bytes(grouped, tmp_path):
    for name in ("one", "two"):
        write_release(grouped, None, tmp_path / name)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_an_assignment_brings_its_exercises_alone(grouped, tmp_path):
    assert write_release(grouped, "week 1", tmp_path / "out") == ("decay",)
    assert not (tmp_path / "out" / "exercises" / "another").exists()


@pytest.mark.parametrize("only", [None, "week 1", "both"])
def test_the_assignments_of_a_release_read_as_those_of_the_course(grouped, tmp_path, only):
    write_release(grouped, only, tmp_path / "out")
    released = Course(tmp_path / "out").assignments()
    wanted = {name: found for name, found in grouped.assignments().items() if only in (None, name)}
    assert released == wanted


def test_a_release_needs_no_solutions(course, tmp_path):
    (course.root / "solutions").rename(tmp_path / "elsewhere")
    assert write_release(course, None, tmp_path / "out") == ("decay",)


def test_an_empty_folder_may_be_filled_and_no_other(course, tmp_path):
    (tmp_path / "out").mkdir()
    write_release(course, None, tmp_path / "out")
    with pytest.raises(UsageError, match="not empty"):
        write_release(course, None, tmp_path / "out")


def code_lines(source):
    """Return the lines that say something, without their indentation."""
    lines = (line.strip() for line in source.decode().splitlines())
    return {line for line in lines if len(line) > 20 and not line.startswith(("#", "import ", "from "))}


def test_a_release_of_this_course_holds_no_line_of_its_solutions(tmp_path):
    course = Course(ROOT)
    for slug in write_release(course, None, tmp_path / "out"):
        released = contents(tmp_path / "out" / "exercises" / slug)
        text = b"\n".join(released.values()).decode()
        known = course.public(slug)
        public = code_lines(known.stub) | code_lines(known.drivers or b"")
        for path in (ROOT / "solutions" / slug).rglob("*.py"):
            leaked = [line for line in code_lines(path.read_bytes()) - public if line in text]
            assert [line for line in leaked if not is_stated(line, path, slug)] == [], path


def is_stated(line, path, slug):
    """Whether a line says what the task says too: a hint or a title of a spec, a docstring of a reference."""
    if path.name == "spec.py":
        return "hint" in line or "title" in line or line.startswith('"')
    nodes = [node for node in ast.walk(ast.parse(path.read_bytes())) if isinstance(node, DOCUMENTED)]
    return path.stem == slug and any(line in (ast.get_docstring(node) or "") for node in nodes)
