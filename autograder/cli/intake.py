"""Who hands in what, found out and said before anything is graded."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from autograder.adapters.layouts import take_in
from autograder.authoring.release import release_files
from autograder.boundary.text import clean_line, show
from autograder.boundary.wanted import Wanted
from autograder.boundary.wording import count_of
from autograder.course.catalog import Course, is_clutter
from autograder.errors import AutograderError, NothingToGrade, SpecError
from autograder.grading.limited_look import LimitedLook
from autograder.submission.entries import Entry, Intake, in_order
from autograder.submission.files import MAX_FILES, skipped
from autograder.submission.handout_files import RELEASED, Asked, digest_of_file
from autograder.submission.roster import apply_roster, read_roster

SHOWN = 5  # names in one row of the table


@dataclass(frozen=True, slots=True)
class ClassIntake:
    """All entries of a batch, where they come from, and what of it is nobody's."""

    heading: str
    entries: tuple[Entry, ...]
    skipped: tuple[str, ...]
    left_out: tuple[str, ...]
    not_listed: tuple[str, ...] = ()

    @property
    def twice(self) -> list[str]:
        """Return the students who have two entries."""
        return [_name(entry) for entry in self.entries if entry.refused == "twice"]


def take_in_all(
    paths: Sequence[Path], course: Course, scratch: Path, *, layout: str | None, roster: Path | None
) -> ClassIntake:
    """Find out who handed in what.

    Parameters
    ----------
    scratch : Path
        An empty folder into which archives of classes are unpacked.

    Raises
    ------
    UsageError
        If a path is not there or could be several things, or the roster cannot be read.
    NothingToGrade
        If nobody handed in anything and no roster says who is missing.
    """
    people = read_roster(roster) if roster is not None else ()
    nobody = frozenset([roster.resolve()] if roster is not None else [])
    found = []
    with LimitedLook([*paths, scratch]) as look:
        asked = replace(asked_of(course, paths), seen_in=look)
        for number, path in enumerate(paths):
            place = scratch / str(number)
            place.mkdir()
            found.append(take_in(path, asked, place, layout, nobody))
    entries = in_order(entry for intake in found for entry in intake.entries)
    left_out = tuple(text for intake in found for text in intake.left_out)
    not_listed: tuple[str, ...] = ()
    if roster is not None:
        entries, not_listed = apply_roster(entries, people, paths[0])
    if not entries:
        where = ", ".join(show(str(path), 300) for path in paths)
        besides = f" ({'; '.join(left_out[:SHOWN])})" if left_out else ""
        raise NothingToGrade(
            f"No submission was found in {where}{besides}: each student has a folder, a .py, a .ipynb or an "
            "archive there."
        )
    skipped_ = tuple(text for intake in found for text in intake.skipped)
    return ClassIntake(_heading(paths, found, entries), entries, skipped_, left_out, not_listed)


def asked_of(course: Course, paths: Sequence[Path] = ()) -> Asked:
    """Return what tells a student's file from the course's; exercises that cannot be read are left out.

    Parameters
    ----------
    paths : sequence of Path
        Where hand-ins are; the notebooks of a release are made only if something there has such a name.
    """
    wanted: dict[str, Wanted] = {}
    handout: dict[str, str] = {}
    names: set[str] = set()
    for slug in course.slugs:
        try:
            wanted[slug] = course.wanted(slug)
        except SpecError:
            wanted[slug] = Wanted()
            continue
        folder = course.root / "exercises" / slug
        for path in folder.iterdir():
            if path.is_file() and not is_clutter(path.relative_to(folder)):
                stub = path.name == f"{slug}.py"
                what = f"the untouched stub of {slug}" if stub else f"a file of the handout of {slug}"
                handout.setdefault(digest_of_file(path.read_bytes()), what)
                names.add(path.name)
    for name, data in _released(course, paths).items():
        handout.setdefault(digest_of_file(data), "a file of the released folder")
        names.add(name)
    return Asked(wanted, handout, frozenset(names))


def _released(course: Course, paths: Sequence[Path]) -> dict[str, bytes]:
    """Return the files at the top of released folders whose names are found among the hand-ins."""
    try:
        assignments = course.assignments()
        names = {"conftest.py", "test_exercises.py", *(f"{name}.ipynb" for name in (*assignments, RELEASED))}
        present = {item.name for path in paths if path.is_dir() for item in path.iterdir()}
        if not names & present:
            return {}
        files = release_files(course, course.in_order(), None)
    except (AutograderError, OSError):  # without what makes notebooks, or with a course that is not whole
        return {}
    return {name: data for name, data in files.items() if "/" not in name}


def _heading(paths: Sequence[Path], found: Sequence[Intake], entries: Sequence[Entry]) -> str:
    where = ", ".join(show(str(path), 120) for path in paths[:SHOWN]) + (
        ", ..." if len(paths) > SHOWN else ""
    )
    if len(found) == 1 and found[0].kind == "submission":
        return f"{where}: one submission, {_name(entries[0])}"
    layouts = " and ".join(dict.fromkeys(intake.layout for intake in found))
    return f"{where}: a class of {count_of(len(entries), 'student')}, layout {layouts}"


def table(intake: ClassIntake) -> str:
    """Return the table of what was handed in, with the first names of every row."""
    entries = intake.entries
    missing = [_name(entry) for entry in entries if entry.refused == "missing"]
    rows = [
        ("students", len(entries), []),
        ("files", sum(map(_count_files, entries)), []),
        *_row("late", [_name(entry) for entry in entries if entry.hand_in.late]),
        *_row("resubmitted", [_name(entry) for entry in entries if (entry.hand_in.attempt or 1) > 1]),
        *_row("groups", [_name(entry) for entry in entries if entry.hand_in.group]),
        *_row("not understood", list(intake.left_out)),
        *_row("twice", intake.twice),
        *(_row("nothing handed in", missing) if missing else ()),
        *(_row("not on the roster", list(intake.not_listed)) if intake.not_listed else ()),
        *(_row("skipped", list(intake.skipped)) if intake.skipped else ()),
    ]
    lines = [f"  {title:<17} {count:>6}  {_some(names)}".rstrip() for title, count, names in rows]
    return "\n".join([intake.heading, *lines])


def listing(entries: Iterable[Entry]) -> str:
    """Return one line a student: who, how many files, and what is known besides."""
    return "\n".join(f"  {_name(entry)}: {_about(entry)}" for entry in entries)


def _about(entry: Entry) -> str:
    known = entry.hand_in
    parts = [
        clean_line(entry.problem) if entry.problem else count_of(_count_files(entry), "file"),
        clean_line(known.email or ""),
        f"attempt {known.attempt}" if known.attempt else "",
        clean_line(known.submitted_at or ""),
        "late" if known.late else "",
        f"group {clean_line(known.group)}" if known.group else "",
    ]
    return ", ".join(filter(None, parts))


def _row(title: str, names: list[str]) -> list[tuple[str, int, list[str]]]:
    return [(title, len(names), names)]


def _some(names: Sequence[str]) -> str:
    shown = "; ".join(clean_line(name, 120) for name in names[:SHOWN])
    return f"{shown}; and {len(names) - SHOWN} more" if len(names) > SHOWN else shown


def _name(entry: Entry) -> str:
    name = entry.hand_in.name
    return clean_line(f"{name} ({entry.student})" if name and name != entry.student else entry.student)


def _count_files(entry: Entry) -> int:
    """Count the files of an entry; an archive is one."""
    if entry.refused == "missing":
        return 0
    return sum(_count(path) for path in entry.paths)


def _count(path: Path) -> int:
    if path.is_symlink() or not path.is_dir():
        return 1
    count = 0
    for _, folders, names in os.walk(path):
        folders[:] = [name for name in folders if not skipped([name])]
        count += sum(not skipped([name]) for name in names)
        if count >= MAX_FILES:
            break
    return count
