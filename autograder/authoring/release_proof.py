"""A release held against the whole hidden half of a course, before a file of it is written."""

from collections.abc import Iterator, Mapping, Sequence

from autograder.authoring.leaked_numbers import leaked_numbers
from autograder.authoring.leaks import answers_provided, hidden_sources, leaked_code, unknown_files
from autograder.course.catalog import Course
from autograder.course.plan import make_plan
from autograder.grading.references import References


def release_leaks(
    course: Course, slugs: Sequence[str], files: Mapping[str, bytes], references: References
) -> Iterator[str]:
    """Yield a sentence for everything that a release would give away, of whichever exercise.

    What one of the released exercises makes public is no secret of another.

    Raises
    ------
    SpecError
        If an exercise is declared wrongly.
    GraderError
        If a reference does not run.
    """
    sources: dict[str, bytes] = {}
    handouts, checked = [], []
    for slug in slugs:
        solution, everything = course.solution(slug), course.handout(slug)
        handout = everything.declared(solution.exercise)
        yield from (
            f"exercises/{slug}: {text}"
            for text in (
                *unknown_files(everything, solution.exercise.provided),
                *answers_provided(handout, solution.reference),
            )
        )
        folder = course.root / "solutions" / slug
        sources |= {f"solutions/{slug}/{name}": data for name, data in hidden_sources(folder).items()}
        expected = references.expected(handout, solution, make_plan(solution.exercise))
        handouts.append(handout)
        checked.append((solution.exercise, expected.outputs))
    yield from leaked_code(files, sources, handouts)
    yield from leaked_numbers(files, checked, handouts)
