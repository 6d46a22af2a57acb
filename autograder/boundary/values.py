"""What may cross the boundary between student code and grader, and its form on the wire.

A message is one frame::

    u32 header length | u32 body length | header (JSON) | body (raw bytes of arrays, one after the other)

Structure travels in the header, numbers of arrays in the body, so that neither can be made to cost more
than its cap. Nothing is ever executed while reading: there is no pickle, and array types come from a
fixed set. In the header None, bool, int, finite float, str and list stand for themselves; everything
else is an object with one key, its tag:

====  ==========================================  ====  ===========================================
tag   value                                       tag   value
====  ==========================================  ====  ===========================================
f     float that JSON lacks: nan, inf, -inf       a     array: [dtype, shape, offset]
c     complex: [re, im]                           l     list of numbers, packed: [dtype, n, offset]
t     tuple                                       b     bytes: [length, offset]
d     dict: [[key, value], ...]                   s     symbolic tree: [head, ...]
u     item that could not cross: its description
====  ==========================================  ====  ===========================================
"""

import json
import math
import struct
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np

from autograder.boundary.text import one_line
from autograder.errors import TooManyValues, UnsendableValue, WireError

MAX_HEADER = 256 * 1024
MAX_DEPTH = 64
MAX_DIMENSIONS = 16
MAX_TREE_NODES = 5000
PREFIX = struct.Struct("<II")
#: dtypes that may cross, as NumPy spells them in little-endian order
DTYPES = frozenset(
    ["|b1", "|i1", "<i2", "<i4", "<i8", "|u1", "<u2", "<u4", "<u8", "<f2", "<f4", "<f8", "<c8", "<c16"]
)
Header: TypeAlias = Any


@dataclass(frozen=True, slots=True)
class Symbolic:
    """A symbolic expression as a tree of plain tuples; nothing in it is ever evaluated by SymPy here.

    Attributes
    ----------
    tree : tuple
        ``(head, *arguments)``. Leaves are ``("int", "-3")``, ``("rational", "1", "3")``,
        ``("float", "2.5")``, ``("symbol", "a")``, ``("const", "pi")`` and ``("unknown", "ClassName")``;
        any other head is the name of a SymPy class and its arguments are trees.
    """

    tree: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Unsendable:
    """Stands where an item of a value could not cross; `text` says what it was, such as "a set, ...".

    The other items are judged all the same.
    """

    text: str


class _Packer:
    """Collects the body while a value is turned into a header."""

    def __init__(self) -> None:
        self.chunks: list[bytes] = []
        self.size = 0

    def add(self, data: bytes) -> int:
        offset = self.size
        self.chunks.append(data)
        self.size += len(data)
        return offset

    def array(self, value: np.ndarray[Any, Any]) -> list[Any]:
        dtype = value.dtype.newbyteorder("<") if value.dtype.byteorder == ">" else value.dtype
        if dtype.str not in DTYPES:
            raise UnsendableValue(f"an array of dtype {value.dtype}")
        if value.ndim > MAX_DIMENSIONS:
            raise UnsendableValue(f"an array with {value.ndim} dimensions")
        data = np.ascontiguousarray(value, dtype=dtype).tobytes()
        return [dtype.str, list(value.shape), self.add(data)]

    def header(self, value: Any, depth: int = 0) -> Header:
        if depth > MAX_DEPTH:
            raise UnsendableValue(f"a value nested more than {MAX_DEPTH} deep")
        kind = type(value)
        if value is None or kind in (bool, str):
            return value
        if kind is int:
            return value if value.bit_length() <= 4096 else _too_large()
        if kind is float:
            return value if math.isfinite(value) else {"f": repr(value)}
        if kind is np.ndarray:
            return {"a": self.array(value)}
        if kind is list:
            packed = _as_numbers(value)
            if packed is not None:
                dtype, shape, offset = self.array(packed)
                return {"l": [dtype, shape[0], offset]}
            return [self.header(item, depth + 1) for item in value]
        if kind is tuple:
            return {"t": [self.header(item, depth + 1) for item in value]}
        if kind is dict:
            pairs = [[self.header(k, depth + 1), self.header(v, depth + 1)] for k, v in value.items()]
            return {"d": pairs}
        if kind is complex:
            return {"c": [self.header(value.real), self.header(value.imag)]}
        if kind is bytes:
            return {"b": [len(value), self.add(value)]}
        if kind is Symbolic:
            return {"s": value.tree}
        if kind is Unsendable:
            return {"u": value.text}
        raise UnsendableValue(f"a value of type {kind.__name__}")


def _too_large() -> Header:
    raise UnsendableValue("an integer of more than 4096 bits")


def _as_numbers(value: list[Any]) -> np.ndarray[Any, Any] | None:
    """Return a long list of plain numbers as an array, so that it does not fill the header."""
    if len(value) < 8:
        return None
    kinds = set(map(type, value))
    if kinds == {float} or kinds == {float, int}:
        try:
            return np.array(value, dtype="<f8")
        except OverflowError:
            return None
    if kinds == {int} and max(map(abs, value)) < 2**62:
        return np.array(value, dtype="<i8")
    return None


def pack(value: Any) -> bytes:
    """Return the frame of a plain value.

    Raises
    ------
    UnsendableValue
        If the value or something in it is not plain, or its structure is larger than the header's cap.
    """
    packer = _Packer()
    try:
        header = _ENCODER.encode(packer.header(value)).encode()
    except (ValueError, RecursionError) as error:
        raise UnsendableValue(f"a value that cannot be written down ({error})") from None
    if len(header) > MAX_HEADER:
        raise UnsendableValue("a structure of more than 256 KiB beside its numbers; return arrays instead")
    return PREFIX.pack(len(header), packer.size) + header + b"".join(packer.chunks)


def unpack(header: bytes, body: bytes | memoryview, most: int | None = None) -> Any:
    """Return fresh plain values from the two parts of a frame.

    Parameters
    ----------
    most : int, optional
        How many numbers, texts and other single values there may be in all.

    Raises
    ------
    TooManyValues
        If there are more; they are then not made.
    WireError
        If anything in the frame is not exactly as `pack` writes it.
    """
    try:
        node = _DECODER.decode(header.decode())
        rest = _Body(memoryview(body), most)
        value = _read(node, rest, 0)
    except WireError:
        raise
    except (ValueError, TypeError, KeyError, IndexError, RecursionError, OverflowError, MemoryError) as error:
        raise WireError(f"a message from the sandbox is not well formed ({type(error).__name__})") from None
    if rest.used != len(rest.data):
        raise WireError("a message from the sandbox has bytes in its body that belong to nothing")
    return value


def unpack_frame(frame: bytes) -> Any:
    """Return fresh plain values from a whole frame; see `unpack`."""
    size, _ = PREFIX.unpack_from(frame)
    end = PREFIX.size + size
    return unpack(frame[PREFIX.size : end], memoryview(frame)[end:])


class _Body:
    """The raw bytes of a frame, taken piece by piece: none twice, so that no frame grows by being read."""

    def __init__(self, data: memoryview, most: int | None) -> None:
        self.data = data
        self.used = 0
        self.most = most
        self.count = 0

    def add(self, count: int) -> None:
        """Count values before they are made."""
        self.count += count
        if self.most is not None and self.count > self.most:
            raise TooManyValues("a message from the sandbox holds more values than it may")

    def take(self, offset: Any, length: Any) -> memoryview:
        if _expect(offset, int) != self.used or not 0 <= _expect(length, int) <= len(self.data) - offset:
            raise WireError("a message from the sandbox points to the wrong part of its body")
        self.used += length
        return self.data[offset : self.used]


def count_values(value: Any) -> int:
    """Return how many values `unpack` counts in a plain value."""
    match value:
        case np.ndarray():
            return value.size
        case list() | tuple():
            return len(value) + sum(map(count_values, value))
        case dict():
            return len(value) + sum(map(count_values, value.values()))
        case bytes():
            return len(value)
    return 1


def _refuse_constant(name: str) -> Any:
    raise WireError(f"a message from the sandbox holds a bare {name}")


_ENCODER = json.JSONEncoder(separators=(",", ":"), allow_nan=False)
_DECODER = json.JSONDecoder(parse_constant=_refuse_constant)


def _read(node: Any, body: _Body, depth: int) -> Any:
    if depth > MAX_DEPTH + 1:
        raise WireError("a message from the sandbox is nested too deeply")
    if isinstance(node, list):
        body.add(len(node))
        return [_read(item, body, depth + 1) for item in node]
    if isinstance(node, str) and not node.isascii():
        node.encode()  # refuses lone surrogates, which no report could be written with
    if not isinstance(node, dict):
        return node
    if len(node) != 1:
        raise WireError("a message from the sandbox has an object with several tags")
    ((tag, content),) = node.items()
    match tag:
        case "f":
            return {"nan": math.nan, "inf": math.inf, "-inf": -math.inf}[content]
        case "a":
            dtype, shape, offset = content
            return _array(dtype, shape, offset, body)
        case "l":
            dtype, length, offset = content
            return _array(dtype, [length], offset, body).tolist()
        case "t":
            body.add(len(_expect(content, list)))
            return tuple(_read(item, body, depth + 1) for item in _expect(content, list))
        case "d":
            body.add(len(_expect(content, list)))
            return {_key(_read(k, body, depth + 1)): _read(v, body, depth + 1) for k, v in content}
        case "c":
            real, imaginary = content
            return complex(_float(_read(real, body, depth)), _float(_read(imaginary, body, depth)))
        case "b":
            length, offset = content
            body.add(_expect(length, int))
            return bytes(body.take(offset, length))
        case "s":
            return Symbolic(_tree(content))
        case "u":
            return Unsendable(one_line(_expect(content, str)))
    raise WireError("a message from the sandbox has an unknown tag")


def _expect(value: Any, kind: type) -> Any:
    if type(value) is not kind:
        got = type(value).__name__
        raise WireError(f"a message from the sandbox has a {got} where a {kind.__name__} belongs")
    return value


def _float(value: Any) -> float:
    return value if isinstance(value, float) else float(_expect(value, int))


def _key(value: Any) -> Any:
    if isinstance(value, str | int | float | bool | bytes | None) or (
        isinstance(value, tuple) and all(isinstance(item, str | int | float | bool) for item in value)
    ):
        return value
    raise WireError("a message from the sandbox has a dict key that is not plain")


def _array(dtype: Any, shape: Any, offset: Any, body: _Body) -> np.ndarray[Any, Any]:
    if _expect(dtype, str) not in DTYPES:
        raise WireError("a message from the sandbox has an array of a dtype that may not cross")
    if len(_expect(shape, list)) > MAX_DIMENSIONS or any(_expect(n, int) < 0 for n in shape):
        raise WireError("a message from the sandbox has an array of an impossible shape")
    kind = np.dtype(dtype)
    count = math.prod(shape)
    body.add(count)
    data = body.take(offset, count * kind.itemsize)
    return np.frombuffer(data, dtype=kind).reshape(shape).copy()


def _tree(content: Any) -> tuple[Any, ...]:
    """Rebuild a symbolic tree from nested lists, counting its nodes; strings are leaves."""
    count = 0

    def build(node: Any, depth: int) -> tuple[Any, ...]:
        nonlocal count
        count += 1
        if count > MAX_TREE_NODES or depth > 2 * MAX_DEPTH:
            raise WireError("a symbolic expression from the sandbox is too large")
        head, *arguments = _expect(node, list)
        for text in (_expect(head, str), *arguments):
            if isinstance(text, str):
                text.encode()  # as in `_read`
        return (head, *(item if isinstance(item, str) else build(item, depth + 1) for item in arguments))

    return build(content, 0)
