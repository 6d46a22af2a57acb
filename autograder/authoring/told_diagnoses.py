"""What students may read of hidden checks: names that exist, and sentences without hidden numbers."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from autograder.course.declared import docstring_line
from autograder.course.spec import Exercise
from autograder.errors import is_number, near_miss
from autograder.judge.codes import CODES

_NUMBER = re.compile(r"(?<![\w.])(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")


def untellable(exercise: Exercise, misconceptions: Mapping[str, bytes]) -> Iterator[str]:
    """Yield what is wrong with the diagnoses that students may read of hidden checks.

    Parameters
    ----------
    misconceptions : mapping of str to bytes
        The sources of the exercise's misconceptions, by name.
    """
    shown, hidden = set[float](), set[float]()
    for check in exercise.checks:
        for call in check.calls:
            (hidden if check.hidden else shown).update(_numbers([*call.args, *call.kwargs.values()]))
    for name in exercise.diagnoses:
        if name not in misconceptions:
            if name not in CODES:
                near = near_miss(name, [*misconceptions, *CODES])
                guess = f"; did you mean {near}?" if near else ""
                yield f"diagnoses must be misconceptions of the exercise or known codes; got {name!r}{guess}"
            continue
        sentence = docstring_line(misconceptions[name])
        for text in _NUMBER.findall(sentence):
            if float(text) in hidden - shown:
                yield (
                    f"the sentence of misconceptions/{name}.py, which students may read of a hidden check, "
                    f"must hold no number of a hidden input; it holds {text}"
                )


def _numbers(value: Any) -> Iterator[float]:
    """Yield the sizes of the numbers in a plain value."""
    if isinstance(value, np.ndarray):
        if value.dtype.kind in "iuf":
            yield from np.abs(value.ravel().astype(float)).tolist()
    elif isinstance(value, dict):
        yield from _numbers(list(value.values()))
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _numbers(item)
    elif is_number(value):
        yield abs(float(value))
