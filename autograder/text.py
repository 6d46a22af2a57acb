"""Untrusted text, such as a student's exception message, made fit for one line of any format."""

import re

MAX_LENGTH = 500
_ANSI = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\-_])")
#: control characters, invisible direction marks that reorder text, lone surrogates
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]+")
#: memory addresses differ from run to run
_ADDRESS = re.compile(r"\b0x[0-9a-fA-F]{6,16}\b")


def clean(text: str, limit: int = MAX_LENGTH) -> str:
    """Return one line without control characters, escape sequences or addresses, at most `limit` long."""
    text = _ANSI.sub("", text[: 8 * limit])
    text = _ADDRESS.sub("0x…", " ".join(_UNSAFE.sub(" ", text).split()))
    return text if len(text) <= limit else text[: limit - 1] + "…"
