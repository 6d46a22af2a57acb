"""A file name for a student's report, whatever the student is called."""

import hashlib
import re
import unicodedata

from autograder.boundary.text import clean_line

MOST_BYTES = 120
_KEPT = " -_.@+,()'"
_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?\Z")  # device names on Windows
_DIGEST = re.compile(r"-[0-9a-f]{12}\Z")


def report_filename(student: str) -> str:
    """Return a safe file name that depends on the name alone and differs between names.

    Letters of every script are kept. Where anything had to be replaced or cut, a digest of the whole name
    follows, so that two names that look the same afterwards still have two files; a name that already ends
    like such a digest gets one too. Names that differ only in case stay so, as the files they came from did.
    """
    name = unicodedata.normalize("NFC", clean_line(student, 10 * MOST_BYTES))
    name = "".join(letter if letter in _KEPT or _is_word(letter) else "_" for letter in name)
    if name[:1] in (".", "-", " ", ""):
        name = "_" + name[1:]
    if _RESERVED.match(name):
        name = "_" + name
    name = name.rstrip(". ") or "_"
    if len(name.encode()) > MOST_BYTES:
        name = name.encode()[:MOST_BYTES].decode(errors="ignore").rstrip(". ")
    if name != student or _DIGEST.search(name):
        digest = hashlib.sha256(student.encode(errors="surrogatepass")).hexdigest()[:12]
        name = f"{name}-{digest}"
    return f"{name}.html"


def code_folder(report: str) -> str:
    """Return the name of the folder beside a student's staff file, which holds the code that was graded."""
    return report.removesuffix(".html")


def _is_word(letter: str) -> bool:
    # Letters, digits and the marks that many scripts put on letters.
    return letter.isalnum() or unicodedata.category(letter) in ("Mn", "Mc")
