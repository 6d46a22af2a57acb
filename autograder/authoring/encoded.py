"""Text in other forms: in JSON and in programs, escaped, and as letters and digits that encode bytes."""

import ast
import base64
import binascii
import contextlib
import html
import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

LEAST_TEXT = 12  # characters of a string that is worth a look
_ENCODED = re.compile(r"[A-Za-z0-9+/_-]{24,}(?:\s*[A-Za-z0-9+/_-]{4,})*={0,6}")
_ASCII85 = re.compile(r"[!-~]{40,}")
_ESCAPE = re.compile(r"\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|[ntr\\'\"])")


def looks_known(data: bytes) -> bool:
    """Whether data begins like a file of a kind that can be opened."""
    packed = (b"PK\x03\x04", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"x\x01", b"x\x9c", b"x\xda")
    pickled = (b"\x80\x02", b"\x80\x03", b"\x80\x04", b"\x80\x05")
    return data.startswith((*packed, *pickled, b"\x93NUMPY", b"\x89PNG", b"\xff\xd8\xff"))


def decoded(data: bytes) -> str | None:
    """Return data as text, or None where it is none."""
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    for encoding in ("utf-16", "utf-32") if wide else ("utf-8-sig", "latin-1"):
        with contextlib.suppress(UnicodeError):
            text = data.decode(encoding)
            odd = sum(not (char.isprintable() or char in "\t\n\r\f") for char in text[:4000])
            return text if odd <= len(text[:4000]) // 50 else None
    return None


def inner_texts(text: str) -> Iterator[str]:
    """Yield what a text says in another form: the strings of JSON and of programs, and escapes undone."""
    if text.lstrip()[:1] in ("{", "["):
        with contextlib.suppress(ValueError, RecursionError):
            yield from _strings(json.loads(text))
    with contextlib.suppress(SyntaxError, ValueError, RecursionError, MemoryError):
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str | bytes):
                value = node.value if isinstance(node.value, str) else node.value.decode("latin-1")
                if len(value) >= LEAST_TEXT:
                    yield value
    if "&" in text:
        yield html.unescape(text)
    if text.count("%") >= 3:
        yield unquote(text)
    if "\\" in text:
        yield _ESCAPE.sub(_unescaped, text)


def _unescaped(match: re.Match[str]) -> str:
    """Return what an escape of a string in a program stands for."""
    code = match[1]
    return chr(int(code[1:], 16)) if code[0] in "xu" else {"n": "\n", "t": "\t", "r": "\r"}.get(code, code)


def _strings(value: Any) -> Iterator[str]:
    """Yield the strings in a JSON document; lines in a list belong together, as in a notebook."""
    if isinstance(value, str):
        if len(value) >= LEAST_TEXT:
            yield value
    elif isinstance(value, dict):
        for item in (*value.keys(), *value.values()):
            yield from _strings(item)
    elif isinstance(value, list):
        if value and all(isinstance(item, str) for item in value):
            yield "".join(value)
        for item in value:
            yield from _strings(item)


def encoded(text: str) -> Iterator[bytes]:
    """Yield what runs of letters and digits encode, in the encodings that the standard library has."""
    for match in _ENCODED.finditer(text):
        for run in {re.sub(r"\s", "", match[0]), *match[0].split()}:
            plain = run.rstrip("=").replace("-", "+").replace("_", "/")
            plain += "=" * (-len(plain) % 4)
            for decode, written in ((binascii.a2b_base64, plain), (bytes.fromhex, run), (_base32, run)):
                with contextlib.suppress(ValueError):
                    yield decode(written)
    for match in _ASCII85.finditer(text):
        for decode85 in (base64.b85decode, base64.a85decode):
            with contextlib.suppress(ValueError):
                yield decode85(match[0])


def _base32(text: str) -> bytes:
    return base64.b32decode(text, casefold=True)
