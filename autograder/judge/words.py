"""Words about an answer, without what varies between answers that are wrong in the same way."""

import re

_FOLDED = re.compile(r"'[^']*'|\"[^\"]*\"|0x[0-9a-fA-F]+|\d+(\.\d+)?([eE][+-]?\d+)?")


def normalised(message: str) -> str:
    """Return an exception's text without what varies between answers: numbers, addresses, quoted names."""
    return _FOLDED.sub("_", message.partition("; did you mean ")[0])
