"""Tar archives, plain or compressed, honest or hostile: read as zips are, with the same refusals.

Only headers that programs write today are read (ustar, GNU long names, pax paths), each of bounded size:
the standard library's reader keeps extended headers of any length in memory.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from autograder.submission.archive import CHUNK
from autograder.submission.decompress import DAMAGED, Readable, decompressed
from autograder.submission.file_kinds import COMPRESSED, INSTEAD, content_kind
from autograder.submission.files import MIB, Basket, skipped, unsafe

BLOCK = 512
MAX_HEADER = MIB  # of one long name or extended header
MAX_PASSED_OVER = 256 * MIB  # of members that are refused or too large; more is a bomb
REGULAR, FOLDER, LINKS = (b"0", b"\0", b"7"), b"5", (b"1", b"2")
LONG_NAME, LONG_LINK, PAX, PAX_GLOBAL = b"L", b"K", b"x", b"g"
PAX_PATH = re.compile(rb"(?:\A|\n)\d{1,7} path=([^\n]*)\n")


class _Damaged(Exception):
    """The archive breaks off or is none; the text says which."""


@dataclass(frozen=True, slots=True)
class _Header:
    name: bytes
    kind: bytes
    size: int


def untar(data: bytes | BinaryIO, name: str, basket: Basket, folder: str = "") -> None:
    """Put the files of a tar archive into the basket; see `autograder.submission.archive.unzip`."""
    stream = io.BytesIO(data) if isinstance(data, bytes) else data
    stream.seek(0)
    head = stream.read(BLOCK)
    stream.seek(0)
    if not head:
        basket.note(name, "is empty (0 bytes)")
        return
    inside = content_kind(head)
    try:
        _take_all(decompressed(stream, inside), name, basket, folder)
    except (_Damaged, *DAMAGED):
        if inside in ("", *COMPRESSED):
            basket.note(name, "is not a tar archive, or it is damaged: what could be read before was kept")
        else:
            what = "a zip archive" if inside == "zip" else inside
            basket.note(name, f"is not a tar archive but {what}: {INSTEAD}")


def _take_all(stream: Readable, name: str, basket: Basket, folder: str) -> None:
    passed = 0
    most = basket.max_listed
    for number, header in enumerate(_headers(stream)):
        if number >= most:
            basket.note(name, f"lists more than {most} files: the rest was left out")
            return
        if basket.full or passed > MAX_PASSED_OVER:
            basket.note(name, f"unpacks to more than {basket.max_bytes // MIB} MiB: the rest was left out")
            return
        kept = _take(stream, header, basket, folder)
        passed += header.size - kept
        _skip(stream, -header.size % BLOCK + header.size - kept, MAX_PASSED_OVER + BLOCK)


def _take(stream: Readable, header: _Header, basket: Basket, folder: str) -> int:
    """Keep a member or say why not; return how many of its bytes were read."""
    name = header.name.decode("utf-8", "surrogateescape").replace("\\", "/")
    why = unsafe(name)
    if not why and header.kind in LINKS:
        why = "is a link"
    if not why and header.kind not in (*REGULAR, FOLDER):
        why = "is not a regular file"
    if why:
        basket.refuse(name, why)
        return 0
    if header.kind == FOLDER or name.endswith("/") or skipped(name.split("/")):
        return 0
    clean = basket.admit(folder + name)
    if clean is None:
        return 0
    data = _read(stream, min(header.size, basket.room(clean) + 1))
    basket.put(clean, data)
    return len(data)


def _headers(stream: Readable) -> Iterator[_Header]:
    """Yield the members; whoever takes one has read or skipped its content before the next is asked for."""
    longer: bytes | None = None
    first = True
    while block := stream.read(BLOCK):
        if not block.strip(b"\0"):
            return  # what follows the first empty block is padding
        header = _parse(block)
        if header is None:
            raise _Damaged
        first = False
        if header.kind in (LONG_NAME, LONG_LINK, PAX, PAX_GLOBAL):
            if header.size > MAX_HEADER:
                raise _Damaged
            content = _read(stream, header.size)
            _skip(stream, -header.size % BLOCK, BLOCK)
            if header.kind == LONG_NAME:
                longer = content.rstrip(b"\0")
            elif header.kind == PAX and (found := PAX_PATH.search(content)):
                longer = found[1]
            continue
        yield _Header(longer if longer is not None else header.name, header.kind, header.size)
        longer = None
    if first:
        raise _Damaged


def _parse(block: bytes) -> _Header | None:
    """Return what a header block says, or None when it is none."""
    if len(block) < BLOCK:
        return None
    unsigned = sum(block[:148]) + 8 * 32 + sum(block[156:])
    checksum, size = _number(block[148:156]), _number(block[124:136])
    if checksum != unsigned or size is None:
        return None
    name = block[:100].split(b"\0")[0]
    prefix = block[345:500].split(b"\0")[0] if block[257:263] == b"ustar\0" else b""
    kind = block[156:157]
    # Links and folders have no content, whatever their size says.
    return _Header(prefix + b"/" + name if prefix else name, kind, 0 if kind in (*LINKS, FOLDER) else size)


def _number(field: bytes) -> int | None:
    """Return an octal number, or one of GNU's binary ones."""
    if field[0] & 0x80:
        return int.from_bytes(field[1:], "big") if field[0] == 0x80 else None
    text = field.strip(b" \0")
    return int(text, 8) if re.fullmatch(rb"[0-7]*", text) and text else (0 if not text else None)


def _read(stream: Readable, size: int) -> bytes:
    chunks, left = [], size
    while left:
        chunk = stream.read(min(CHUNK, left))
        if not chunk:
            raise _Damaged
        chunks.append(chunk)
        left -= len(chunk)
    return b"".join(chunks)


def _skip(stream: Readable, size: int, most: int) -> None:
    left = min(size, most)
    while left > 0:
        chunk = stream.read(min(CHUNK, left))
        if not chunk:
            return
        left -= len(chunk)
