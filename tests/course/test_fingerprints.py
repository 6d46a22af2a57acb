"""The schema of a fingerprint refuses all that is not one."""

import json

import pytest

from autograder.course.fingerprints import (
    KEY,
    FailedThere,
    Failing,
    Fingerprint,
    Group,
    Numbers,
    from_plain_fingerprints,
    read_fingerprints,
    to_plain_fingerprints,
)
from autograder.errors import UsageError

PRINT = Fingerprint(
    "no_dt",
    "The step was left out.",
    {"trace": Failing([0, 1])},
    [Group("tuple", [Numbers("<f8", [1.0, "nan"], [2]), None]), FailedThere("timeout:cpu")],
)


def test_a_fingerprint_comes_back_from_json():
    assert from_plain_fingerprints(json.loads(json.dumps(to_plain_fingerprints([PRINT])))) == (PRINT,)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("code", "x = 1"),
        ("name", "two words"),
        ("name", "../spec"),
        ("text", ""),
        ("text", "two\nlines"),
        ("checks", {}),
        ("checks", {"trace": {"outputs": [-1]}}),
        ("checks", {"trace": {"outputs": [2]}}),
        ("checks", {"trace": {"words": "of a verdict"}}),
        ("outputs", ["x = 1"]),
        ("outputs", [{"type": "words", "digest": "the words"}]),
        ("outputs", [{"type": "numbers", "dtype": "<f8", "values": ["1.5"]}]),
        ("outputs", [{"type": "numbers", "dtype": "<f8", "values": [1.5] * 65, "shape": [65]}]),
        ("outputs", [{"type": "numbers", "dtype": "<f8", "values": [1.5], "shape": [2]}]),
        ("outputs", [{"type": "numbers", "dtype": "|O", "values": [1.5]}]),
        ("outputs", [{"type": "numbers", "dtype": "<f8", "values": [1.5], "note": "x = 1"}]),
        ("outputs", [{"type": "raised", "exception": "x = 1", "message": "0" * 32}]),
        ("outputs", [{"type": "failed", "code": "x = 1"}]),
        ("outputs", [{"type": "expression", "values": {"1/10": "a**2"}}]),
        ("outputs", [{"type": "code", "text": "x = 1"}] * 2),
    ],
)
def test_what_is_no_fingerprint_is_refused(field, value):
    (plain,) = to_plain_fingerprints([PRINT])
    with pytest.raises(ValueError):
        from_plain_fingerprints([plain | {field: value}])


def test_damaged_fingerprints_are_one_sentence_and_none_are_none(course):
    public = course.handout("decay")
    path = public.folder / "examples.json"
    document = json.loads(path.read_text())
    assert [found.name for found in read_fingerprints(public)] == ["grows"]
    path.write_text(json.dumps(document | {KEY: [{"name": "grows"}]}))
    with pytest.raises(UsageError, match="damaged"):
        read_fingerprints(public)
    del document[KEY]
    path.write_text(json.dumps(document))
    assert read_fingerprints(public) == ()
