"""Zip archives, honest or hostile: nothing is written by them, and all has caps."""

import io
import stat
import struct
import zipfile
import zlib
from typing import BinaryIO

from autograder.submission.file_kinds import COMPRESSED, INSTEAD, content_kind
from autograder.submission.files import MIB, Basket, skipped, unsafe

DIRECTORY_ENTRY = b"PK\x01\x02"
LOCAL_HEADER = b"PK\x03\x04"
UTF8_NAME = 0x800  # flag bit 11 of the zip format (APPNOTE 4.4.4)
ENCRYPTED = 0x1
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
CHUNK = 256 * 1024
# What zipfile raises on damaged or hostile archives; found by fuzzing as much as by reading.
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
    IndexError,
    MemoryError,
)


def unzip(data: bytes | BinaryIO, name: str, basket: Basket, folder: str = "") -> None:
    """Put the files of a zip archive into the basket.

    Parameters
    ----------
    data : bytes or binary file
        The archive.
    name : str
        Its file name, for sentences.
    basket : Basket
        Gets the files, and a sentence for the archive or each member that is refused. One bad
        member never loses the others.
    folder : str
        Prefix of the names, empty or ending in a slash.
    """
    stream = io.BytesIO(data) if isinstance(data, bytes) else data
    most = basket.max_listed
    if _listed(stream, most) > most:
        basket.note(name, f"lists more than {most} files: it was not opened")
        return
    try:
        archive = _open(stream)
    except BROKEN:
        basket.note(name, _why_closed(stream))
        return
    with archive:
        for member in archive.infolist():
            if basket.full:
                most = basket.max_bytes // MIB
                basket.note(name, f"unpacks to more than {most} MiB: the rest was left out")
                return
            _take(archive, member, basket, folder)


def _listed(stream: BinaryIO, most: int) -> int:
    """Count the entries of the archive's own list, without reading them; stop above `most`."""
    stream.seek(0)
    found, tail = 0, b""
    while found <= most and (chunk := stream.read(CHUNK)):
        found += (tail + chunk).count(DIRECTORY_ENTRY)
        tail = chunk[-len(DIRECTORY_ENTRY) + 1 :]
    return found


def _why_closed(stream: BinaryIO) -> str:
    stream.seek(0)
    head = stream.read(1000)
    if not head:
        return "is empty (0 bytes)"
    inside = content_kind(head)
    if inside in ("", "zip", *COMPRESSED):
        return "is not a zip archive, or it is damaged"
    return f"is not a zip archive but {inside}: {INSTEAD}"


def _open(stream: BinaryIO) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(stream)
    except UnicodeDecodeError:
        stream.seek(0)
        return zipfile.ZipFile(io.BytesIO(_without_utf8_flags(stream.read())))


def _without_utf8_flags(data: bytes) -> bytes:
    """Clear the flag that names are UTF-8: zipfile refuses a whole archive when one name is not."""
    patched = bytearray(data)
    at = data.find(DIRECTORY_ENTRY)
    while 0 <= at <= len(data) - 10:
        patched[at + 9] &= 0xFF ^ (UTF8_NAME >> 8)
        at = data.find(DIRECTORY_ENTRY, at + 4)
    with zipfile.ZipFile(io.BytesIO(bytes(patched))) as archive:
        for member in archive.infolist():
            if data.startswith(LOCAL_HEADER, member.header_offset):
                patched[member.header_offset + 7 : member.header_offset + 8] = bytes(1)
    return bytes(patched)


def _take(archive: zipfile.ZipFile, member: zipfile.ZipInfo, basket: Basket, folder: str) -> None:
    # Old Windows programs write backslashes between folders; as slashes the same rules apply.
    name = _name(member).replace("\\", "/")
    why = unsafe(name) or _not_a_file(member)
    if why:
        basket.refuse(name, why)
        return
    if name.endswith("/") or skipped(name.split("/")):
        return
    if member.flag_bits & ENCRYPTED:
        basket.refuse(name, "is locked with a password")
        return
    if member.compress_type not in METHODS:
        basket.refuse(name, "is packed in a way that is not read here")
        return
    clean = basket.admit(folder + name)
    if clean is None:
        return
    chunks: list[bytes] = []
    try:
        _read(archive, member, basket.room(clean), chunks)
    except BROKEN:
        basket.spent += sum(map(len, chunks))  # a bomb with a wrong checksum counts too
        basket.refuse(name, "is damaged inside the zip archive")
        return
    basket.put(clean, b"".join(chunks))


def _name(member: zipfile.ZipInfo) -> str:
    """Return the whole name; macOS writes UTF-8 without saying so, which zipfile reads as code page 437."""
    name = member.orig_filename
    if member.flag_bits & UTF8_NAME:
        return name
    try:
        return name.encode("cp437").decode("utf-8")
    except UnicodeError:
        return name


def _not_a_file(member: zipfile.ZipInfo) -> str:
    kind = stat.S_IFMT(member.external_attr >> 16)
    if kind == stat.S_IFLNK:
        return "is a link"
    return "" if kind in (0, stat.S_IFREG, stat.S_IFDIR) else "is not a regular file"


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo, room: int, chunks: list[bytes]) -> None:
    """Append at most `room` + 1 bytes, however many the archive claims or holds."""
    left = room + 1
    with archive.open(member) as stream:
        while left > 0 and (chunk := stream.read(min(CHUNK, left))):
            chunks.append(chunk)
            left -= len(chunk)
