"""The master notebook of ``otter assign``: questions, their tests, and the author's solutions as text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from autograder.adapters.assignment import Case, Question
from autograder.adapters.otter.test_files import case_of, shared
from autograder.submission.magics import strip_magics
from autograder.submission.notebook import RawCell

_MARK = re.compile(r"#\s*(BEGIN|END)\s+(QUESTION|PROMPT|SOLUTION|TESTS)\b", re.IGNORECASE)
_ASSIGNMENT = re.compile(r"#\s*ASSIGNMENT\s+CONFIG\b", re.IGNORECASE)
_TEST_CONFIG = re.compile(
    r'\s*(?:\w+\s*=\s*)?"""\s*#\s*BEGIN\s+TEST\s+CONFIG(.*?)"""\s*#\s*END\s+TEST\s+CONFIG[^\n]*\n?',
    re.IGNORECASE | re.DOTALL,
)
_SOLUTION_MARK = re.compile(
    r"[ \t]*#[ \t]*(?:SOLUTION(?: NO PROMPT)?|BEGIN SOLUTION(?: NO PROMPT)?|END SOLUTION|SEED)[ \t]*$"
)
_PROMPT = re.compile(
    r'^[ \t]*"""[ \t]*# BEGIN PROMPT.*?"""[^\n]*# END PROMPT[^\n]*$', re.DOTALL | re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Master:
    """What of a master notebook can be taken over; `solution` is the author's code."""

    questions: tuple[Question, ...]
    solution: str
    notes: tuple[str, ...]


def is_master(cells: Sequence[RawCell]) -> bool:
    """Whether a notebook is written for ``otter assign``."""
    raw = [cell.text for cell in cells if cell.kind == "raw"]
    return any(_ASSIGNMENT.match(text) or _MARK.match(text) for text in raw)


def read_master(cells: Sequence[RawCell]) -> Master:
    """Read the cells of a master notebook in order."""
    questions: list[Question] = []
    notes: list[str] = []
    solution: list[str] = []
    outside: list[str] = []
    config: dict[str, Any] = {}
    texts: list[str] = []
    cases: list[Case] = []
    place = ""
    for kind, text in _plain(cells):
        mark = _MARK.match(text) if kind == "raw" else None
        if kind == "raw" and _ASSIGNMENT.match(text):
            notes += _assignment_notes(text)
        elif mark is not None:
            begins, what = mark[1].upper() == "BEGIN", mark[2].upper()
            if what == "QUESTION" and begins:
                config, texts, cases = read_config(text.partition("\n")[2]), [], []
            elif what == "QUESTION":
                questions += _question(config, texts, cases, notes)
                config = {}
            if begins:
                place = what
            else:
                place = "QUESTION" if config else ""
        elif place == "TESTS" and kind == "code":
            cases.append(_case(text, f"{config.get('name', 'question')} {len(cases) + 1}"))
        elif place == "SOLUTION" and kind == "code":
            solution.append(_without_marks(text))
        elif place == "QUESTION" and kind == "markdown":
            texts.append(text)
        elif place == "" and kind == "code":
            outside.append(_without_marks(text))
    return Master(tuple(questions), "\n\n\n".join(filter(None, [*outside, *solution])), tuple(notes))


def _plain(cells: Sequence[RawCell]) -> Iterator[tuple[str, str]]:
    return ((cell.kind, cell.text) for cell in cells)


def _question(
    config: dict[str, Any], texts: list[str], cases: list[Case], notes: list[str]
) -> Iterator[Question]:
    name = str(config.get("name", "question"))
    if config.get("manual") is True:
        notes.append(f"{name} is graded by hand")
    elif not cases:
        notes.append(f"{name} has no tests")
    else:
        told = [f"{name} is all or nothing: make one check of it, with a tuple of calls"]
        own = tuple(told) if config.get("all_or_nothing") is True else ()
        yield Question(name, shared(cases, config.get("points"), name), "\n\n".join(texts), "", own)


def _case(text: str, title: str) -> Case:
    found = _TEST_CONFIG.match(text)
    options = read_config(found[1]) if found else {}
    first, _, rest = text.partition("\n")
    hidden = found is None and bool(re.match(r"\s*#.*\bhidden\b", first, re.IGNORECASE))
    code = text[found.end() :] if found else rest if hidden else text
    named = re.match(r"\s*def\s+test_(\w+)", code)
    return case_of(options, code.strip("\n"), named[1].replace("_", " ") if named else title, hidden=hidden)


_OF_THE_FRONT_END = re.compile(r"\s*(?:import otter|from otter\b|grader\b|get_ipython\(\))")


def _without_marks(text: str) -> str:
    source = strip_magics(_PROMPT.sub("", text)).source
    lines = [_SOLUTION_MARK.sub("", line) for line in source.split("\n")]
    kept = [
        line
        for line in lines
        if not re.match(r"\s*(?:import otter|from otter\b|grader\b|get_ipython\(\))", line)
    ]
    return "\n".join(kept).strip("\n")


def _assignment_notes(text: str) -> list[str]:
    notes = []
    if re.search(r"^\s*seed", text, re.MULTILINE):
        notes.append("the assignment's seed: give the function a Generator that a driver makes from a seed")
    if re.search(r"^\s*(?:plugins|variables)\s*:", text, re.MULTILINE):
        notes.append("the assignment's plugins and variables")
    return notes


def read_config(text: str) -> dict[str, Any]:
    """Return the plain values of a block of YAML: names with numbers, words, and lists of numbers."""
    found: dict[str, Any] = {}
    key = ""
    for line in text.split("\n"):
        entry = re.match(r"([\w-]+)\s*:\s*(.*)", line)
        item = re.match(r"\s*-\s+(.+)", line)
        if entry:
            key = entry[1]
            found[key] = _scalar(entry[2])
        elif item and key and (found[key] == "" or isinstance(found[key], list)):
            found[key] = [*(found[key] or []), _scalar(item[1])]
    return {key: None if value == "" else value for key, value in found.items()}


def _scalar(text: str) -> Any:
    text = text.strip()
    if quoted := re.match(r"""(["'])(.*?)\1""", text):
        return quoted[2]
    text = re.sub(r"(?:^|\s)#.*", "", text).strip()
    if text.startswith("[") and text.endswith("]"):
        return [_scalar(part) for part in text[1:-1].split(",") if part.strip()]
    words = {"true": True, "false": False, "null": None, "~": None}
    if text.lower() in words:
        return words[text.lower()]
    try:
        return float(text) if not text.lstrip("-").isdigit() else int(text)
    except ValueError:
        return text
