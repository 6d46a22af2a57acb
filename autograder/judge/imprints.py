"""An output and its imprint: what is kept of it in a fingerprint, and whether another output fits that."""

from collections.abc import Mapping
from typing import Any, cast, get_args

import numpy as np

from autograder.boundary.outputs import Failed, Output, Raised, Reason, Returned
from autograder.boundary.values import Symbolic, Unsendable
from autograder.course.fingerprints import (
    MOST,
    Expression,
    FailedThere,
    Group,
    Imprint,
    Number,
    Numbers,
    Part,
    RaisedThere,
    Words,
    digest_of,
)
from autograder.judge.words import normalised

Array = np.ndarray[Any, Any]
_TOLD_BY_DIGEST = (str, bytes, Symbolic, Unsendable)
_KINDS: Mapping[type, Any] = {tuple: "tuple", list: "list", dict: "dict"}


class NoImprint(Exception):
    """An output of a kind that fingerprints do not hold."""


def imprint_of(output: Output) -> Imprint:
    """Return the imprint of an output.

    Raises
    ------
    NoImprint
        If it holds what has none, such as very many items.
    """
    match output:
        case Returned():
            return _part(output.value)
        case Raised():
            return RaisedThere(output.type, digest_of(normalised(output.message)))
        case Failed(reason="unsendable"):
            return FailedThere(output.code, digest_of(normalised(output.detail)))
        case Failed():
            return FailedThere(output.code)


def filled(imprint: Imprint, yours: Output) -> Output | None:
    """Return the output that left an imprint, as far as that tells; the rest is taken from another one.

    None when it is none that the other could be alike to.
    """
    match imprint, yours:
        case RaisedThere(), Raised():
            same = imprint.message == digest_of(normalised(yours.message))
            return Raised(imprint.exception, yours.message) if same else None
        case FailedThere(), Failed():
            if imprint.detail not in (None, digest_of(normalised(yours.detail))):
                return None
            reason, _, kind = imprint.code.partition(":")
            return Failed(cast(Reason, reason), yours.detail, kind) if reason in get_args(Reason) else None
        case Expression(), Returned():
            return Returned(dict(imprint.values))
        case RaisedThere() | FailedThere() | Expression(), _:
            return None
        case _, Returned():
            try:
                return Returned(_filled(imprint, yours.value))
            except NoImprint:
                return None
    return None


def _part(value: Any) -> Part:
    if value is None:
        return None
    if isinstance(value, _TOLD_BY_DIGEST):
        return Words(digest_of(repr(value)))
    if isinstance(value, bool | int | float | complex):
        return _numbers(np.asarray(value), plain=True)
    if isinstance(value, np.ndarray):
        return _numbers(value)
    kind = _KINDS.get(type(value))
    if kind is None:
        raise NoImprint
    if kind == "list" and (array := _array(value)) is not None and array.size > MOST:
        return _numbers(array, listed=True)
    if len(value) > MOST:
        raise NoImprint
    if kind == "dict":
        return Group(kind, [_part(item) for item in value.values()], digest_of(repr(list(value))))
    return Group(kind, [_part(item) for item in value])


def _numbers(array: Array, *, plain: bool = False, listed: bool = False) -> Numbers:
    dtype = array.dtype.newbyteorder("<").str
    if array.dtype.kind not in "biufc":
        raise NoImprint
    flat = array.ravel()[_places(array.size)]
    if array.dtype.kind == "c":
        flat = flat.view(flat.real.dtype)
    shape = None if plain else list(array.shape)
    return Numbers(dtype, [_number(item) for item in flat.tolist()], shape, listed)


def _places(size: int) -> Array:
    """Return which values of an array are kept: all of them, or as many as may be, evenly spaced."""
    return np.linspace(0, max(size - 1, 0), min(size, MOST)).round().astype(int)


def _number(item: Any) -> Number:
    if isinstance(item, float) and not np.isfinite(item):
        return cast(Number, repr(item))
    return int(item) if isinstance(item, bool) else cast(Number, item)


def _array(value: Any) -> Array | None:
    """Return a list of numbers, or of rows of them, as an array; None of everything else."""
    try:
        array = np.asarray(value)
    except (ValueError, TypeError, OverflowError, RecursionError):
        return None
    return array if array.dtype.kind in "biufc" else None


def _filled(part: Part, yours: Any) -> Any:
    match part:
        case None:
            return None
        case Words():
            if not isinstance(yours, _TOLD_BY_DIGEST) or digest_of(repr(yours)) != part.digest:
                raise NoImprint
            return yours
        case Numbers():
            return _filled_numbers(part, yours)
    theirs = _items(yours)
    if isinstance(yours, dict) != (part.kind == "dict") or len(theirs) != len(part.items):
        raise NoImprint
    items = [_filled(item, other) for item, other in zip(part.items, theirs, strict=True)]
    if not isinstance(yours, dict):
        return tuple(items) if part.kind == "tuple" else items
    if part.keys != digest_of(repr(list(yours))):
        raise NoImprint
    return dict(zip(yours, items, strict=True))


def _items(value: Any) -> list[Any]:
    """Return what a collection holds, at most so much as an imprint can."""
    if isinstance(value, dict):
        value = list(value.values())
    sized = isinstance(value, list | tuple) or (isinstance(value, np.ndarray) and value.ndim > 0)
    return list(value[: MOST + 1]) if sized else []


def _filled_numbers(part: Numbers, yours: Any) -> Any:
    dtype = np.dtype(part.dtype)
    values = np.array([float(item) if isinstance(item, str) else item for item in part.values])
    kept = values.astype(dtype.type().real.dtype).view(dtype) if dtype.kind == "c" else values.astype(dtype)
    if part.shape is None:
        return kept[0].item()
    size = int(np.prod(part.shape, dtype=np.int64))
    if size == kept.size:
        whole = kept.reshape(part.shape)
    else:
        own = _array(yours)
        if own is None or own.size != size:
            raise NoImprint
        whole = own.astype(np.result_type(own.dtype, dtype)).ravel()
        whole[_places(size)] = kept
        whole = whole.reshape(part.shape)
    return whole.tolist() if part.listed else whole
