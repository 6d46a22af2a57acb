"""A student's results on a terminal: words first, colour only on top of them."""

from collections.abc import Mapping, Sequence
from typing import TextIO

from autograder.boundary.text import clean_line
from autograder.judge.result import CheckResult, Result, Status, redact
from autograder.report.clean import clean_result
from autograder.report.layout import ascii_only, width_of, wrap
from autograder.report.sentences import (
    UNGRADED,
    feedback,
    next_step,
    number,
    ordered,
    points,
    summary,
    total,
    will_follow,
)

STATUS: dict[Status, str] = {
    "passed": "passed",
    "partial": "partly",
    "failed": "failed",
    "error": "error",
    "skipped": "skipped",
}
_COLOURS: dict[Status, str] = {
    "passed": "32",
    "partial": "33",
    "failed": "31",
    "error": "31",
    "skipped": "33",
}
_INDENT = " " * 12  # as wide as "  [skipped] " is


def stream_features(stream: TextIO, environ: Mapping[str, str]) -> tuple[bool, bool]:
    """Return whether to use colour and whether to use more than ASCII on `stream`.

    Colour needs a terminal that is not dumb and no ``NO_COLOR`` (https://no-color.org: any value but empty).
    """
    try:
        on_terminal = stream.isatty()
    except ValueError:  # closed
        on_terminal = False
    colour = on_terminal and not environ.get("NO_COLOR") and environ.get("TERM") != "dumb"
    encoding = (getattr(stream, "encoding", None) or "ascii").lower().replace("-", "").replace("_", "")
    return colour, encoding in ("utf8", "utf8sig", "utf16", "utf32")


def terminal(
    results: Sequence[Result],
    *,
    colour: bool,
    unicode: bool,
    width: int = 80,
    hidden_count: int = 0,
    in_notebook: bool = False,
) -> str:
    """Return what ``autograder check`` prints for one student, ending in a line break.

    Parameters
    ----------
    results : sequence of Result
        One an exercise; hidden checks in them are redacted here.
    colour, unicode : bool
        See `stream_features`.
    width : int
        Columns; no line is longer.
    hidden_count : int
        How many hidden checks will follow when the work is graded.
    in_notebook : bool
        Whether what to do next is a line of Python.
    """
    width = max(width, 40)  # narrower, the indented text has no room left
    lines: list[str] = []
    for result in results:
        lines += [*_exercise(clean_result(redact(result)), width, unicode, in_notebook), ""]
    if hidden_count:
        lines += wrap(will_follow(hidden_count), width)
    text = "\n".join(lines).rstrip("\n") + "\n"
    if colour:
        for status, code in _COLOURS.items():
            word = f"  [{STATUS[status]}]"
            text = text.replace(f"\n{word} ", f"\n  \x1b[{code}m[{STATUS[status]}]\x1b[0m ")
    return text


def class_line(student: str, results: Sequence[Result], weights: Mapping[str, float] | None = None) -> str:
    """Return the one line about a student that ``autograder grade`` writes where no terminal is."""
    earned, possible = total(results, weights)
    parts = [f"no total yet, {number(possible)} possible" if earned is None else points(earned, possible)]
    for result in results:
        score = result.score
        mark = "not graded" if score is None else f"{number(score)}/{number(result.possible)}"
        parts.append(f"{clean_line(result.exercise)} {mark}")
    line = f"{clean_line(student)}: {', '.join(parts)}"
    problems = [f"{clean_line(r.exercise)}: {clean_line(r.problem)}" for r in results if r.problem]
    return "; ".join([line, *problems])


def _exercise(result: Result, width: int, unicode: bool, in_notebook: bool) -> list[str]:
    def put(text: str, indent: str = "", first: str = "") -> list[str]:
        shown = text if unicode else ascii_only(text)
        pieces = wrap(shown, width - len(indent))
        return [(first or indent if number == 0 else indent) + piece for number, piece in enumerate(pieces)]

    lines = put(f"{result.title} ({result.exercise}): {points(result.score, result.possible)}")
    if result.state == "ungraded":
        lines += put(UNGRADED, "  ")
    if result.problem:
        lines += put(f"Problem: {result.problem}", "    ", "  ")
    for group in ordered(result):
        for check in group:
            for number_, text in enumerate(check_texts(check)):
                label = f"  [{STATUS[check.status]}]".ljust(len(_INDENT))
                lines += put(text, _INDENT, label if number_ == 0 else "")
    if counted := summary(result):
        lines += put(f"{counted}.", "  ")
    step, command = next_step(result, in_notebook=in_notebook)
    lines += put(f"Next step: {step}", "  ")
    if command:
        lines.append(f"    {command if width_of(command) <= width - 4 else command[: width - 4]}")
    return lines


def check_texts(check: CheckResult) -> list[str]:
    """Return all that is said about a check, title first, a paragraph each."""
    title = f"{check.title}, hidden check" if check.hidden else check.title
    return [f"{title} ({points(check.earned, check.possible)})", *feedback(check)]
