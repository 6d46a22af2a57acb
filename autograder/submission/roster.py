"""The list of a class: names, ids, groups, and who is missing; from a CSV file of any course system."""

import csv
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from autograder.boundary.hand_in import HandIn
from autograder.boundary.text import escape_name, show
from autograder.errors import UsageError
from autograder.submission.entries import Entry, in_order

MAX_ROSTER = 64 * 1024 * 1024
NOTHING = "nothing handed in"
#: columns that identify a person, the one that becomes the id first; without case, blanks and signs
IDS = (
    "id", "studentid", "sid", "studentnumber", "matriculationnumber", "userid", "canvasuserid",
    "orgdefinedid", "idnumber", "sisuserid", "username", "login", "loginid", "sisloginid", "netid",
    "githubusername", "student", "identifier", "email", "emailaddress",
)  # fmt: skip
EMAILS = ("email", "emailaddress", "mail")
NAMES = ("name", "fullname", "studentname", "student", "participant")
FIRST = ("firstname", "givenname", "givennames", "forename", "first")
LAST = ("lastname", "surname", "familyname", "last")
GROUPS = ("group", "groupname", "groups", "team", "teamname")
#: rows of a grade book that are no person's
NO_PERSON = re.compile(r"(?i)\s*(?:points possible|manual posting|test student|student, ?test)\s*")
#: how one system's worksheet identifies people, in the site's language
BLIND = re.compile(r"(?i)(?:particip\w+|partecip\w+|teilnehm\S+|deeln\w+|delt\w+) (\d+)")


@dataclass(frozen=True, slots=True)
class Person:
    """One line of a roster: the id, and all by which an entry may be this person's or the group's."""

    student: str
    name: str | None
    email: str | None
    keys: frozenset[str]
    group: str | None = None


def read_roster(path: Path) -> tuple[Person, ...]:
    """Read a roster.

    Raises
    ------
    UsageError
        If it cannot be read, has no column that identifies people, or gives one id to two.
    """
    rows = csv_rows(path, "roster")
    columns = [re.sub(r"[\W_]+", "", cell).casefold() for cell in rows[0]] if rows else []
    ids = [name for name in IDS if name in columns]
    named = any(name in columns for name in (*NAMES, *FIRST, *LAST))
    if not ids and not named:
        raise UsageError(
            f"{path} must have a first line with a column id, email or name; "
            f"got {show(', '.join(rows[0]) if rows else 'nothing')} instead."
        )
    people: dict[str, Person] = {}
    for number, cells in enumerate(rows[1:], 2):
        person = _person(dict(reversed(list(zip(columns, cells, strict=False)))))
        if person is None:
            continue
        if person.student in people:
            raise UsageError(f"{path}, line {number}: the id {show(person.student)} is given to two people.")
        people[person.student] = person
    if not people:
        raise UsageError(f"{path} names nobody.")
    return tuple(people.values())


def csv_rows(path: Path, what: str) -> list[list[str]]:
    """Return the lines of a CSV file that are not empty, whatever separates its cells.

    Raises
    ------
    UsageError
        If it cannot be read.
    """
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_ROSTER)
    except OSError as error:
        raise UsageError(f"The {what} {path} cannot be read: {error.strerror}.") from None
    text = _decoded(data)
    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count)
    try:
        rows = list(csv.reader(text.splitlines(), delimiter=separator))
    except csv.Error as error:
        raise UsageError(f"The {what} {path} is no CSV file: {error}.") from None
    return [row for row in rows if any(cell.strip() for cell in row)]


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _person(cells: dict[str, str]) -> Person | None:
    """Return the person of a line; None for lines of a grade book that are nobody's."""
    found = {column: _bare(cell) for column, cell in cells.items()}
    first, last = _first(found, FIRST), _first(found, LAST)
    name = _first(found, NAMES) or " ".join(filter(None, (first, last)))
    if NO_PERSON.fullmatch(name) or not any(found.values()):
        return None
    called = _as_spoken(name)
    named = {"student"} if name and found.get("student") == name else set()  # Canvas puts the name there
    keys = [found[column] for column in IDS if column not in named and found.get(column)]
    student = keys[0] if keys else called
    if not student:
        return None
    email = _first(found, EMAILS)
    local = [email.partition("@")[0]] if "@" in email else []
    words = called.split()
    turned = [
        " ".join(words[first:] + words[:first]) for first in range(len(words))
    ]  # surnames before others
    every = [*keys, *local, *turned]
    keys_ = frozenset(map(_key, every)) - {""}
    return Person(escape_name(student), called or None, email or None, keys_, _first(found, GROUPS) or None)


def _bare(cell: str) -> str:
    """Return a cell without the sign that one system puts before ids, and the word another does."""
    text = cell.strip().removeprefix("#")
    found = re.fullmatch(r"[^\W\d]+ (\d+)", text)
    return (
        found[1] if found and text.casefold().startswith(("participant", "teilnehmer", "deelnemer")) else text
    )


def _first(cells: dict[str, str], columns: Iterable[str]) -> str:
    return next((cells[column] for column in columns if cells.get(column)), "")


def _as_spoken(name: str) -> str:
    last, comma, first = name.partition(",")
    return f"{first.strip()} {last.strip()}" if comma and first.strip() else name


def _key(text: str) -> str:
    """Return an id or a name as systems squeeze them: letters and digits alone, in lower case."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text)).casefold()


def apply_roster(
    entries: Sequence[Entry], people: Sequence[Person], folder: Path
) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    """Return the entries with names and ids of the roster and an entry for whoever is missing.

    What a group handed in becomes an entry of each of its members.

    Returns
    -------
    tuple of Entry
        In order of student. An entry that is nobody's on the roster stays as it is.
    tuple of str
        Students who are not on the roster.
    """
    by_key: dict[str, set[str]] = {}
    for person in people:
        for key in person.keys:
            by_key.setdefault(key, set()).add(person.student)
    groups = {key: members for key, members in _groups(people).items() if key not in by_key}
    known = {person.student: person for person in people}
    found: list[Entry] = []
    unknown: list[str] = []
    present: set[str] = set()
    for entry in entries:
        if members := _members(entry, groups):
            found += [_of_person(entry, person, group=person.group) for person in members]
            present.update(person.student for person in members)
        elif (student := _whose(entry, by_key)) is not None:
            found.append(_of_person(entry, known[student]))
            present.add(student)
        else:
            unknown.append(entry.student)
            found.append(entry)
    for person in people:
        if person.student not in present:
            hand_in = HandIn(person.name, person.email)
            found.append(Entry(person.student, folder, hand_in=hand_in, refused="missing", problem=NOTHING))
    return in_order(found), tuple(unknown)


def _groups(people: Sequence[Person]) -> dict[str, list[Person]]:
    """Return the members of each group by what its hand-in may be called: ``group1`` where 1 is its name."""
    found: dict[str, list[Person]] = {}
    for person in people:
        key = _key(person.group or "")
        for called in (key, f"group{key}", f"team{key}") if key.isdigit() else filter(None, (key,)):
            found.setdefault(called, []).append(person)
    return found


def _members(entry: Entry, groups: Mapping[str, list[Person]]) -> list[Person]:
    """Return whose an entry is if it is called as a group of the roster, else nobody."""
    names = (entry.hand_in.group, entry.hand_in.name, entry.student)
    return next((groups[key] for name in names if name and (key := _key(name)) in groups), [])


def _of_person(entry: Entry, person: Person, group: str | None = None) -> Entry:
    """Return an entry as this person's, who handed it in alone or with a group."""
    name = person.name or (None if group else entry.hand_in.name)
    email = person.email or (None if group else entry.hand_in.email)
    hand_in = replace(entry.hand_in, name=name, email=email, group=group or entry.hand_in.group)
    return replace(entry, student=person.student, hand_in=hand_in)


def _whose(entry: Entry, by_key: dict[str, set[str]]) -> str | None:
    """Return the one person whose an entry is; two of the same name are told apart by nothing but ids."""
    for text in (entry.student, entry.hand_in.email, entry.hand_in.name):
        people = by_key.get(_key(text), set()) if text else set()
        if len(people) == 1:
            return next(iter(people))
    return None
