"""Describe exceptions. Runs in the child: nothing it says is trusted."""

import os
import re
import sys
from pathlib import Path
from typing import Any

from autograder.errors import near_miss
from autograder.sandbox.child.libraries import HEAVY
from autograder.sandbox.child.refusals import FULL, refusal_behind, refusal_sentence

MAX_TEXT = 2000
_NOWHERE = ["", 0, 0]


def describe(error: BaseException) -> tuple[str, str, list[Any], str]:
    """Return type, message, the innermost place in the student's own code and what the sandbox refused."""
    if isinstance(error, SyntaxError):
        return type(error).__name__, str(error.msg), _place(str(error.filename), error.lineno or 0), ""
    try:
        message, refusal = _reason(error)
    except BaseException:  # a student's exception may fail to describe itself
        message = refusal = ""
    where = list(_NOWHERE)
    trace = error.__traceback__
    while trace is not None:
        place = _place(trace.tb_frame.f_code.co_filename, trace.tb_lineno)
        where = where if place == _NOWHERE else place
        trace = trace.tb_next
    message = message.encode(errors="replace").decode()
    return type(error).__name__[:100].encode(errors="replace").decode(), message, where, refusal


def _reason(error: BaseException) -> tuple[str, str]:
    if isinstance(error, ModuleNotFoundError) and error.name:
        here = f"here are {', '.join(HEAVY)}, numpy and what comes with Python"
        return f"the module {error.name} is neither installed here nor among your files; {here}", ""
    if isinstance(error, MemoryError):
        return "more memory was needed than a submission may use", ""
    if isinstance(error, NameError) and (meant := _meant(error)):
        return f"{error}; did you mean {meant!r}?", ""
    if isinstance(error, TypeError) and "ellipsis" in str(error) and "indices" not in str(error):
        return "this calculates with a value that is still ..., as it was handed out: fill it in first", ""
    refusal = refusal_behind(error)
    if refusal == FULL:
        message = "more was written into files than a submission may write"
    else:
        message = refusal_sentence(refusal, error) if refusal else str(error)
    return _without_folders(message[:MAX_TEXT]), refusal


def _meant(error: NameError) -> str | None:
    """Return the name that was probably meant, among those that are known where it was looked up."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None or not isinstance(error.name, str):
        return None
    frame = trace.tb_frame
    known = [name for name in (*frame.f_locals, *frame.f_globals) if isinstance(name, str)]
    return near_miss(error.name, [name for name in known if not name.startswith("_")])


def _without_folders(message: str) -> str:
    """Leave out the folders of the run, which have other names in every run, and those of this machine."""
    for own in {sys.path[0], os.environ.get("HOME", "")} - {"", "/"}:
        message = message.replace(f"{own}{os.sep}", "").replace(own, ".")
    for place in {sys.prefix, sys.base_prefix} - {"", "/"}:
        if place in message:
            message = re.sub(rf"{re.escape(place)}[^\s'\"()<>,:]*[/\\]", "", message)
    return message


def _place(filename: str, line: int) -> list[Any]:
    """Return ``[file, cell, line]``; the file is empty for the answer itself."""
    if filename.startswith("<") and filename.endswith(">"):
        label = filename[1:-1]
        if label.startswith("cell ") and label[5:].isdecimal():
            return ["", int(label.removeprefix("cell ")), line]
        return ["", 0, line] if label.endswith(".py") and label != "drivers.py" else list(_NOWHERE)
    path = Path(filename)
    try:
        helper = path.relative_to(Path.cwd())
    except (ValueError, OSError):
        return list(_NOWHERE)
    return [str(helper), 0, line]
