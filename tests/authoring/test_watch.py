"""Watching: everything first, and then what an author has finished saving."""

import itertools

from autograder.authoring.watch import changes


def test_everything_comes_first_and_then_what_changed(course):
    watching = changes(course, course.slugs, pause=0.0)
    assert next(watching) == ["decay"]
    stub = course.root / "exercises" / "decay" / "decay.py"
    stub.write_text(stub.read_text() + "\n# edited\n")
    assert next(watching) == ["decay"]
    (course.root / "solutions" / "decay" / "accepted" / "another.py").write_text("# new\n")
    assert next(watching) == ["decay"]


def test_what_verify_writes_itself_is_no_change(course, monkeypatch):
    spec = course.root / "solutions" / "decay" / "spec.py"
    looks = itertools.count(1)

    def pause(_):  # an edit ends the wait after the other file had its chance
        if next(looks) == 4:
            spec.write_text(spec.read_text() + "\n# edited\n")

    monkeypatch.setattr("autograder.authoring.watch.time.sleep", pause)
    watching = changes(course, course.slugs)
    next(watching)
    (course.root / "exercises" / "decay" / "examples.json").write_text("{}")
    assert next(watching) == ["decay"]
    assert next(looks) > 4
