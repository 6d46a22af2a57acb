"""What README and docstrings say, held against signatures, spec and reference."""

from collections.abc import Iterator, Mapping, Sequence

from autograder.authoring.equations import unknown_symbols
from autograder.authoring.readme import Readme
from autograder.authoring.signatures import signatures
from autograder.authoring.text_functions import wrong_docstrings, wrong_functions, wrong_variables
from autograder.authoring.text_keys import wrong_keys
from autograder.authoring.text_numbers import wrong_numbers
from autograder.authoring.text_placeholders import placeholders_left
from autograder.authoring.text_points import (
    wrong_files,
    wrong_hints,
    wrong_points,
    wrong_tolerances,
    wrong_units,
)
from autograder.boundary.outputs import Output
from autograder.course.catalog import Handout, Solution


def contradictions(
    public: Handout, hidden: Solution, outputs: Mapping[str, Sequence[Output]]
) -> Iterator[str]:
    """Yield a sentence for everything in an exercise's texts that its code contradicts.

    Parameters
    ----------
    outputs : mapping of str to sequence of Output
        What the reference gives, by check id.
    """
    path = public.folder / "README.md"
    if not path.is_file():
        yield "README.md must be there: it is what students read"
        return
    readme = Readme(path.read_text(encoding="utf-8"))
    known = signatures(public.stub)
    checks = hidden.exercise.checks
    yield from placeholders_left(public)
    yield from wrong_docstrings(known)
    yield from wrong_functions(readme, known)
    yield from wrong_variables(readme, public)
    yield from wrong_keys(readme, public, known)
    yield from wrong_points(readme, hidden)
    yield from wrong_hints(readme, hidden)
    yield from wrong_files(readme, public)
    yield from wrong_units(checks, known)
    yield from wrong_tolerances(readme, checks)
    yield from unknown_symbols(readme, public)
    yield from wrong_numbers(readme, public, hidden.exercise, outputs)
