"""Whether ``examples.json`` and ``example.svg``, which ``verify --write`` makes, are there and fit."""

from collections.abc import Iterator

import msgspec

from autograder.authoring.example_figure import draw_example
from autograder.authoring.figure_check import other_curve
from autograder.authoring.leaked_numbers import HiddenNumbers
from autograder.course.catalog import Handout, Solution
from autograder.course.examples import stale, write_examples
from autograder.course.plan import make_plan
from autograder.errors import AutograderError, SpecError
from autograder.grading.references import References
from autograder.judge.fingerprints import fingerprints_of


def examples_text(public: Handout, hidden: Solution, references: References) -> str:
    """Return the text of an exercise's ``examples.json``.

    Raises
    ------
    SpecError
        If a visible check uses a comparer that cannot be written down.
    GraderError
        If the reference does not run.
    """
    public, plan = public.declared(hidden.exercise), make_plan(hidden.exercise)
    expected = references.expected(public, hidden, plan)
    known = references.misconceptions(public, hidden, plan, expected)
    numbers = HiddenNumbers([(hidden.exercise, expected.outputs)])
    # a mistake may give on a visible call what a hidden check expects, as when it ignores an argument
    fingerprints = [
        fingerprint
        for fingerprint in fingerprints_of(known, hidden.exercise.checks, expected.outputs)
        if not any(numbers.found_in("fingerprint", msgspec.json.encode(fingerprint)))
    ]
    return write_examples(hidden.exercise, expected.outputs, fingerprints, public.returns)


def outdated(public: Handout, hidden: Solution, references: References) -> Iterator[str]:
    """Yield what is missing or out of date, and the command that makes it anew."""
    anew = f"(autograder verify {public.slug} --write)"
    try:
        text = examples_text(public, hidden, references)
    except AutograderError as error:
        yield str(error)
        return
    if reason := stale(public, text):
        yield f"examples.json must fit the spec; {reason} {anew}"
    path = public.folder / "example.svg"
    if not path.is_file():
        yield f"example.svg must be there {anew}"
        return
    try:
        drawn = draw_example(public, hidden, references.runner)
    except SpecError as error:
        yield str(error)
        return
    if drawn is not None and (difference := other_curve(path.read_bytes(), drawn)):
        yield f"example.svg must show what the reference gives; {difference} {anew}"
