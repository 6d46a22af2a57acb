"""``examples.json``: the visible checks with their expected outputs, for students who check at home.

Arrays, tuples and numbers that JSON lacks are written as objects with one key: ``array``
([dtype, shape, values]), ``tuple``, ``dict``, ``float``, ``complex``. Everything else is itself.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import msgspec
import numpy as np

from autograder.boundary.outputs import Output, Returned
from autograder.compare import from_dict
from autograder.course.calls import Call, Request, Value
from autograder.course.catalog import Handout, load_handout
from autograder.course.declared import functions_of
from autograder.course.fingerprints import (
    KEY,
    Fingerprint,
    from_plain_fingerprints,
    reading_examples,
    to_plain_fingerprints,
)
from autograder.course.spec import Check, Exercise, Limits
from autograder.errors import SpecError, UsageError

SCHEMA_VERSION = 1


def write_examples(
    exercise: Exercise,
    outputs: Mapping[str, Sequence[Output]],
    fingerprints: Sequence[Fingerprint] = (),
    returns: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> str:
    """Return the text of ``examples.json``: visible checks and the reference's outputs, given by check id.

    Parameters
    ----------
    fingerprints : sequence of Fingerprint
        Of the mistakes that a visible check finds.
    returns : mapping of str to sequence of str
        Names of what each function returns, which a student's own docstrings need not have.

    Raises
    ------
    SpecError
        If a visible check uses a comparer that cannot be written down.
    """
    checks = []
    for check in exercise.checks:
        if check.hidden:
            continue
        comparer, values = check.expect.example(outputs[check.id])
        checks.append(
            {
                "id": check.id,
                "title": check.title,
                "points": check.points,
                "hint": check.hint,
                **({"readme_hints": list(check.readme_hints)} if check.readme_hints else {}),
                "reveal": check.reveal,
                "calls": [_call_to_plain(call) for call in check.calls],
                "expect": to_plain(comparer),
                "expected": [to_plain(value) for value in values],
            }
        )
    hidden = [check for check in exercise.checks if check.hidden]
    document = {
        "schema_version": SCHEMA_VERSION,
        "slug": exercise.slug,
        "title": exercise.title,
        "hidden_checks": len(hidden),
        "hidden_points": sum(check.points for check in hidden),
    }
    if exercise.aliases:
        document["aliases"] = {name: list(others) for name, others in exercise.aliases.items()}
    if returns:
        document["returns"] = {name: list(items) for name, items in returns.items()}
    return _dump(document, {"checks": checks, KEY: to_plain_fingerprints(fingerprints)}) + "\n"


def read_examples(public: Handout) -> tuple[Exercise, dict[str, tuple[Output, ...]], int]:
    """Read ``examples.json`` of an exercise.

    Returns
    -------
    exercise : Exercise
        Of the visible checks alone.
    expected : dict of str to tuple of Output
        By check id, one output per call.
    hidden : int
        How many hidden checks will follow.

    Raises
    ------
    UsageError
        If the file is missing or damaged.
    """
    with reading_examples(public) as path:
        document = json.loads(path.read_text(encoding="utf-8"))
        checks: list[Check] = []
        expected: dict[str, tuple[Output, ...]] = {}
        for entry in document["checks"]:
            calls = tuple(_call_from_plain(call) for call in entry["calls"])
            checks.append(
                Check(
                    id=entry["id"],
                    title=entry["title"],
                    points=entry["points"],
                    hint=entry["hint"],
                    readme_hints=tuple(entry.get("readme_hints", ())),
                    reveal=entry["reveal"],
                    call=calls,
                    expect=from_dict(from_plain(entry["expect"])),
                )
            )
            values = [from_plain(value) for value in entry["expected"]]
            expected[entry["id"]] = tuple(Returned(value) for _, value in zip(calls, values, strict=True))
        exercise = Exercise(
            slug=document["slug"],
            title=document["title"],
            checks=tuple(checks),
            limits=Limits(),
            aliases={name: tuple(others) for name, others in document.get("aliases", {}).items()},
        )
        return exercise, expected, int(document["hidden_checks"])


def load_released(folder: Path) -> Handout:
    """Read a released exercise, whose stub may hold a student's work in any state.

    Which functions are asked for is what the examples call; the names of their parameters, which only label
    what is shown, are those that the file has now.
    """
    handout = load_handout(folder, functions={})
    try:
        written = functions_of(handout.stub, handout.slug)
    except SpecError:
        written = {}
    try:
        exercise, _, _ = read_examples(handout)
    except UsageError:  # reported when this exercise is checked
        return replace(handout, functions=written)
    calls = [call for check in exercise.checks for call in check.calls]
    called = [call.function for call in calls if isinstance(call, Call)]
    functions = {name: written.get(name, ()) for name in called}
    values = tuple(dict.fromkeys(call.name for call in calls if isinstance(call, Value)))
    returns = {**handout.returns, **_returns(folder / "examples.json")}
    return replace(handout, functions=functions, returns=returns, aliases=exercise.aliases, values=values)


def _returns(path: Path) -> dict[str, tuple[str, ...]]:
    """Return the names of what functions return, as the course's own docstrings say."""
    names = json.loads(path.read_text(encoding="utf-8")).get("returns", {})
    return {str(name): tuple(map(str, items)) for name, items in dict(names).items()}


def _call_to_plain(call: Request) -> dict[str, Any]:
    if isinstance(call, Value):
        return {"value": call.name, "given": {name: to_plain(value) for name, value in call.given.items()}}
    return {
        "function": call.function,
        "args": [to_plain(value) for value in call.args],
        "kwargs": {name: to_plain(value) for name, value in call.kwargs.items()},
        "driver": call.driver,
        "observe": call.observe,
    }


def _call_from_plain(data: dict[str, Any]) -> Request:
    if "value" in data:
        given = {name: from_plain(value) for name, value in data["given"].items()}
        return Value(data["value"], given=given)
    args = [from_plain(value) for value in data["args"]]
    kwargs = {name: from_plain(value) for name, value in data["kwargs"].items()}
    return Call(data["function"], *args, driver=data["driver"], observe=data["observe"], **kwargs)


def to_plain(value: Any) -> Any:
    """Return a plain value in JSON's terms."""
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, float) and not math.isfinite(value):
        return {"float": repr(value)}
    if isinstance(value, complex):
        return {"complex": [to_plain(value.real), to_plain(value.imag)]}
    if isinstance(value, np.ndarray):
        return {
            "array": [value.dtype.str, list(value.shape), [to_plain(item) for item in value.ravel().tolist()]]
        }
    if isinstance(value, tuple):
        return {"tuple": [to_plain(item) for item in value]}
    if isinstance(value, list):
        return [to_plain(item) for item in value]
    if isinstance(value, dict):
        return {"dict": [[to_plain(key), to_plain(item)] for key, item in value.items()]}
    return value


def from_plain(value: Any) -> Any:
    """Return what `to_plain` was given; arrays are fresh."""
    if isinstance(value, list):
        return [from_plain(item) for item in value]
    if not isinstance(value, dict):
        return value
    ((tag, content),) = value.items()
    match tag:
        case "float":
            return float(content)
        case "complex":
            real, imaginary = content
            return complex(from_plain(real), from_plain(imaginary))
        case "array":
            dtype, shape, items = content
            return np.array([from_plain(item) for item in items], dtype=dtype).reshape(shape)
        case "tuple":
            return tuple(from_plain(item) for item in content)
        case "dict":
            return {from_plain(key): from_plain(item) for key, item in content}
    raise ValueError(f"unknown tag {tag!r}")


def _dump(document: dict[str, Any], lists: Mapping[str, Sequence[Mapping[str, Any]]]) -> str:
    """Write JSON with one line per field of what is in the lists, so that arrays do not fill thousands."""
    text = json.dumps(document, indent=1, ensure_ascii=False)[:-2]
    for name, entries in lists.items():
        written = [
            ",\n".join(
                f"   {json.dumps(key)}: {json.dumps(item, ensure_ascii=False)}" for key, item in entry.items()
            )
            for entry in entries
        ]
        body = ",\n".join(f"  {{\n{entry}\n  }}" for entry in written)
        if entries:
            text += f',\n "{name}": [\n{body}\n ]'
    return f"{text}\n}}"


def stale(public: Handout, text: str) -> str | None:
    """Return why a folder's ``examples.json`` no longer fits what would be written now, or None.

    Numbers may differ in their last digits, and expected outputs within their check's tolerance: other
    bytes alone do not make a file stale.
    """
    try:
        old, values, _ = read_examples(public)
    except UsageError as error:
        return str(error)
    kept = json.loads((public.folder / "examples.json").read_text(encoding="utf-8"))
    fresh = json.loads(text)
    expected_now = {entry["id"]: entry.pop("expected") for entry in fresh["checks"]}
    expected_then = {entry["id"]: entry.pop("expected") for entry in kept["checks"]}
    mistakes_then, mistakes_now = kept.pop(KEY, []), fresh.pop(KEY, [])
    if not _alike(kept, fresh):
        return "its checks, calls or tolerances are not those of the spec"
    for check in old.checks:
        if _alike(expected_then[check.id], expected_now[check.id]):
            continue
        wanted = tuple(Returned(from_plain(value)) for value in expected_now[check.id])
        if not check.comparer.agree(values[check.id], wanted):
            return f"the expected outputs of check {check.id} have changed"
    return _stale_fingerprints(mistakes_then, mistakes_now)


def _stale_fingerprints(then: Any, now: Sequence[Mapping[str, Any]]) -> str | None:
    """Return why the fingerprints of a file are not those that would be written now, or None."""
    try:
        kept = {fingerprint.name: fingerprint for fingerprint in from_plain_fingerprints(then)}
    except ValueError:
        return "its fingerprints are not what their schema says"
    fresh = {fingerprint.name: fingerprint for fingerprint in from_plain_fingerprints(now)}
    if kept.keys() != fresh.keys():
        (name, *_) = sorted(kept.keys() ^ fresh.keys())
        return f"the mistake {name} must {'not ' if name in kept else ''}be in it"
    for name, fingerprint in fresh.items():
        if not _alike(*map(msgspec.to_builtins, (kept[name], fingerprint))):
            return f"the fingerprint of the mistake {name} has changed"
    return None


def _alike(one: Any, other: Any) -> bool:
    """Whether two JSON documents are equal but for the last digits of their numbers."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_alike(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_alike, one, other))
    if isinstance(one, float) and isinstance(other, float):
        return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-12)
    return bool(one == other)
