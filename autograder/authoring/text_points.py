"""What a README says of the checks: titles, points, hints, files, units and tolerances."""

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from autograder.authoring.readme import Readme, Table, units
from autograder.authoring.signatures import Signature
from autograder.course.catalog import Handout, Solution
from autograder.course.spec import Check

ALIKE = 0.8
_TIMES = re.compile(r"(?:(\d+) (?:times|×|x) )?(\d+(?:\.\d+)?)$")
_OFF_BY = re.compile(r"may be off by (\d+(?:\.\d+)?(?:e-?\d+)?)( ?%)?")


def wrong_points(readme: Readme, hidden: Solution) -> Iterator[str]:
    """Hold the table of points against the checks, row by row and in all."""
    table = readme.table("check", "points")
    if table is None:
        yield "README.md must have a table of points, with the head 'check | points | what is looked at'"
        return
    exercise = hidden.exercise
    left = {(check.title, check.hidden): check for check in exercise.checks}
    shared: Counter[tuple[float, bool]] = Counter()
    for title, secret, count, points in _point_rows(table):
        check = left.pop((title, secret), None)
        titles = [one.title for one in exercise.checks if one.hidden == secret]
        if check is None and count == 1 and not any(_is_like(title, other) for other in titles):
            yield f"README.md must name checks of the spec by their titles; {title!r} is none"
        if check is None:
            shared[points, secret] += count
        elif count != 1 or check.points != points:
            wanted = f"{check.points:g} points, as the spec does"
            yield f"README.md must give {title!r} {wanted}; it says {points:g}"
    others = Counter((float(check.points), check.hidden) for check in left.values())
    if others != shared:
        names = ", ".join(repr(check.title) for check in left.values())
        yield (
            f"README.md must list the checks {names or 'of the spec and no other'} with their titles and "
            f"points; its other rows come to {sum(p * n for (p, _), n in shared.items()):g} points in "
            f"{sum(shared.values())} checks"
        )
    totals = [row[1].strip("* ") for row in table.rows if "in all" in row[0]]
    if totals != [f"{exercise.possible:g}"]:
        said = ", ".join(totals) or "nothing"
        yield f"README.md must say that there are {exercise.possible:g} points in all; it says {said}"


def _is_like(short: str, title: str) -> bool:
    """Whether a row of a table can stand for a check: it may leave out what the next column says."""
    return short in title or SequenceMatcher(None, short, title).ratio() >= ALIKE


def _point_rows(table: Table) -> Iterator[tuple[str, bool, int, float]]:
    for row in table.rows:
        match = _TIMES.search(row[1])
        if match and "in all" not in row[0]:
            title = row[0].replace("\\", "").replace("−", "-").removesuffix("(hidden)").strip()
            yield title, "(hidden)" in row[0], int(match[1] or 1), float(match[2])


def wrong_hints(readme: Readme, hidden: Solution) -> Iterator[str]:
    """Yield what is missing of the hints: a number in the README, or what a check says of them."""
    if readme.hints != tuple(range(1, len(readme.hints) + 1)) or not readme.hints:
        found = ", ".join(map(str, readme.hints)) or "none"
        yield f"README.md must number its hints 1, 2, ...; it has {found}"
    for check in hidden.exercise.checks:
        if not check.hidden and not check.hint:
            yield f"check {check.id} is visible and must have a hint"
        if unknown := sorted(set(check.readme_hints) - set(readme.hints)):
            numbers = ", ".join(map(str, unknown))
            yield f"check {check.id} names hint {numbers} of README.md, which must be there and is not"


def wrong_files(readme: Readme, public: Handout) -> Iterator[str]:
    """Yield the files that the README names and that are not there."""
    for code in readme.code:
        for name in re.findall(r"\b[\w/]+\.(?:py|csv|mat|npy|npz|txt)\b", code):
            if not (public.folder / name).exists():
                yield f"README.md names {name}, which must be in the exercise's folder and is not"


def wrong_units(checks: Sequence[Check], known: Mapping[str, Signature]) -> Iterator[str]:
    """Yield the checks whose unit is none of those in the docstring of what they call."""
    for check in checks:
        unit = units(f"({getattr(check.expect, 'unit', None) or ''})")
        for call in check.calls:
            said = units(known[call.function].returns) if call.function in known else frozenset()
            if unit and said and call.driver is None and not unit <= said:
                yield (
                    f"the docstring of {call.function} must say that it returns {', '.join(unit)}, as check "
                    f"{check.id} does; it says {', '.join(sorted(said))}"
                )
                break


def wrong_tolerances(readme: Readme, checks: Sequence[Check]) -> Iterator[str]:
    """Hold "may be off by X" against the tolerances of the checks."""
    allowed = {
        float(getattr(check.expect, name))
        for check in checks
        for name in ("rtol", "atol", "window")
        if isinstance(getattr(check.expect, name, None), int | float)
    }
    for number, percent in _OFF_BY.findall(readme.prose):
        value = float(number) / (100 if percent else 1)
        if not any(math.isclose(value, one, rel_tol=1e-9) for one in allowed):
            known = ", ".join(f"{one:g}" for one in sorted(allowed - {0.0}))
            yield f"README.md must give a tolerance that a check has, {known}; it says {number}{percent}"
