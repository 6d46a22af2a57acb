"""Calls near those that a spec declares: where a wrong program may differ although no check notices it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.course.calls import Call, Request, Value
from autograder.course.spec import Exercise
from autograder.errors import is_number

MOST_CALLS = 40  # of one exercise
MOST_SAMPLES = 4000  # of an array that is varied; longer ones take long and tell no more
FACTORS = (1.17, 0.83)
SHOWN = 4  # values of an array in the text of a call


@dataclass(frozen=True, slots=True)
class NearbyCall:
    """A call and how an author can write it down."""

    call: Request

    def __str__(self) -> str:
        if isinstance(self.call, Value):
            held = ", ".join(f'"{name}": {_shown(value)}' for name, value in self.call.given.items())
            return f'Value("{self.call.name}", given={{{held}}})'
        given = [_shown(value) for value in self.call.args]
        given += [f"{name}={_shown(value)}" for name, value in self.call.kwargs.items()]
        driver = f" by the driver {self.call.driver}" if self.call.driver else ""
        looked = " and a look at its arguments" if self.call.observe == "arguments" else ""
        return f"{self.call.function}({', '.join(given)}){driver}{looked}"


def nearby_calls(exercise: Exercise) -> list[NearbyCall]:
    """Return calls near the declared ones, at most `MOST_CALLS`, evenly chosen, each argument moved alone."""
    declared = {
        id(call): call for check in exercise.checks for call in check.calls if call.observe != "arguments"
    }
    by_function: dict[tuple[str, str | None], list[Request]] = {}
    for call in declared.values():
        by_function.setdefault((call.function, call.driver), []).extend(_variants(call))
    share = max(MOST_CALLS // max(len(by_function), 1), 4)
    near = [call for calls in by_function.values() for call in _evenly(calls, share)]
    return [NearbyCall(call) for call in (*near, *_looks_at_arguments(declared.values()))]


def _looks_at_arguments(calls: Iterable[Request]) -> Iterator[Call]:
    """Yield a look at the arguments of each function that is given an array."""
    seen = set()
    for call in calls:
        given = (*call.args, *call.kwargs.values())
        if (
            call.function not in seen
            and isinstance(call, Call)
            and call.driver is None
            and any(isinstance(v, np.ndarray) for v in given)
        ):
            seen.add(call.function)
            yield Call(call.function, *call.args, observe="arguments", **call.kwargs)


def _evenly(calls: Sequence[Request], most: int) -> list[Request]:
    if len(calls) <= most:
        return list(calls)
    return [calls[int(place)] for place in np.linspace(0, len(calls) - 1, most)]


def _variants(call: Request) -> Iterator[Request]:
    for place, value in enumerate(call.args):
        for other in _moved(value):
            yield call.with_arguments((*call.args[:place], other, *call.args[place + 1 :]), call.kwargs)
    for name, value in call.kwargs.items():
        for other in _moved(value):
            yield call.with_arguments(call.args, {**call.kwargs, name: other})


def _moved(value: Any) -> Iterator[Any]:
    """Yield values near one: numbers scaled, arrays shortened, scaled, and begun with their last value."""
    if isinstance(value, bool) or value is None:
        return
    if isinstance(value, int):
        yield from (value + 1, value - 1)
    elif is_number(value):
        yield from (factor * value for factor in FACTORS)
    elif isinstance(value, np.ndarray) and value.ndim == 1 and 1 < value.size <= MOST_SAMPLES:
        yield value[:-1].copy()
        yield value[1:].copy()
        if value.dtype.kind == "f":
            yield value * FACTORS[0]
            yield np.concatenate([value[-1:], value[:-1]])
    elif isinstance(value, dict):
        for key, item in value.items():
            if is_number(item) and not _belongs_to_a_grid(item, value):
                yield from ({**value, key: other} for other in _moved(item))


def _belongs_to_a_grid(number: float, parameters: Mapping[Any, Any]) -> bool:
    """Whether a number is the step or the end of an array beside it, which would no longer fit it."""
    for item in parameters.values():
        if isinstance(item, np.ndarray) and item.ndim == 1 and item.size > 1:
            step = item[1] - item[0]
            if (
                np.isclose(number, step)
                or np.isclose(number, item[-1] + step)
                or np.isclose(number, item[-1])
            ):
                return True
    return False


def _shown(value: Any) -> str:
    match value:
        case np.ndarray():
            numbers = [f"{item:.6g}" for item in value.ravel()[:SHOWN].tolist() if is_number(item)]
            more = ["..."] if value.size > SHOWN else []
            return f"np.array([{', '.join([*numbers, *more])}])"
        case dict():
            return f"{{{', '.join(f'{key!r}: {_shown(item)}' for key, item in value.items())}}}"
        case float():
            return f"{value:.6g}"
    return repr(value)
