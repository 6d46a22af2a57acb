"""Otter's test files for students: the visible checks of an exercise, by name alone."""

from collections.abc import Sequence

from autograder.course.catalog import Course, Handout
from autograder.course.examples import read_examples
from autograder.report.sentences import will_follow

_HEAD = '''"""The visible checks of {slug}, generated; they need exercises/{slug}/examples.json."""

from otter.test_files import test_case

from autograder.adapters.otter.kernel import check_public

OK_FORMAT = False
name = {slug!a}
'''
_CASE = """

@test_case(name={title!a}, points={points!r}{messages})
def test_{number}(env):
    check_public({slug!a}, {check!a}, env)
"""


def otter_tests(public: Handout) -> bytes:
    """Return ``tests/<slug>.py`` in Otter's exception format.

    Otter shows students the line that failed, so a body is one call that names a check and says nothing
    about it. The last case carries the sentence about the hidden checks, passed or not. All is ASCII,
    because Otter opens test files in the encoding of the student's machine.

    Raises
    ------
    UsageError
        If ``examples.json`` is missing or damaged.
    """
    exercise, _, hidden = read_examples(public)
    sentence = will_follow(hidden)
    messages = f", success_message={sentence!a}, failure_message={sentence!a}" if hidden else ""
    cases = [
        _CASE.format(
            title=case_name(check.id, check.title),
            points=check.points,
            messages=messages if check is exercise.checks[-1] else "",
            number=number,
            slug=public.slug,
            check=check.id,
        )
        for number, check in enumerate(exercise.checks, 1)
    ]
    return "".join([_HEAD.format(slug=public.slug), *cases]).encode("ascii")


def case_name(check: str, title: str) -> str:
    """Return what Otter calls a check: its id, for staff and forums, and its title, for students."""
    return f"{check}: {title}" if title else check


def write_otter_tests(released: Course, slugs: Sequence[str]) -> None:
    """Write ``tests/<slug>.py`` beside the exercises of a release, where `otter.Notebook` looks for them."""
    folder = released.root / "tests"
    folder.mkdir()
    for slug in slugs:
        (folder / f"{slug}.py").write_bytes(otter_tests(released.handout(slug)))
