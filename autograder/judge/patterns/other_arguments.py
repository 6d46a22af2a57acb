"""As if the call had been another: an argument ignored, exchanged, in another unit, a sample off.

The reference is run on the altered calls by whoever asks; here is which calls, and what is said of them.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np

from autograder.boundary.outputs import Output
from autograder.course.calls import Request
from autograder.errors import is_number
from autograder.judge.coordinates import arguments_of
from autograder.judge.patterns.case import Case, is_telling
from autograder.judge.patterns.claim import Claim
from autograder.judge.patterns.quantities import row_of

#: makes calls of the reference
Rerun = Callable[[Sequence[Request]], Sequence[Output]]
#: alterations of one call that are tried
MOST = 160
#: values that an argument has in other calls and that may stand in the code
FIXED = 4


@dataclass(frozen=True, slots=True)
class Alteration:
    """A change of one argument, or of two.

    Attributes
    ----------
    how : str
        What is otherwise, the end of a sentence.
    about : tuple of str
        The arguments.
    rank : int
        Of several alterations that explain as much, those of the lowest rank count.
    change : callable
        From the values of the arguments to those that are otherwise; `MISSING` leaves one out.
    """

    how: str
    about: tuple[str, ...]
    rank: int
    change: Callable[[Mapping[str, Any]], Mapping[str, Any]]


MISSING = object()


def other_arguments(cases: Sequence[Case], others: Sequence[Request], rerun: Rerun) -> Iterator[Claim]:
    """Yield for which other arguments the reference gives the wrong outputs.

    Parameters
    ----------
    others : sequence of Call or Value
        All calls of the exercise, whose values may be written down in a student's code.
    """
    if not is_telling(cases):
        return
    told = max(cases, key=lambda case: len(set(map(str, _numbers(case).values()))))
    # what explains a single call may do so by chance: then only a number with which all else is right
    failed = [case.call for case in cases]
    known_numbers = others if len(cases) > 1 else [call for call in others if call not in failed]
    found = list(_alterations(told, known_numbers))[:MOST]
    for case in [told, *(case for case in cases if case is not told)]:
        calls = [_altered(case, alteration) for alteration in found]
        known = [
            (alteration, call) for alteration, call in zip(found, calls, strict=True) if call is not None
        ]
        outputs = rerun([call for _, call in known]) if known else ()
        found = [
            alteration
            for (alteration, _), output in zip(known, outputs, strict=bool(outputs))
            if case.is_output(output)
        ]
        if not found:
            return
    best = min(alteration.rank for alteration in found)
    found = [alteration for alteration in found if alteration.rank == best]
    if len({alteration.about for alteration in found}) > 1:
        return
    how = found[0].how
    if len(found) > 1 and best == 0:
        how = f"when {found[0].about[0]} is another number than the one that is passed"
    yield Claim("argument", f"Your result is what comes out {how}.")


def _numbers(case: Case) -> dict[str, Any]:
    return {name: value for name, value in arguments_of(case.call, case.names) if is_number(value)}


def _alterations(case: Case, others: Sequence[Request]) -> Iterator[Alteration]:
    numbers = _numbers(case)
    elsewhere: dict[str, dict[Any, None]] = {name: {} for name in numbers}
    for call in others:
        if call.function == case.call.function:
            for name, value in arguments_of(call, case.names):
                if name in numbers and is_number(value):
                    elsewhere[name][value] = None
    for name, own in numbers.items():
        for value in dict.fromkeys([*list(elsewhere[name])[:FIXED], 1, 0]):
            if value != own:
                yield _set(f"when {name} is {value:g}, whatever is passed", name, 0, _always(value))
    for name in case.call.kwargs:
        yield Alteration(f"when {name} is left at its default", (name,), 0, _left_out(name))
    for one, other in combinations(numbers, 2):
        if numbers[one] != numbers[other]:
            yield Alteration(f"when {one} and {other} are exchanged", (one, other), 1, _exchanged(one, other))
    for name in numbers:
        yield _set(f"when {name} has the opposite sign", name, 1, lambda v: -v)
        yield _set(f"when {name} is squared", name, 1, lambda v: v * v)
        yield _set(f"when {name} is turned over (1/{name})", name, 1, lambda v: np.divide(1.0, v))
        yield _set(f"when {name} is under a square root", name, 1, lambda v: np.sqrt(v))
        yield _set(f"when {name} is twice as large", name, 2, lambda v: 2 * v)
        yield _set(f"when {name} is half as large", name, 2, lambda v: v / 2)
    for name, value in arguments_of(case.call, case.names):
        row = row_of(value)
        if row is None or row.size < 3 or is_number(value):
            continue
        for how, change in _ROWS.items():
            yield _set(f"when {name} is {how}", name, 1, change)
    for name in numbers:
        yield _set(f"when {name} is 1000 times as large, as in another unit", name, 1, lambda v: v * 1000)
        yield _set(f"when {name} is 1000 times smaller, as in another unit", name, 1, lambda v: v / 1000)


_ROWS: dict[str, Callable[[Any], Any]] = {
    "read one sample later": lambda v: np.append(v[1:], v[-1]),
    "read one sample earlier": lambda v: np.insert(v[:-1], 0, v[0]),
    "reversed": lambda v: np.asarray(v)[::-1].copy(),
    "replaced by its mean": lambda v: np.full(len(v), np.mean(v)),
    "replaced by its first value": lambda v: np.full(len(v), v[0]),
    "squared": lambda v: np.asarray(v) ** 2,
    "taken with the opposite sign": lambda v: -np.asarray(v),
    "taken without its sign": lambda v: np.abs(v),
    "sorted": lambda v: np.sort(v),
    "without its first value": lambda v: np.asarray(v)[1:].copy(),
    "without its last value": lambda v: np.asarray(v)[:-1].copy(),
    "without its mean": lambda v: np.asarray(v) - np.mean(v),
}


def _always(value: Any) -> Callable[[Any], Any]:
    return lambda _: value


def _set(how: str, name: str, rank: int, change: Callable[[Any], Any]) -> Alteration:
    return Alteration(how, (name,), rank, lambda values: {name: change(values[name])})


def _left_out(name: str) -> Callable[[Mapping[str, Any]], Mapping[str, Any]]:
    return lambda _: {name: MISSING}


def _exchanged(one: str, other: str) -> Callable[[Mapping[str, Any]], Mapping[str, Any]]:
    return lambda values: {one: values[other], other: values[one]}


def _altered(case: Case, alteration: Alteration) -> Request | None:
    """Return the call with some arguments otherwise; None where that is no other call, or none at all."""
    values = dict(arguments_of(case.call, case.names))
    if any(name not in values for name in alteration.about):
        return None
    with np.errstate(all="ignore"):
        changed = alteration.change(values)
    for name, value in changed.items():
        if value is None or (is_number(value) and not np.isfinite(value)):
            return None
        whole = isinstance(values[name], int) and isinstance(value, float)
        if whole and not value.is_integer():
            return None
    if all(value is not MISSING and np.array_equal(values[name], value) for name, value in changed.items()):
        return None
    return _with_arguments(case.call, case.names, changed)


def _with_arguments(call: Request, names: Sequence[str], changed: Mapping[str, Any]) -> Request:
    """Return a call with some arguments, or entries of arguments that are dicts, replaced."""

    def renewed(name: str, value: Any) -> Any:
        if isinstance(value, dict):
            return {key: _as_it_was(item, changed.get(str(key), item)) for key, item in value.items()}
        return _as_it_was(value, changed.get(name, value))

    padded = [*names[: len(call.args)], *[""] * (len(call.args) - len(names))]
    args = [renewed(name, value) for name, value in zip(padded, call.args, strict=True)]
    kwargs = {name: renewed(name, value) for name, value in call.kwargs.items()}
    for place, value in enumerate(args):
        if value is MISSING:  # those after it need their names
            kwargs |= dict(zip(padded[place:], args[place:], strict=True))
            del args[place:]
            break
    return call.with_arguments(args, {name: value for name, value in kwargs.items() if value is not MISSING})


def _as_it_was(old: Any, new: Any) -> Any:
    """Return a new value as the kind that the old one had: a whole number, a list."""
    if isinstance(old, int) and isinstance(new, float):
        return int(new)
    if isinstance(old, list) and isinstance(new, np.ndarray):
        return new.tolist()
    return new
