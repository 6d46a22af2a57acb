"""The right values in the wrong wrapping: nothing returned, one value too many, nested too deep."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from autograder.compare.arrays import Array
from autograder.judge.patterns.case import MANY, Case, numbers_of
from autograder.judge.patterns.claim import Claim

_ENDS: tuple[tuple[str, Callable[[Array], Array]], ...] = (
    ("One value too few: the first is missing, the others are right.", lambda w: w[1:]),
    ("One value too few: the last is missing, the others are right.", lambda w: w[:-1]),
    ("Two values too few: the first and the last are missing, the others are right.", lambda w: w[1:-1]),
)


def layout(cases: Sequence[Case]) -> Iterator[Claim]:
    """Yield how the right values are wrapped wrongly."""
    if all(case.yours is None for case in cases):
        yield Claim("kind:none", "Nothing is returned: end the function with return and the result.")
        return
    yield from _nested(cases)
    yield from _items(cases)
    yield from _length(cases)
    yield from _form(cases)


def _nested(cases: Sequence[Case]) -> Iterator[Claim]:
    inner = [_only(case.yours) for case in cases]
    if all(
        value is not None and case.comparer.compare(*case.outputs_with(value)).passed
        for case, value in zip(cases, inner, strict=True)
    ):
        text = "The right result is wrapped once too often: a comma or a pair of brackets is too many."
        yield Claim("nested", text)


def _only(value: Any) -> Any:
    """Return the one item of a tuple or list that holds another value than a number; else None."""
    if isinstance(value, tuple | list) and len(value) == 1:
        return value[0]
    if isinstance(value, np.ndarray) and value.ndim > 1 and value.shape[0] == 1:
        return value[0]
    return None


def _items(cases: Sequence[Case]) -> Iterator[Claim]:
    """Yield that one of several values is returned alone, or that there is one more."""
    if not all(isinstance(case.reference, tuple) for case in cases):
        return
    count = min(len(case.reference) for case in cases)
    if count < 2:
        return
    for place in range(count):
        if all(_same(case.yours, case.reference[place]) for case in cases):
            text = f"Only {cases[0].item_name(place)} is returned; {count} values are asked for."
            yield Claim("items:one", text)
            return
    longer = all(isinstance(case.yours, tuple | list) and len(case.yours) == count + 1 for case in cases)
    for text, start in (
        ("One value too many is returned: leave out the last.", 0),
        ("One value too many is returned: leave out the first.", 1),
    ):
        if longer and all(
            all(map(_same, case.yours[start : start + count], case.reference)) for case in cases
        ):
            yield Claim("items:more", text)
            return


def _same(yours: Any, wanted: Any) -> bool:
    given, right = numbers_of(yours), numbers_of(wanted)
    if isinstance(yours, tuple) or given is None or right is None or given.shape != right.shape:
        return False
    return bool(np.allclose(given, right, rtol=1e-6, atol=0.0, equal_nan=True)) and given.size > 1


def _length(cases: Sequence[Case]) -> Iterator[Claim]:
    if not all(_is_row(case.given) and _is_row(case.wanted) for case in cases):
        return
    if any(case.comparer.kind == "spikes" for case in cases):
        return
    rows = [(case, case.given, case.wanted) for case in cases]
    long = max(case.wanted.size for case in cases if case.wanted is not None) > MANY
    for text, cut in _ENDS:
        if long and all(
            wanted is not None and wanted.size > 1 and case.is_as_if(cut(wanted)) for case, _, wanted in rows
        ):
            yield Claim("length", text)
            return
    for text, start, stop in (
        ("One value too many: leave out the first, the others are right.", 1, None),
        ("One value too many: leave out the last, the others are right.", 0, -1),
    ):
        if all(
            given is not None
            and wanted is not None
            and given.size == wanted.size + 1
            and wanted.size
            and case.accepts(given[start:stop])
            for case, given, wanted in rows
        ):
            yield Claim("length", text)
            return


def _is_row(array: Array | None) -> bool:
    return array is not None and array.ndim == 1


def _form(cases: Sequence[Case]) -> Iterator[Claim]:
    """Yield that the values are right and the dimensions are not."""
    pairs = [(case, case.given, case.wanted) for case in cases]
    if not all(
        given is not None
        and wanted is not None
        and given.shape != wanted.shape
        and given.size == wanted.size > 0
        and case.accepts(given.reshape(wanted.shape))
        for case, given, wanted in pairs
    ):
        return
    _, given, wanted = pairs[0]
    assert given is not None and wanted is not None
    many = f"{given.ndim} dimension{'s' if given.ndim != 1 else ''} instead of {wanted.ndim}"
    yield Claim("dimensions", f"The values are right, in an array of {many}: the shape is another.")
