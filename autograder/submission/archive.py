"""Zip archives, honest or hostile: read in memory, with caps."""

import io
import stat
import struct
import zipfile
import zlib

from autograder.submission.files import MAX_BYTES, Basket, skipped, unsafe

DIRECTORY_ENTRY = b"PK\x01\x02"
LOCAL_HEADER = b"PK\x03\x04"
MAX_LISTED = 20_000  # entries of the archive's own list; each costs memory before it is looked at
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


def unzip(data: bytes, name: str, basket: Basket, folder: str = "") -> None:
    """Put the files of a zip archive into the basket; nothing is written anywhere.

    Parameters
    ----------
    data : bytes
        The archive.
    name : str
        Its file name, for sentences.
    basket : Basket
        Gets the files, and a sentence for the archive or each member that is refused. One bad
        member never loses the others.
    folder : str
        Prefix of the names, empty or ending in a slash.
    """
    if data.count(DIRECTORY_ENTRY) > MAX_LISTED:
        basket.note(name, f"lists more than {MAX_LISTED} files: it was not opened")
        return
    try:
        archive = _open(data)
    except BROKEN:
        what = "is empty (0 bytes)" if not data else "is not a zip archive, or it is damaged"
        basket.note(name, what)
        return
    with archive:
        for member in archive.infolist():
            if basket.spent > MAX_BYTES:
                basket.note(name, f"unpacks to more than {MAX_BYTES // 2**20} MiB: the rest was left out")
                return
            _take(archive, member, basket, folder)


def _open(data: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except UnicodeDecodeError:
        return zipfile.ZipFile(io.BytesIO(_without_utf8_flags(data)))


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
