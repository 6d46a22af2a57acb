"""What the proof that a release gives nothing away leaves out: fingerprints in ``examples.json``, no more."""

import json
from collections.abc import Mapping
from pathlib import PurePosixPath

import msgspec

from autograder.course.declared import docstring_line
from autograder.course.fingerprints import KEY, from_plain_fingerprints, to_plain_fingerprints


def without_numbers(name: str, data: bytes) -> bytes:
    """Return a file, ``examples.json`` without the outputs of its fingerprints.

    They are what wrong programs give on visible calls, among which a number of some hidden check occurs by
    chance. None is written that holds a number of its own exercise's hidden checks, and `verify` finds one
    that is not what the wrong program gives.
    """
    if PurePosixPath(name).name != "examples.json":
        return data
    try:
        document = json.loads(data)
        from_plain_fingerprints(document[KEY])
    except (ValueError, KeyError, TypeError):  # then nothing in it is exempt
        return data
    shown = [{key: value for key, value in one.items() if key != "outputs"} for one in document[KEY]]
    return json.dumps(document | {KEY: shown}, ensure_ascii=False).encode()


def without_sentences(name: str, data: bytes, hidden: Mapping[str, bytes]) -> bytes:
    """Return a file, ``examples.json`` without the sentences by which its fingerprints are explained.

    A sentence is left out only where the fingerprints are what their schema says, to the letter, and where it
    is that of the misconception of this name, of the same exercise, that a visible check finds. All else in
    the file is looked through.

    Parameters
    ----------
    hidden : mapping of str to bytes
        The Python files of the hidden folders, by name.
    """
    if PurePosixPath(name).name != "examples.json":
        return data
    try:
        document = json.loads(data)
        fingerprints = from_plain_fingerprints(document[KEY])
        visible = {check["id"] for check in document["checks"]}
        folders = ("misconceptions", f"solutions/{document['slug']}/misconceptions")
    except (ValueError, KeyError, TypeError):  # then nothing in it is exempt
        return data
    shown = []
    for fingerprint in fingerprints:
        sentences = {docstring_line(hidden.get(f"{folder}/{fingerprint.name}.py", b"")) for folder in folders}
        if fingerprint.text in sentences and fingerprint.checks.keys() <= visible:
            fingerprint = msgspec.structs.replace(fingerprint, text="")
        shown.append(fingerprint)
    return json.dumps(document | {KEY: to_plain_fingerprints(shown)}, ensure_ascii=False).encode()
