"""Whether ``examples.json`` and ``example.svg``, which ``verify --write`` makes, are there and fit."""

from collections.abc import Iterator, Mapping, Sequence

from autograder.authoring.example_figure import draw_example
from autograder.authoring.figure_check import other_curve
from autograder.boundary.outputs import Output
from autograder.course.catalog import Handout, Solution
from autograder.course.examples import stale, write_examples
from autograder.errors import AutograderError, SpecError
from autograder.sandbox.runner import Runner


def outdated(
    public: Handout, hidden: Solution, outputs: Mapping[str, Sequence[Output]], runner: Runner
) -> Iterator[str]:
    """Yield what is missing or out of date, and the command that makes it anew.

    Parameters
    ----------
    outputs : mapping of str to sequence of Output
        What the reference gives, by check id.
    """
    anew = f"(autograder verify {public.slug} --write)"
    try:
        text = write_examples(hidden.exercise, outputs)
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
        drawn = draw_example(public, hidden, runner)
    except SpecError as error:
        yield str(error)
        return
    if drawn is not None and (difference := other_curve(path.read_bytes(), drawn)):
        yield f"example.svg must show what the reference gives; {difference} {anew}"
