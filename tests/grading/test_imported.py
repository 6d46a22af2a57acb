"""What a course's references import is known before they are loaded."""

from pathlib import Path

import pytest

from autograder.course.catalog import Course
from autograder.grading.imported import imported
from autograder.sandbox.child.libraries import choose_imports
from autograder.submission.program import program_of_source

COURSE = Course(Path(__file__).resolve().parents[2])


@pytest.mark.parametrize("slug", COURSE.slugs)
def test_the_libraries_are_those_that_the_reference_is_run_with(slug):
    solution = COURSE.solution(slug)
    public = COURSE.handout(slug).declared(solution.exercise)
    program = program_of_source(slug, solution.reference, public.provided, public.drivers, public.wanted)
    (found,) = imported(COURSE, [slug])
    assert choose_imports(found) == choose_imports(program.modules)


def test_a_reference_that_is_missing_or_no_python_is_left_out(course, solutions):
    assert list(imported(course, ["decay"])) == [frozenset({"numpy"})]
    (solutions / "decay.py").write_text("def f(:\n")
    assert list(imported(course, ["decay", "other"])) == []
