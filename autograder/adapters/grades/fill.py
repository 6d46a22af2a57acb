"""Scores into a course system's file: who is who, what changes, and what is left as it was and why."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from autograder.adapters.grades.sheet import Sheet
from autograder.adapters.grades.systems import System, Target, number_of
from autograder.boundary.text import show
from autograder.errors import UsageError
from autograder.gradebook.cells import guarded
from autograder.gradebook.scores import Score
from autograder.report.sentences import number
from autograder.submission.roster import NO_PERSON

#: of a score's cell: the person is excused, or the assignment is not theirs
KEPT = ("EX", "N/A")
DECIMALS = re.compile(r"-?\d+[.,]\d+")
NUMBERED = re.compile(r"\D+ (\d+)")  # how a worksheet identifies people, in the site's language


@dataclass(frozen=True, slots=True)
class Filled:
    """What became of a file.

    Attributes
    ----------
    data : bytes
        The whole file, changed.
    changes : tuple of tuple
        (student, what the cell said, what it says), one a changed score.
    same : int
        Scores that were there already.
    kept : tuple of str
        Cells that were left as they were, a sentence each.
    unmatched : tuple of str
        Students who are not in the file.
    strangers : tuple of str
        People of the file who have no score.
    scales : tuple of tuple
        (possible, maximum of the file) where they differ.
    """

    data: bytes
    changes: tuple[tuple[str, str, str], ...]
    same: int
    kept: tuple[str, ...]
    unmatched: tuple[str, ...]
    strangers: tuple[str, ...]
    scales: tuple[tuple[float, float], ...]


def fill(
    sheet: Sheet, system: System, target: Target, scores: Sequence[Score], *, comments: bool = False
) -> Filled:
    """Put scores where they belong.

    Parameters
    ----------
    comments : bool
        Also tell the student what was earned where, if the file has a column for it.

    Raises
    ------
    UsageError
        If nobody in the file has a score: then it is of another course.
    """
    matched = _match(sheet, system, target, scores)
    if not matched:
        raise UsageError(
            f"Nobody in {show(str(sheet.path), 300)} has a score here: it is the file of another course or "
            "assignment, or its people have other ids; a roster given to 'grade' tells who is who."
        )
    comma = _decimal_comma(sheet, target)
    edits: dict[tuple[int, int], str] = {}
    changes, kept, scales, same = [], [], set(), 0
    for row, score in sorted(matched.items()):
        old, maximum = sheet.value(row, target.column), target.maxima[row]
        value = score.out_of(maximum)
        if reason := _reason(sheet, target, row, score, value):
            kept.append(f"{show(score.student)}: {reason}")
            continue
        if maximum is not None and maximum != score.possible:
            scales.add((score.possible, maximum))
        assert value is not None
        new = number(value).replace(".", "," if comma else ".")
        if number_of(old) == value:
            same += 1
        else:
            edits[row, target.column] = new
            changes.append((score.student, old, new))
        if comments and target.comments is not None and target.comments < len(sheet.rows[row]):
            edits[row, target.comments] = guarded(score.comment)
    found = {score.student for score in matched.values()}
    return Filled(
        sheet.edited(edits),
        tuple(changes),
        same,
        tuple(kept),
        tuple(score.student for score in scores if score.student not in found),
        tuple(_shown(sheet, row) for row in target.people if row not in matched and _is_person(sheet, row)),
        tuple(sorted(scales)),
    )


def _reason(sheet: Sheet, target: Target, row: int, score: Score, value: float | None) -> str:
    """Return why a cell stays as it is, or nothing."""
    if score.excused:
        return "excused"
    if value is None:
        return "not graded yet"
    if row in target.locked:
        return "the file says that this grade cannot be changed"
    if target.column >= len(sheet.rows[row]):
        return "the line ends before the column"
    old = sheet.value(row, target.column).strip()
    return f"the cell says {old}" if old.upper() in KEPT else ""


def _match(sheet: Sheet, system: System, target: Target, scores: Sequence[Score]) -> dict[int, Score]:
    """Return the score of each row; by id, else by e-mail, else by a name that only one person bears."""
    left = list(scores)
    matched: dict[int, Score] = {}
    people = [row for row in target.people if _is_person(sheet, row)]
    for known, groups in (
        (_BY_ID, [(name,) for name in system.ids]),
        (_BY_EMAIL, [(name,) for name in system.emails]),
        (_BY_NAME, list(system.names)),
    ):
        for names in groups:
            columns = [sheet.column(name) for name in names]
            texts = {row: " ".join(sheet.value(row, place) for place in columns) for row in people}
            left = _take(texts, known, left, matched)
    return matched


@dataclass(frozen=True, slots=True)
class _Key:
    """By what people are known: of a cell all that it may be, of a score what it is."""

    of_cell: Callable[[str], set[str]]
    of_score: Callable[[Score], str]


def _ids(cell: str) -> set[str]:
    bare = cell.strip().removeprefix("#").casefold()
    numbered = NUMBERED.fullmatch(bare)
    return {bare, numbered[1]} if numbered else {bare}


_BY_ID = _Key(_ids, lambda score: score.student.casefold())
_BY_EMAIL = _Key(_ids, lambda score: (score.hand_in.email or "").casefold())
_BY_NAME = _Key(lambda cell: {_words(cell)}, lambda score: _words(score.hand_in.name or score.student))


def _take(texts: dict[int, str], by: _Key, left: Sequence[Score], matched: dict[int, Score]) -> list[Score]:
    """Move scores whose key one row alone has, and no other score, to `matched`; return the others."""
    pairs = [
        (key, row) for row, text in texts.items() if row not in matched for key in by.of_cell(text) if key
    ]
    in_rows = Counter(key for key, _ in pairs)
    rows = {key: row for key, row in pairs if in_rows[key] == 1}
    in_scores = Counter(map(by.of_score, left))
    others = []
    for score in left:
        key = by.of_score(score)
        if key in rows and in_scores[key] == 1:
            matched[rows[key]] = score
        else:
            others.append(score)
    return others


def _is_person(sheet: Sheet, row: int) -> bool:
    return NO_PERSON.fullmatch(sheet.value(row, 0)) is None


def _shown(sheet: Sheet, row: int) -> str:
    """Return the first two cells of a row, which say who somebody is."""
    return show(", ".join(filter(None, (cell.value.strip() for cell in sheet.rows[row][:2]))), 120)


def _decimal_comma(sheet: Sheet, target: Target) -> bool:
    """Whether numbers are written with a comma: as the file's own are, else as the separator lets expect."""
    columns = (target.column, *(() if target.maximum is None else (target.maximum,)))
    cells = [sheet.value(row, column) for row in range(1, len(sheet.rows)) for column in columns]
    if any(DECIMALS.fullmatch(cell.strip()) for cell in cells):
        return any("," in cell for cell in cells)
    return sheet.delimiter == ";"


def _words(name: str) -> str:
    """Return a name in a form that does not depend on the order of its parts, case or accents."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    return " ".join(sorted(re.findall(r"\w+", plain.casefold())))
