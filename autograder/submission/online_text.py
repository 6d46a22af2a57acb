"""Code that was typed into the text box of a course system, which hands it over as a web page."""

import html
import re
from collections.abc import Iterator

from autograder.submission.file_kinds import is_notebook
from autograder.submission.outline import CodeError, outline_of, parse

#: what Moodle and Canvas call the page, in lower case
PAGES = ("onlinetext.html", "text.html")
MAX_PAGE = 256 * 1024  # several times as long as the code in it, for a tag goes with every line
MAX_TYPED = 32 * 1024  # characters that are parsed, in each of a dozen readings at most
TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)(?P<rest>[^<>]*)>|<![^<>]*>")
BLANKS = re.compile(r"[ \t\r\n\f]+")
BLOCKS = ("p", "div", "pre", "li", "ul", "ol", "table", "tr", "blockquote", "body", "h1", "h2", "h3", "h4")
UNSEEN = ("head", "style", "script", "title")
CODE_LINE = re.compile(
    r"(?m)^[ \t]*+(?:(?:async[ \t]++)?def[ \t]++\w++[ \t]*+\(|class[ \t]++\w++[ \t]*+[(:]"
    r"|import[ \t]++\w|from[ \t]++[\w.]++[ \t]++import\b)"
)
#: what editors of texts make of what was typed
TYPOGRAPHIC = str.maketrans("\u2018\u2019\u201c\u201d\u2212\u2013", "''\"\"--")


def is_typed(name: str) -> bool:
    """Whether a file is the page of a text box, by its name."""
    return name.rpartition("/")[2].lower() in PAGES


def code_of_page(name: str, data: bytes) -> tuple[str, bytes] | None:
    """Return the name and the content of the file that a page stands for, or None if it holds no code.

    Code is what can be parsed and binds a name, all of it or what follows some words; failing that, what
    has lines of code, so that its author hears of the error in it.

    Parameters
    ----------
    name : str
        Of the page, which may lie in folders.
    data : bytes
    """
    if not is_typed(name) or len(data) > MAX_PAGE:
        return None
    page = data.decode("utf-8-sig", "replace")
    stem = name.rpartition(".")[0]
    readings = list(dict.fromkeys(_readings(page)))
    readings += [text[found.start() :] for text in readings if (found := CODE_LINE.search(text))]
    if notebook := next((text for text in readings if is_notebook(text.encode())), ""):
        return f"{stem}.ipynb", notebook.encode()
    fallbacks = [text for text in readings if CODE_LINE.search(text)]
    for text in [*readings, *(text.translate(TYPOGRAPHIC) for text in readings)]:
        if _is_code(text):
            return f"{stem}.py", text.encode()
    return (f"{stem}.py", fallbacks[0].encode()) if fallbacks else None


def is_program(text: str) -> bool:
    """Whether a text can be parsed as Python and imports or defines something, which no other text does."""
    return bool(CODE_LINE.search(text)) and _is_code(text)


def _is_code(text: str) -> bool:
    if len(text) > MAX_TYPED or isinstance(tree := parse(text), CodeError):
        return False
    outline = outline_of(tree)
    return bool(outline.bound or outline.imports)


def _readings(page: str) -> Iterator[str]:
    """Yield what a page says: as a browser shows it, its listings alone, with every blank that it has."""
    yield _text(page)
    yield _text(page, listings=True)
    yield _text(page, keep=True)


def _text(page: str, *, listings: bool = False, keep: bool = False) -> str:
    """Return the text of a page.

    Parameters
    ----------
    listings : bool
        Whether only what stands in ``<pre>`` counts.
    keep : bool
        Whether blanks and line ends count everywhere as they do in ``<pre>``.
    """
    parts: list[str] = []
    pre = unseen = place = 0
    for tag in [*TAG.finditer(page), None]:
        piece = page[place : tag.start() if tag else len(page)]
        if not unseen and (pre or not listings):
            if not (pre or keep):
                piece = BLANKS.sub(" ", piece)
                piece = piece.lstrip(" ") if _at_line_start(parts) else piece
            if piece:
                parts.append(html.unescape(piece).replace("\xa0", " ").replace("\r\n", "\n"))
        if tag is None:
            break
        place = tag.end()
        name, step = (tag["name"] or "").lower(), -1 if tag["end"] else 1
        if name in UNSEEN:
            unseen = max(0, unseen + step)
        elif name == "pre":
            pre = max(0, pre + step)
        if name == "br" or (name in BLOCKS and not _at_line_start(parts)):
            parts.append("\n")
    lines = "".join(parts).split("\n")
    return "\n".join(line.rstrip() for line in lines).strip("\n") + "\n"


def _at_line_start(parts: list[str]) -> bool:
    return not parts or parts[-1].endswith("\n")
