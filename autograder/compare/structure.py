"""The walk through what a reference returned: items, keys, text and numbers, each held against its match."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from autograder.boundary.values import Symbolic
from autograder.boundary.wording import count_of
from autograder.compare.arrays import Array
from autograder.compare.base import Evidence, refusal
from autograder.compare.numbers import Tolerance, compare_numbers
from autograder.compare.wording import clip, kind_of
from autograder.errors import ReferenceFault


def pick(value: Any, reference: Any, item: int | None, names: Sequence[str] = ()) -> tuple[Any, Any, str]:
    """Return one item of both values, and the prefix that names it in messages.

    It is called by its name where there are names for all items, else by its number.

    Raises
    ------
    Refused
        If the student returned no items, or another number of them than the reference.
    ReferenceFault
        If the reference has no such item.
    """
    if item is None:
        return value, reference, ""
    wanted = _items(reference)
    if wanted is None or not -len(wanted) <= item < len(wanted):
        raise ReferenceFault(f"The reference's value has no item {item}.")
    called = names[item] if len(names) == len(wanted) else f"item [{item}]"
    return _matching(value, len(wanted), "")[item], wanted[item], f"{called}: "


def compare_parts(
    value: Any, reference: Any, tolerance: Tolerance, prefix: str = "", mask: Array | None = None
) -> Evidence:
    """Hold a value against the reference's, part by part; all must be right.

    A tuple or dict of the reference, and a list of anything but numbers, is compared item by item, each
    with a scale of its own; everything else is one array, number, text or expression.
    """
    if isinstance(reference, dict):
        return _keys(value, reference, tolerance, prefix)
    if reference is None or isinstance(reference, str | bytes | Symbolic):
        return _same(value, reference, prefix)
    array = _numbers(reference)
    if array is not None:
        if mask is not None and mask.shape != array.shape:
            raise ReferenceFault(
                f"The mask of 'ignore' has shape {mask.shape}; what it masks has {array.shape}."
            )
        return compare_numbers(value, array, tolerance, prefix, mask)
    if mask is not None:
        raise ReferenceFault("An 'ignore' needs an 'item' where the reference returns several values.")
    wanted = _items(reference)
    if wanted is None:
        raise ReferenceFault(f"The reference returned {kind_of(reference)}, which cannot be compared.")
    yours = _matching(value, len(wanted), prefix)
    outer = prefix.removesuffix(": ") or "item "
    return _worst(
        compare_parts(mine, theirs, tolerance, f"{outer}[{i}]: ")
        for i, (mine, theirs) in enumerate(zip(yours, wanted, strict=True))
    )


def _numbers(reference: Any) -> Array | None:
    """Return a number, an array or a list of numbers as an array; None for what has items of its own."""
    if isinstance(reference, tuple) or (isinstance(reference, list) and not all(map(_plain, reference))):
        return None
    try:
        array = np.asarray(reference)
    except (ValueError, OverflowError):
        return None
    return array if array.dtype.kind in "biufc" else None


def _plain(value: Any) -> bool:
    if isinstance(value, list):
        return all(map(_plain, value))
    return isinstance(value, int | float | complex)


def _items(value: Any) -> Any:
    """Return what can be indexed as items, or None."""
    if isinstance(value, tuple | list) or (isinstance(value, np.ndarray) and value.ndim > 0):
        return value
    return None


def _matching(value: Any, number: int, prefix: str) -> Any:
    items = _items(value)
    if items is None:
        raise refusal(
            "kind",
            f"{prefix}returned {kind_of(value)} instead of {count_of(number, 'item')}",
            "values were not checked because the kind differs",
        )
    if len(items) != number:
        raise refusal(
            "items",
            f"{prefix}returned {count_of(len(items), 'item')} instead of {number}",
            "values were not checked because the number of items differs",
        )
    return items


def _keys(value: Any, reference: dict[Any, Any], tolerance: Tolerance, prefix: str) -> Evidence:
    if not isinstance(value, dict):
        raise refusal("kind", f"{prefix}returned {kind_of(value)} instead of a dict")
    if value.keys() != reference.keys():
        missing = ", ".join(sorted(repr(key) for key in reference.keys() - value.keys()))
        extra = ", ".join(sorted(repr(key) for key in value.keys() - reference.keys()))
        words = [f"{name}: {keys}" for name, keys in (("missing", missing), ("extra", extra)) if keys]
        raise refusal("items", f"{prefix}the keys of the dict differ", "; ".join(words)[:200])
    outer = prefix.removesuffix(": ") or "item "
    return _worst(
        compare_parts(value[key], reference[key], tolerance, f"{outer}[{key!r}]: ") for key in reference
    )


def _same(value: Any, reference: Any, prefix: str) -> Evidence:
    if type(value) is not type(reference):
        raise refusal(
            "kind",
            f"{prefix}returned {kind_of(value)} instead of {kind_of(reference)}",
            "values were not checked because the kind differs",
        )
    if value == reference:
        return Evidence(total=1)
    if isinstance(value, str):
        detail = f"yours is {clip(value)}, expected {clip(reference)}"
        raise refusal("values", f"{prefix}the text is wrong", detail)
    raise refusal("values", f"{prefix}the value is wrong")


def _worst(parts: Iterable[Evidence]) -> Evidence:
    """Return the evidence of the part that is closest to its tolerance, with the counts of all."""
    found = list(parts)
    worst = max(found, key=lambda evidence: evidence.ratio or 0.0, default=Evidence())
    return replace(worst, total=sum(evidence.total for evidence in found))
