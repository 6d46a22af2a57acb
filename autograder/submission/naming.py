"""Whether a file is named after an exercise, allowing for what browsers and systems do to names."""

import posixpath
import re
import unicodedata
from collections.abc import Collection

#: what browsers, file managers and course systems append to a second copy
COPY = re.compile(r"(?:[ _-]*\(\d{1,3}\)|[ _-]+\d{1,3}|[ _-]+(?:copy|kopie|copie)(?:[ _-]?\d{1,3})?)$")
MAX_COPIES = 3  # of copies
MAX_STEM = 200  # letters that are looked at: to compose them takes the square of their number


def is_named_for(slug: str, name: str) -> bool:
    """Whether a file is an exercise's by name; case, blanks for underscores, marks of a copy are ignored."""
    return named_after(name, (slug,)) == slug


def named_after(name: str, slugs: Collection[str]) -> str:
    """Return the exercise that a file is named after, empty if none; see `is_named_for`."""
    stem = unicodedata.normalize("NFKC", _stem(name)[:MAX_STEM]).casefold().strip()
    for _ in range(MAX_COPIES + 1):
        if (slug := re.sub(r"[ _-]+", "_", stem)) in slugs:
            return slug
        shorter = COPY.sub("", stem)
        if shorter == stem:
            break
        stem = shorter
    return ""


def rank_of_name(slug: str, name: str) -> tuple[bool, int]:
    """Return how far a name is from the exercise's own: exact before copies, then by depth; 0 is nearest."""
    return _stem(name) != slug, name.count("/")


def _stem(name: str) -> str:
    return posixpath.splitext(posixpath.basename(name))[0]
