"""The content of a compressed file, a piece at a time and in bounded memory, whatever the file claims."""

import bz2
import gzip
import lzma
import zlib
from typing import BinaryIO, Protocol

MAX_DICTIONARY = 128 * 1024 * 1024  # bytes that an xz file may have us keep; its highest preset takes 65 MiB
CHUNK = 64 * 1024
#: what is raised where a compressed file breaks off or is none
DAMAGED = (OSError, EOFError, zlib.error, lzma.LZMAError)


class Readable(Protocol):
    """Whatever gives its next bytes."""

    def read(self, size: int, /) -> bytes:
        """Return at most `size` bytes, none at the end."""


def decompressed(stream: BinaryIO, kind: str) -> Readable:
    """Return what is inside a stream, compressed as `kind` says; the stream itself if it is not.

    Parameters
    ----------
    stream : binary file
    kind : str
        As `autograder.submission.file_kinds.content_kind` names it.
    """
    match kind:
        case "gzip":
            return gzip.GzipFile(fileobj=stream)
        case "bzip2":
            return bz2.BZ2File(stream)
        case "xz":
            return _Xz(stream)
    return stream


class _Xz:
    """An xz file; the standard library's has no limit on the memory that its header may ask for."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._decoder = lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=MAX_DICTIONARY)

    def read(self, size: int, /) -> bytes:
        """Return at most `size` bytes, none at the end."""
        while not self._decoder.eof:
            more = self._stream.read(CHUNK) if self._decoder.needs_input else b""
            if self._decoder.needs_input and not more:
                raise EOFError
            if data := self._decoder.decompress(more, size):
                return data
        return b""
