"""Results as records of results.json."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from autograder.judge.result import SCHEMA_VERSION, CheckResult, Result
from autograder.version import __version__


def to_record(result: Result) -> dict[str, Any]:
    """Return one entry of ``results.json``, for staff: messages yes, expected values never.

    What a human said is there where it was said.
    """
    record = {
        "student": result.student,
        "name": result.hand_in.name,
        "email": result.hand_in.email,
        "attempt": result.hand_in.attempt,
        "submitted_at": result.hand_in.submitted_at,
        "late": result.hand_in.late,
        "exercise": result.exercise,
        "state": result.state,
        "score": result.score,
        "possible": round(result.possible, 2),
        "problem": result.problem,
        "notes": list(result.notes),
        "checks": [_check_record(check) for check in result.checks],
    }
    return {**record, "comments": list(result.comments)} if result.comments else record


def _check_record(check: CheckResult) -> dict[str, Any]:
    record = {
        "id": check.id,
        "status": check.status,
        "earned": round(check.earned, 2),
        "possible": round(check.possible, 2),
        "hidden": check.hidden,
        "message": check.message,
        "diagnosis": check.diagnosis,
        "hint": check.hint,
        "call": check.call,
    }
    if (word := check.by_hand) is None:
        return record
    machine = {"status": word.status, "earned": round(word.earned, 2)}
    said = {"because": word.because, "actor": word.actor, "at": word.at, "machine": machine}
    return {**record, "by_hand": said}


def encode_record(result: Result) -> bytes:
    """Return one line of ``results.json``, without its comma."""
    return msgspec.json.encode(to_record(result))


def encode_results(records: Iterable[bytes], isolation: str) -> Iterator[bytes]:
    """Yield the parts of ``results.json`` from encoded records, which are in their final order."""
    head = {"schema_version": SCHEMA_VERSION, "autograder": __version__, "isolation": isolation}
    yield msgspec.json.encode(head)[:-1] + b',"results":['
    separator = b"\n"
    for record in records:
        yield separator + record
        separator = b",\n"
    yield b"\n]}\n"
