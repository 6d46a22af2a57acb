"""What a file holds, whatever its name and kind: its texts, its numbers and its compiled code.

Archives, compressed data, notebooks, encoded text and the metadata of images are opened one inside the other.
Nothing is executed, and no pickle is loaded: of a pickle the strings, bytes and numbers are read from its
opcodes.
"""

import bz2
import contextlib
import gzip
import importlib.util
import io
import lzma
import pickletools
import re
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import numpy as np

from autograder.authoring.encoded import LEAST_TEXT, decoded, encoded, inner_texts, looks_known
from autograder.errors import is_number

MAX_BYTES = 64 * 2**20  # of all that one file unfolds to
MAX_DEPTH = 8
_PRINTABLE = re.compile(rb"[\t\n\r -~]{%d,}" % LEAST_TEXT)
_PRINTABLE_WIDE = re.compile(rb"(?:[\t\n\r -~]\x00){%d,}" % LEAST_TEXT)
_ZLIB = re.compile(rb"\x78[\x01\x5e\x9c\xda]")


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing that a file holds.

    Attributes
    ----------
    place : str
        The file's name and, after a colon, what was opened in it.
    text : str
    numbers : list of array of float
        Numbers that stand in no text, row by row.
    compiled : bytes
        A file of compiled code of this version of Python, as it is.
    unread : str
        Why the rest of the file could not be looked through; empty when it could.
    """

    place: str
    text: str = ""
    numbers: list[np.ndarray[Any, Any]] = field(default_factory=list)
    compiled: bytes = b""
    unread: str = ""


@lru_cache(maxsize=256)
def contents(name: str, data: bytes) -> tuple[Piece, ...]:
    """Return everything that is found in a file, the outermost first."""
    reader = _Reader()
    return tuple(reader.read(name, data, 0))


class _Reader:
    """Opens one file; what was seen is not opened again."""

    def __init__(self) -> None:
        self._seen: set[int] = set()
        self._left = MAX_BYTES

    def read(self, place: str, data: bytes, depth: int) -> Iterator[Piece]:
        if not data or hash(data) in self._seen:
            return
        self._seen.add(hash(data))
        self._left -= len(data)
        if self._left < 0 or depth > MAX_DEPTH:
            yield Piece(place, unread="it holds too much, or is packed too often, to be looked through")
            return
        for open_it in (_members, _unpacked, _compiled, _array, _pickled):
            try:
                found = list(open_it(place, data))
            except Exception:  # it only looked like one of these
                continue
            for item in found:
                if isinstance(item, Piece):
                    yield item
                else:
                    yield from self.read(*item, depth + 1)
            if found:
                break
        text = decoded(data)
        if text is not None:
            yield from self._text(place, text, depth)
        else:
            yield from self._binary(place, data, depth)

    def _text(self, place: str, text: str, depth: int) -> Iterator[Piece]:
        yield Piece(place, text)
        for inner in inner_texts(text):
            if inner != text:
                yield from self.read(place, inner.encode("utf-8", "replace"), depth + 1)
        for data in encoded(text):
            if decoded(data) is not None or looks_known(data):
                yield from self.read(place, data, depth + 1)

    def _binary(self, place: str, data: bytes, depth: int) -> Iterator[Piece]:
        """Yield the strings and numbers that stand in binary data, and what is compressed in it."""
        strings = [found.decode("ascii") for found in _PRINTABLE.findall(data)]
        strings += [found.decode("utf-16-le") for found in _PRINTABLE_WIDE.findall(data)]
        for string in strings:
            yield from self._text(place, string, depth)
        yield Piece(place, numbers=list(_raw_numbers(data)))
        for match in _ZLIB.finditer(data):
            with contextlib.suppress(zlib.error):
                found = zlib.decompressobj().decompress(data[match.start() :], MAX_BYTES)
                if len(found) >= LEAST_TEXT:
                    yield from self.read(place, found, depth + 1)


def _members(place: str, data: bytes) -> Iterator[Piece | tuple[str, bytes]]:
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield place, archive.comment
            for info in archive.infolist():
                inner = f"{place}: {info.filename}"
                if info.flag_bits & 1:
                    yield Piece(inner, unread="it is encrypted")
                elif info.file_size > MAX_BYTES:
                    yield Piece(inner, unread="it is too large to be looked through")
                else:
                    yield inner, archive.read(info)
    elif data[257:262] == b"ustar":
        with tarfile.open(fileobj=io.BytesIO(data)) as archive:
            for member in archive.getmembers():
                if (stream := archive.extractfile(member)) is not None:
                    yield f"{place}: {member.name}", stream.read(MAX_BYTES)


def _unpacked(place: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    kinds: tuple[tuple[bytes, Callable[[io.BytesIO], Any]], ...] = (
        (b"\x1f\x8b", lambda stream: gzip.GzipFile(fileobj=stream)),
        (b"BZh", bz2.BZ2File),
        (b"\xfd7zXZ", lzma.LZMAFile),
        (b"\x5d\x00\x00", lzma.LZMAFile),
    )
    for magic, opened in kinds:
        if data.startswith(magic):
            with opened(io.BytesIO(data)) as stream:
                yield place, stream.read(MAX_BYTES)


def _compiled(place: str, data: bytes) -> Iterator[Piece]:
    """Yield a ``.pyc`` of this Python; that of another version cannot be compared, and is said to be so."""
    if data.startswith(importlib.util.MAGIC_NUMBER):
        yield Piece(place, compiled=data)
    elif data[2:4] == b"\r\n" and place.endswith((".pyc", ".pyo")):
        yield Piece(place, unread="it is compiled code of another version of Python")


def _array(place: str, data: bytes) -> Iterator[Piece | tuple[str, bytes]]:
    if data.startswith(b"\x93NUMPY"):
        try:
            array = np.load(io.BytesIO(data), allow_pickle=False)
        except ValueError:  # objects, as a pickle behind the header
            yield place, data[data.index(b"\n") + 1 :]
        else:
            if array.dtype.kind in "US":
                yield place, "\n".join(map(str, array.ravel())).encode()
            elif array.dtype.kind in "iufc":
                yield Piece(place, numbers=[array.real.ravel().astype(float)])


def _pickled(place: str, data: bytes) -> Iterator[Piece | tuple[str, bytes]]:
    if not data.startswith(b"\x80") and not data.rstrip().endswith(b"."):
        return
    numbers: list[float] = []
    for _, argument, _ in pickletools.genops(data):
        if isinstance(argument, str) and len(argument) >= LEAST_TEXT:
            yield place, argument.encode("utf-8", "replace")
        elif isinstance(argument, bytes | bytearray):
            yield Piece(place, numbers=list(_raw_numbers(bytes(argument))))
            yield place, bytes(argument)
        elif is_number(argument):
            numbers.append(float(min(max(argument, -1e300), 1e300)))
    if numbers:
        yield Piece(place, numbers=[np.array(numbers)])


def _raw_numbers(data: bytes) -> Iterator[np.ndarray[Any, Any]]:
    """Yield what binary data is as rows of numbers, from whichever byte they begin."""
    for kind in ("<f8", ">f8", "<f4"):
        size = np.dtype(kind).itemsize
        for start in range(min(size, len(data))):
            count = (len(data) - start) // size
            with np.errstate(all="ignore"):
                row = np.frombuffer(data, kind, count, start).astype(float)
                usual = np.abs(row)
                yield row[(usual > 1e-9) & (usual < 1e12)]
