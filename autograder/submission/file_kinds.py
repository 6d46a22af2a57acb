"""What a file is, by its name and by what is inside it."""

import re

from autograder.boundary.text import show

CODE = (".py", ".ipynb")
UNNAMED = ("", ".txt", ".text", ".pyw")  # endings of files that may be code inside
#: archives that are read, longest ending first
ARCHIVES = (".tar.bz2", ".tar.gz", ".tar.xz", ".tbz2", ".tbz", ".tgz", ".txz", ".tar", ".zip")
#: compressed files that are read where a tar archive is inside, and what such an archive is called
COMPRESSED = {"gzip": ".tar.gz", "bzip2": ".tar.bz2", "xz": ".tar.xz"}
#: how files begin, whatever their names say
MAGIC = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\x1f\x8b", "gzip"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ", "xz"),
    (b"%PDF", "a PDF document"),
    (b"{\\rtf", "a rich-text document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
)
#: kinds that people hand in instead of their code, by the endings of their names
DOCUMENTS = {
    "a RAR archive": ".rar",
    "a 7-Zip archive": ".7z",
    "a compressed file": ".gz .bz2 .xz .zst .lz .z .cab .dmg .iso",
    "a web page": ".html .htm .xhtml .mhtml .mht .webarchive",
    "a PDF document": ".pdf",
    "a text document": ".doc .docx .odt .pages .rtf .tex",
    "a presentation": ".ppt .pptx .odp .key",
    "a spreadsheet": ".xls .xlsx .ods .numbers",
    "an image": ".png .jpg .jpeg .gif .bmp .tif .tiff .webp .heic .svg .eps",
    "a film or a recording": ".mp4 .mov .avi .mkv .webm .mp3 .m4a .wav",
    "a MATLAB file": ".m .mlx",
    "a file of another language": ".r .rmd .jl .java .c .cpp .js",
    "compiled Python": ".pyc .pyo",
    "a shortcut, not the file itself": ".url .webloc .lnk .gdoc",
}
KIND_OF_SUFFIX = {suffix: kind for kind, listed in DOCUMENTS.items() for suffix in listed.split()}
INSTEAD = "hand in the notebook (.ipynb) or the script (.py) itself, or a .zip of them"
# What mailers, browsers and systems put behind a name: cv_isi.ipynb.txt, cv_isi.py (1).download
WRAPPED = re.compile(
    r"(?i)(?P<name>.+\.(?:py|ipynb|zip|tgz|tbz2?|txz|tar\.(?:gz|bz2|xz)|tar))"
    r"(?P<tail>(?:[ _-]?\(\d{1,3}\)|\.(?:txt|text|json|download|htm|html|xml|bin|file))+[ .]*|[ .]+)"
)
NOTEBOOK_START = re.compile(
    rb'(?:\xef\xbb\xbf)?\s*\{\s*"(?:cells|metadata|nbformat|nbformat_minor|worksheets)"\s*:'
)
WEB_PAGE = re.compile(rb"(?i)(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|\?xml)")
MAX_WRAPPED_NAME = 300  # longer names are nobody's, and the pattern is tried at each of their letters


def claimed_name(name: str) -> str:
    """Return a name without what mailers and browsers put behind it: ``a.ipynb`` for ``a.ipynb.txt``."""
    if len(name) <= MAX_WRAPPED_NAME and (found := WRAPPED.fullmatch(name)):
        return found["name"]
    return name


def real_name(name: str, data: bytes) -> str:
    """Return the name under which a file is read, which is what it is inside.

    A text that is named ``a.py.txt`` is ``a.py``, a notebook named ``a.ipynb.json``, ``a.json`` or ``a.txt``
    is ``a.ipynb``; a web page that is named ``a.ipynb.html`` stays what it is.
    """
    lower, claimed = name.lower(), claimed_name(name)
    if is_notebook(data):
        stem = claimed.rpartition(".")[0]
        if claimed != name and claimed.lower().endswith(CODE):
            return claimed if claimed.lower().endswith(".ipynb") else f"{stem}.ipynb"
        return f"{stem}.ipynb" if lower.endswith((".json", ".txt")) else name
    if claimed == name or not claimed.lower().endswith(CODE):
        return name
    return name if content_kind(data) or b"\0" in data[:4096] else claimed


def is_notebook(data: bytes) -> bool:
    """Whether the content is a Jupyter notebook's, by its first keys and the one that all have."""
    return bool(NOTEBOOK_START.match(data)) and b'"nbformat"' in data


def content_kind(data: bytes) -> str:
    """Return ``zip``, a key of `COMPRESSED` or words for what the first bytes show; empty for the unknown."""
    if WEB_PAGE.match(data[:1000]):
        return "a web page"
    return next((kind for magic, kind in MAGIC if data.startswith(magic)), "")


def archive_kind(name: str) -> str:
    """Return the ending of an archive that is read, or empty; what mailers put behind it is ignored."""
    lower = claimed_name(name).lower()
    return next((ending for ending in ARCHIVES if lower.endswith(ending) and lower != ending), "")


def document_kind(name: str) -> str:
    """Return words for a kind of file that is handed in instead of code, by its name; empty for others."""
    lower = name.lower()
    return KIND_OF_SUFFIX.get("." + lower.rpartition(".")[2], "") if "." in lower else ""


def what_instead(name: str, data: bytes = b"") -> str:
    """Return the sentence about a file that is not read, or empty if it is of no kind that is known."""
    inside = content_kind(data)
    kind = document_kind(name) if inside in ("", "zip", *COMPRESSED) else inside
    return f"{show(name)} is {kind}, which is not read: {INSTEAD}" if kind else ""


def stem_of(name: str) -> str:
    """Return the name of a file without its ending: ``bob`` for ``bob.ipynb.txt`` and ``bob.tar.gz``."""
    bare = claimed_name(name)
    ending = archive_kind(bare)
    return bare[: -len(ending)] if ending else (bare.rpartition(".")[0] or bare)
