"""Which numbers of a visible call can be turned, and what its curve is drawn over: for sliders."""

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.boundary.outputs import Output, Returned
from autograder.course.spec import Call, Exercise
from autograder.judge.coordinates import abscissa

MIN_SAMPLES = 10  # of a result that is worth a curve


@dataclass(frozen=True, slots=True)
class Tunable:
    """A visible call that gives a curve.

    Attributes
    ----------
    call : Call
    parameters : mapping of str to float
        The numbers that it is given, by name: arguments and values in a dict of parameters.
    names : tuple of str
        Names of the function's parameters, in order.
    x : list of float
        Coordinates of the curve's samples.
    x_label : str
    """

    call: Call
    parameters: Mapping[str, float]
    names: tuple[str, ...]
    x: list[float]
    x_label: str

    def arguments(self, values: Mapping[str, float]) -> tuple[list[Any], dict[str, Any]]:
        """Return fresh arguments with these values in place of the call's own."""

        def turned(name: str, value: Any) -> Any:
            if isinstance(value, dict):
                return {key: values.get(str(key), item) for key, item in copy.deepcopy(value).items()}
            return values.get(name, copy.deepcopy(value))

        args = [turned(name, value) for name, value in zip(self.names, self.call.args, strict=False)]
        return args, {name: turned(name, value) for name, value in self.call.kwargs.items()}


def find_tunable(
    exercise: Exercise,
    expected: Mapping[str, tuple[Output, ...]],
    signatures: Mapping[str, tuple[str, ...]],
    function: str | None = None,
) -> Tunable | None:
    """Return the first visible call whose result is a curve and that is given numbers, or None.

    Parameters
    ----------
    expected : mapping of str to tuple of Output
        By check id, one output per call.
    signatures : mapping of str to tuple of str
        The functions and the names of their parameters.
    function : str, optional
        Only calls of this one.
    """
    for check in exercise.checks:
        for call, output in zip(check.calls, expected[check.id], strict=True):
            names = signatures.get(call.function, ())
            if not isinstance(call, Call):
                continue
            plain = call.driver is None and call.observe == "result" and len(names) >= len(call.args)
            row = first_row(output.value) if isinstance(output, Returned) else None
            if plain and row is not None and function in (None, call.function):
                parameters = dict(_parameters(call, names))
                found = abscissa(call, row.size, signatures)
                if parameters and found is not None:
                    return Tunable(call, parameters, names, found.values, found.label)
    return None


def first_row(value: Any) -> np.ndarray[Any, Any] | None:
    """Return the first row of numbers in a result that is long enough for a curve, or None."""
    items = value if isinstance(value, tuple | list) else (value,)
    rows = (np.asarray(item) for item in items if isinstance(item, np.ndarray))
    return next(
        (row for row in rows if row.ndim == 1 and row.size >= MIN_SAMPLES and row.dtype.kind in "iuf"), None
    )


def _parameters(call: Call, names: tuple[str, ...]) -> Iterator[tuple[str, float]]:
    given = [*zip(names, call.args, strict=False), *call.kwargs.items()]
    steps = _steps([value for _, value in given])
    for name, value in given:
        pairs = value.items() if isinstance(value, dict) else [(name, value)]
        for key, number in pairs:
            if isinstance(number, float) and np.isfinite(number) and not np.isclose(number, steps).any():
                yield str(key), number


def _steps(values: list[Any]) -> list[float]:
    """Return step and length of the grids among the arguments, which would not fit them if turned."""
    found: list[float] = []
    for value in values:
        for item in value.values() if isinstance(value, dict) else [value]:
            if isinstance(item, np.ndarray) and item.ndim == 1 and item.size > 1:
                step = float(item[1] - item[0])
                found += [step, step * item.size]
    return found or [np.nan]
