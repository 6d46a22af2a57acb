"""What a spec declares that makes its checks weaker than they look."""

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np

from autograder.boundary.coerce import coerce
from autograder.boundary.outputs import Output, Returned
from autograder.boundary.values import pack
from autograder.compare.statistical import Statistical
from autograder.course.calls import Request, Value
from autograder.course.spec import Check, Exercise
from autograder.errors import is_number

MAX_VISIBLE_SHARE = 0.5
MAX_GUESSED_SHARE = 0.2
MAX_OF_BOUND = 0.8  # of a bound's limit that the reference may need
CLOSE = 3.0  # a tolerance nearer than this factor to right answers or mistakes is at risk

Outputs: TypeAlias = Mapping[str, Sequence[Output]]


def weak_spec(
    exercise: Exercise, expected: Outputs, parameters: Mapping[str, Sequence[str]]
) -> Iterator[str]:
    """Yield what an author should change in a spec, in sentences.

    Parameters
    ----------
    expected : mapping
        The reference's outputs by check id.
    parameters : mapping
        Names of the parameters of each function.
    """
    yield from _empty_outputs(exercise.checks, expected)
    yield from _repeated_calls(exercise.checks)
    yield from _hard_coding(exercise.checks, parameters)
    yield from _never_held(exercise.checks)
    yield from _guessed(exercise, expected)
    yield from _narrow_bounds(exercise.checks, expected)
    visible = sum(check.points for check in exercise.checks if not check.hidden)
    if visible > MAX_VISIBLE_SHARE * exercise.possible:
        yield (
            f"visible checks must give at most half of the points; they give {visible:g} of "
            f"{exercise.possible:g}, which whoever copies examples.json earns"
        )


def narrow_margin(check: str, legitimate: float, mistake: float) -> Iterator[str]:
    """Yield why a check's tolerance, taken as 1, is too near to right answers or to mistakes."""
    if legitimate > 1 / CLOSE:
        yield (
            f"the tolerance of {check} must be {CLOSE:g} times what right answers need; they need "
            f"{legitimate:.2g} of it: widen it, or another platform's rounding fails a right answer"
        )
    if mistake < CLOSE:
        yield (
            f"the smallest mistake that {check} finds must be {CLOSE:g} times its tolerance; it is "
            f"{mistake:.3g} times: choose inputs on which the mistake shows more"
        )


def _item(check: Check) -> Any:
    return getattr(check.expect, "item", None)


def _values(check: Check, outputs: Sequence[Output]) -> list[Any]:
    """Return what a check looks at in the outputs of its calls."""
    item = _item(check)
    found = []
    for call, output in zip(check.calls, outputs, strict=True):
        if isinstance(output, Returned) and call.observe == "result":
            value = output.value
            if item is not None and isinstance(value, list | tuple | np.ndarray) and len(value) > item:
                value = value[item]
            found.append(value)
    return found


def _empty_outputs(checks: Sequence[Check], expected: Outputs) -> Iterator[str]:
    """Yield functions of which all checks see only NaN, nothing, or one constant: edge cases alone."""
    groups: dict[tuple[str, Any], list[np.ndarray]] = {}
    ordinary = {call.function for check in checks if not _is_numeric(check) for call in check.calls}
    for check in checks:
        values = [_numbers(value) for value in _values(check, expected[check.id])]
        groups.setdefault((check.calls[0].function, _item(check)), []).extend(
            value for value in values if value is not None
        )
    for (function, item), arrays in groups.items():
        where = function if item is None else f"item [{item}] of {function}"
        kinds = (kind for kind, holds in _KINDS.items() if all(map(holds, arrays)))
        if arrays and function not in ordinary and (kind := next(kinds, "")):
            yield f"the reference must give ordinary values somewhere for {where}; checks see {kind} alone"
    for function in {function for function, _ in groups} - ordinary:
        arrays = [array for (owner, _), found in groups.items() if owner == function for array in found]
        if len(arrays) > 1 and all(array.size > 2 and np.ptp(array) == 0 for array in arrays):
            yield f"the reference must not give constants alone for {function}; checks see no other values"


def _is_numeric(check: Check) -> bool:
    return check.expect.kind in ("close", "exact", "spikes")


def _numbers(value: Any) -> np.ndarray | None:
    """Return a number, an array or a list of numbers as an array."""
    try:
        array = np.asarray(value)
    except ValueError:
        return None
    return array.astype(float) if array.dtype.kind in "iuf" else None


_KINDS: Mapping[str, Callable[[np.ndarray], bool]] = {
    "nothing": lambda array: array.size == 0,
    "NaN": lambda array: array.size > 0 and bool(np.isnan(array).any()),
    "zero": lambda array: array.size > 0 and not array.any(),
}


def _repeated_calls(checks: Sequence[Check]) -> Iterator[str]:
    """Yield calls that a check repeats, and hidden ones that a visible check shows."""
    shown: dict[tuple[bytes, str, str], str] = {}
    for check in sorted(checks, key=lambda check: check.hidden):
        keys = [
            (_packed(call), repr(_item(check)), check.expect.kind)
            for call in check.calls
            if call.args or call.kwargs
        ]
        for number, key in enumerate(keys, 1):
            if key in keys[: number - 1]:
                yield f"call {number} of {check.id} must differ from its other calls; it repeats one"
            if check.hidden and key in shown:
                yield (
                    f"call {number} of the hidden check {check.id} must differ from those of {shown[key]}: "
                    "whoever copies examples.json passes it"
                )
        if not check.hidden:
            shown |= dict.fromkeys(keys, check.id)


def _packed(call: Request) -> bytes:
    arguments = [coerce(value) for value in call.args]
    named = {name: coerce(value) for name, value in call.kwargs.items()}
    return pack((call.function, arguments, named, call.driver, call.observe))


def _hard_coding(checks: Sequence[Check], parameters: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Yield parameters that no hidden call changes, and pairs that no hidden call tells apart."""
    visible, hidden = _given(checks, parameters, False), _given(checks, parameters, True)
    for function, calls in hidden.items():
        shown = visible.get(function, [])
        names = sorted({name for call in calls for name in call})
        for name in names:
            values = {call[name] for call in calls if name in call}
            known = {call[name] for call in shown if name in call}
            if len(known) == 1 and values <= known:
                yield (
                    f"a hidden call of {function} must change {name}; all have {next(iter(known)):g} as the "
                    "visible ones do, so that a hard-coded number earns full marks"
                )
        for name, other in itertools.combinations(parameters.get(function, ()), 2):
            both = [(call[name], call[other]) for call in (*calls, *shown) if name in call and other in call]
            if len(both) > 1 and all(one == two for one, two in both):
                yield (
                    f"a hidden call of {function} must give {name} and {other} different values; they "
                    "are equal in all calls, so that one in place of the other goes unnoticed"
                )


def _never_held(checks: Sequence[Check]) -> Iterator[str]:
    """Yield the values that no hidden check looks at while other names are held."""
    values = [(call, check.hidden) for check in checks for call in check.calls if isinstance(call, Value)]
    held = {call.name for call, hidden in values if hidden and call.given}
    for name in dict.fromkeys(call.name for call, _ in values if call.name not in held):
        yield (
            f"a hidden check must look at {name} with given=...; without it a value that was copied, or "
            "computed with hard-coded numbers, earns full marks"
        )


def _given(
    checks: Sequence[Check], parameters: Mapping[str, Sequence[str]], hidden: bool
) -> dict[str, list[dict[str, float]]]:
    """Return the numbers that calls pass, by function and by name of the parameter or key."""
    found: dict[str, list[dict[str, float]]] = {}
    for check in checks:
        if check.hidden is hidden:
            for call in check.calls:
                if call.driver is None:
                    names = parameters.get(call.function, ())
                    named = dict(zip(names, call.args, strict=False)) | dict(call.kwargs)
                    found.setdefault(call.function, []).append(dict(_scalars(named)))
    return found


def _scalars(named: Mapping[Any, Any]) -> Iterator[tuple[str, float]]:
    for name, value in named.items():
        if isinstance(value, dict):
            yield from _scalars(value)
        elif is_number(value):
            yield str(name), float(value)


def _guessed(exercise: Exercise, expected: Outputs) -> Iterator[str]:
    """Yield a single number that, returned whatever is asked, earns more than its share."""
    earned: dict[float, float] = {}
    for check in exercise.checks:
        values = [_numbers(value) for value in _values(check, expected[check.id])]
        numbers = {float(value) for value in values if value is not None and value.ndim == 0}
        if len(numbers) == 1 and len(values) == len(check.calls):
            number = numbers.pop()
            earned[number] = earned.get(number, 0.0) + check.points
    for number, points in earned.items():
        if points > MAX_GUESSED_SHARE * exercise.possible:
            yield (
                f"one guess must not earn over a fifth of the points; returning {number:g} whatever is asked "
                f"earns {points:g} of {exercise.possible:g}"
            )


def _narrow_bounds(checks: Iterable[Check], expected: Outputs) -> Iterator[str]:
    for check in checks:
        if isinstance(check.expect, Statistical):
            ratio = check.expect.compare_all(expected[check.id], expected[check.id]).evidence.ratio
            if ratio is not None and ratio > MAX_OF_BOUND:
                yield (
                    f"the reference must keep well within the bounds of {check.id}; it needs {ratio:.0%} of "
                    "one: more samples or another seed"
                )
