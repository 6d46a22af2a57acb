"""Lines for a terminal: display width, wrapping, and plain ASCII where the stream has nothing better."""

import unicodedata

_PLAIN = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "‘": "'",
        "’": "'",
        "…": "...",
        "–": "-",
        "—": "-",
        "−": "-",
        "×": "x",
        "·": "*",
        "≤": "<=",
        "≥": ">=",
        "≠": "!=",
        "±": "+/-",
        "°": " deg",
        "√": "sqrt ",
        "∞": "inf",
        "→": "->",
        "✓": "+",
        "∂": "d",
        "Δ": "delta ",
        "∫": "integral ",
        "²": "^2",
        "³": "^3",
        "\N{MICRO SIGN}": "u",
        "ß": "ss",
    }
)


def ascii_only(text: str) -> str:
    """Return `text` in ASCII: signs and Greek letters in words, accents dropped, the rest as ``?``."""
    if text.isascii():
        return text
    return "".join(_ascii(letter) for letter in text.translate(_PLAIN))


def _ascii(letter: str) -> str:
    if letter.isascii():
        return letter
    name = unicodedata.name(letter, "")
    if name.startswith("GREEK "):
        return name.split(" WITH ")[0].rsplit(" ", 1)[-1].lower()
    plain = unicodedata.normalize("NFKD", letter).encode("ascii", "ignore").decode()
    return plain or ("" if unicodedata.combining(letter) else "?")


def width_of(text: str) -> int:
    """Return how many columns `text` takes: wide letters two, combining marks and joiners none."""
    if text.isascii():
        return len(text)
    return sum(_columns(letter) for letter in text)


def _columns(letter: str) -> int:
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def wrap(text: str, width: int) -> list[str]:
    """Return the lines of `text`, each at most `width` columns; line breaks in it stay, long words break."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split():
            if line and width_of(line) + 1 + width_of(word) > width:
                lines.append(line)
                line = ""
            line = f"{line} {word}" if line else word
            while width_of(line) > width:
                head = _prefix(line, width)
                lines.append(head)
                line = line[len(head) :]
        lines.append(line)
    return lines


def _prefix(text: str, width: int) -> str:
    taken = 0
    for index, letter in enumerate(text):
        taken += _columns(letter)
        if taken > width:
            return text[: max(index, 1)]
    return text
