"""Make text that a student influenced safe to show: no escape sequences, no disguises, no floods.

Escaping for HTML is the template's work; here goes what no format should ever show.
"""

import re
import unicodedata

MOST_CHARACTERS = 2000
MOST_LINES = 60
MOST_IN_A_LINE = 500

# Each alternative is linear: none can match the character that starts another.
_ANSI = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # colours, cursor moves
    r"|(?:\x1b[\]P^_X]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x80-\x9f]*(?:\x07|\x1b\\|\x9c)"  # titles, links
    r"|\x1b[ -/]*[0-~]?"
)
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_UNSHOWABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f"  # control characters
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # overrides of the writing direction
    "\u00ad\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb"  # invisible, so two names could look alike
    "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\uffa0"  # letters and signs that are blank
    "\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e0fff]"  # non-characters, invisible tags
)
#: memory addresses differ from run to run
_ADDRESS = re.compile(r"\b0x[0-9a-fA-F]{6,16}\b")
_SURROGATE = re.compile("[\ud800-\udfff]")


def clean(text: str, limit: int = MOST_CHARACTERS) -> str:
    """Return `text` as it can be shown: printable, left in its lines, not longer than `limit` and a note."""
    if text.isprintable() and len(text) <= limit and not _UNSHOWABLE.search(text):
        return text
    # Cut first, generously, so that a flood costs nothing; a second cut follows what was removed.
    whole = len(text)
    shown = _ANSI.sub("", text[: 8 * limit])
    shown = _LINE_END.sub("\n", shown).replace("\t", "    ")
    shown = _SURROGATE.sub("\ufffd", _UNSHOWABLE.sub("", shown))
    lines = shown.split("\n")
    if len(lines) > MOST_LINES:
        shown = "\n".join(lines[:MOST_LINES])
    if len(shown) > limit or len(lines) > MOST_LINES or whole > 8 * limit:
        shown = shown[:limit].rstrip() + f" … (shortened from {whole} characters)"
    return shown


def clean_line(text: str, limit: int = 300) -> str:
    """Return `text` as `clean` does, on one line."""
    if text.isprintable() and len(text) <= limit and not _UNSHOWABLE.search(text):
        return text
    return " ".join(clean(text, limit).split())


def one_line(text: str) -> str:
    """Return what the sandbox said about student code as one line that is the same in every run."""
    return _ADDRESS.sub("0x…", clean_line(text, MOST_IN_A_LINE))


INVISIBLE = ("Cc", "Cf", "Cs", "Zl", "Zp")  # Unicode categories of what must not reach a report


JOINERS = "\u200c\u200d"  # shape letters in Persian and emoji; invisible but honest


MAX_COMPOSED = 1000  # letters of a name; no file system has longer ones
MAX_MARKS = 50  # on one letter
_ASCII = frozenset(map(chr, range(128)))


def escape_name(name: str) -> str:
    r"""Return a name as one printable line in Unicode's composed form.

    Control characters, line separators, text-direction marks and bytes that are not text become
    ``\xNN`` or ``\uNNNN``; spaces and letters of any script stay. Composing makes names from macOS
    equal to those that other systems write.
    """
    if name.isascii() and name.isprintable():
        return name
    if len(name) <= MAX_COMPOSED:  # putting marks in order takes the square of their number
        name = unicodedata.normalize("NFC", name)
    return "".join(map(_escape, name))


def has_stacked_marks(text: str) -> bool:
    """Whether some letter has more marks upon it than any writing needs.

    Python composes every name that it reads, which takes the square of the number of marks in a row.
    """
    marks = [
        char for char in set(text) - _ASCII if unicodedata.combining(unicodedata.normalize("NFKD", char)[0])
    ]
    return bool(marks) and re.search(f"[{''.join(map(re.escape, marks))}]{{{MAX_MARKS},}}", text) is not None


def _escape(char: str) -> str:
    honest = char.isprintable() or char in JOINERS or unicodedata.category(char) not in INVISIBLE
    if honest and not _UNSHOWABLE.match(char):
        return char
    code = ord(char)
    if 0xDC80 <= code <= 0xDCFF:  # how Python carries a byte that is not UTF-8
        return f"\\x{code - 0xDC00:02x}"
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def show(text: str, limit: int = 100) -> str:
    """Return text for use in a sentence: escaped, and cut in its middle when longer than `limit`."""
    if len(text) > 4 * limit:  # escaping a megabyte to show a line of it would be waste
        text = text[: 2 * limit] + text[-2 * limit :]
    text = escape_name(text)
    tail = limit // 3
    return text if len(text) <= limit else f"{text[: limit - tail - 1]}…{text[-tail:]}"
