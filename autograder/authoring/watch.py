"""Which exercises an author has changed, for as long as somebody asks."""

import time
from collections.abc import Iterator, Mapping, Sequence

from autograder.course.catalog import Course, is_clutter

PAUSE = 0.3  # between two looks, in seconds; looking at thirty exercises takes some 10 ms

_Looks = Mapping[str, tuple[int, int]]


def changes(course: Course, slugs: Sequence[str], pause: float = PAUSE) -> Iterator[list[str]]:
    """Yield all exercises, and then, without end, those whose files changed since the last time.

    What is being saved is waited for: an exercise counts as changed when two looks at it are the same.
    """
    known = {slug: _look(course, slug) for slug in slugs}
    yield list(slugs)
    seen = known
    while True:
        now = {slug: _look(course, slug) for slug in slugs}
        still = [slug for slug in slugs if now[slug] != known[slug] and now[slug] == seen[slug]]
        if still:
            known = known | {slug: now[slug] for slug in still}
            yield still
        seen = now
        time.sleep(pause)


def _look(course: Course, slug: str) -> _Looks:
    """Return size and time of an exercise's files; what verify itself writes is no change of the author's."""
    found = {}
    for half in ("exercises", "solutions"):
        place = course.root / half / slug
        for path in place.rglob("*"):
            if path.name not in ("examples.json", "example.svg") and not is_clutter(path.relative_to(place)):
                try:
                    status = path.stat()
                except OSError:  # gone since it was listed
                    continue
                found[f"{half}/{path.relative_to(place)}"] = (status.st_size, status.st_mtime_ns)
    return found
