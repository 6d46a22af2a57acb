"""``assignments.toml``: named, ordered groups of exercises."""

import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeAlias, get_args

from autograder.course.policy import KEYS, PLAIN, Policy, read_course_keys, read_policy
from autograder.errors import SpecError, is_number, require

#: when a platform tells students how they did in the hidden checks: their titles and points, never more
Shown: TypeAlias = Literal["always", "after-due-date", "after-publishing", "never"]
SHOWN: tuple[Shown, ...] = get_args(Shown)
DEFAULT_SHOWN: Shown = "after-publishing"


@dataclass(frozen=True, slots=True)
class Assignment:
    """A named, ordered group of exercises with a weight for each, and what becomes of late work."""

    name: str
    title: str
    exercises: tuple[str, ...]
    weights: Mapping[str, float]
    show_hidden_checks: Shown = DEFAULT_SHOWN
    policy: Policy = PLAIN


def read_assignments(path: Path, slugs: Collection[str]) -> dict[str, Assignment]:
    """Return the assignments of a file by name, in its order; none when there is no file.

    Raises
    ------
    SpecError
        If the file is not as it must be, or names an exercise that is none of `slugs`.
    """
    if not path.is_file():
        return {}
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SpecError(f"{path.name} must be valid TOML; got an error instead: {error}.") from None
    course = read_course_keys(tables, path.name)
    named = {name: table for name, table in tables.items() if isinstance(table, dict)}
    return {name: _assignment(name, table, slugs, course) for name, table in named.items()}


def _assignment(
    name: str, table: Mapping[str, Any], slugs: Collection[str], course: Mapping[str, Any]
) -> Assignment:
    where = f"[{name}] of assignments.toml"
    known = ("title", "exercises", "weights", "show_hidden_checks", *KEYS)
    for key in table:
        require(key in known, f"A key in {where}", f"one of {', '.join(known)}", key)
    exercises = table.get("exercises")
    require(
        isinstance(exercises, list) and bool(exercises),
        f"'exercises' in {where}",
        "a list of slugs",
        exercises,
    )
    assert isinstance(exercises, list)
    for slug in exercises:
        require(slug in slugs, f"An exercise in {where}", "a folder in exercises/", slug)
    require(len(set(exercises)) == len(exercises), f"'exercises' in {where}", "without repetition", exercises)
    weights = table.get("weights", {})
    require(isinstance(weights, dict), f"'weights' in {where}", "a table of numbers", weights)
    for slug, weight in weights.items():
        require(slug in exercises, f"A weight in {where}", "for one of its exercises", slug)
        number = is_number(weight) and weight > 0
        require(number, f"The weight of {slug} in {where}", "a number above 0", weight)
    title = table.get("title", name)
    require(isinstance(title, str), f"'title' in {where}", "text", title)
    shown = table.get("show_hidden_checks", DEFAULT_SHOWN)
    require(shown in SHOWN, f"'show_hidden_checks' in {where}", f"one of {', '.join(SHOWN)}", shown)
    factors = {slug: weights.get(slug, 1) for slug in exercises}
    return Assignment(name, title, tuple(exercises), factors, shown, read_policy(table, course, where))


def assignments_text(assignments: Iterable[Assignment]) -> str:
    """Return the text of an ``assignments.toml`` that says the same, without policies."""
    tables = []
    for found in assignments:
        exercises = ", ".join(_quoted(slug) for slug in found.exercises)
        weights = ", ".join(f"{slug} = {weight}" for slug, weight in found.weights.items())
        tables.append(
            f"[{_quoted(found.name)}]\ntitle = {_quoted(found.title)}\nexercises = [{exercises}]\n"
            f"weights = {{ {weights} }}\nshow_hidden_checks = {_quoted(found.show_hidden_checks)}\n"
        )
    return "\n".join(tables)


def _quoted(text: str) -> str:
    """Return a TOML basic string."""
    escaped = "".join(
        f"\\u{ord(char):04x}" if char < " " or char == "\x7f" or char in '"\\' else char for char in text
    )
    return f'"{escaped}"'
