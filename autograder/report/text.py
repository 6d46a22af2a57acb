"""A student's results on a terminal: words first, colour only on top of them."""

from collections.abc import Mapping, Sequence
from typing import TextIO

from autograder.boundary.text import clean_line
from autograder.judge.result import Result, Status
from autograder.report.layout import ascii_only, width_of, wrap
from autograder.report.sections import Section, section_of
from autograder.report.sentences import number, points, total, will_follow

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
        Columns; no line is longer but one of code.
    hidden_count : int
        How many hidden checks will follow when the work is graded.
    in_notebook : bool
        Whether what to do next is a line of Python.
    """
    width = max(width, 40)  # narrower, the indented text has no room left
    lines: list[str] = []
    for result in results:
        lines += [*_exercise(section_of(result, in_notebook=in_notebook), width, colour, unicode), ""]
    if hidden_count:
        lines += wrap(will_follow(hidden_count), width)
    return "\n".join(lines).rstrip("\n") + "\n"


def class_line(
    student: str,
    results: Sequence[Result],
    weights: Mapping[str, float] | None = None,
    note: str = "",
) -> str:
    """Return the one line about a student that ``autograder grade`` writes where no terminal is.

    Parameters
    ----------
    note : str
        What is to be said of the total, which is that of the checks.
    """
    earned, possible = total(results, weights)
    whole = f"no total yet, {number(possible)} possible" if earned is None else points(earned, possible)
    parts = [f"{whole} {note}".rstrip()]
    for result in results:
        score = result.score
        mark = "not graded" if score is None else f"{number(score)}/{number(result.possible)}"
        parts.append(f"{clean_line(result.exercise)} {mark}")
    line = f"{clean_line(student)}: {', '.join(parts)}"
    problems = [f"{clean_line(r.exercise)}: {clean_line(r.problem)}" for r in results if r.problem]
    return "; ".join([line, *problems])


def _exercise(section: Section, width: int, colour: bool, unicode: bool) -> list[str]:
    def put(text: str, indent: str = "", first: str = "") -> list[str]:
        shown = text if unicode else ascii_only(text)
        pieces = wrap(shown, width - len(indent))
        return [(first or indent if number == 0 else indent) + piece for number, piece in enumerate(pieces)]

    lines = put(section.heading)
    for part in section.parts:
        match part.kind:
            case "passed" | "open" | "hidden":
                for check in part.checks:
                    lines += put(check.head, _INDENT, _label(check.check.status, colour))
                    for paragraph in check.paragraphs:
                        if paragraph.kind == "call":  # from the first column, so that it can be pasted
                            lines += [*put(f"{paragraph.label}:", _INDENT), *paragraph.text.split("\n")]
                        else:
                            lines += put(str(paragraph), _INDENT)
            case "problem":
                lines += put(f"Problem: {part.text}", "    ", "  ")
            case "printed":
                heading, *printed = part.text.split("\n")
                lines += [*put(heading, "  "), *(line for text in printed for line in put(text, "    "))]
            case "next":
                lines += put(f"Next step: {part.text}", "  ")
            case _:
                lines += put(part.text, "  ")
        if part.command:
            whole = width_of(part.command) <= width - 4
            lines.append(f"    {part.command if whole else part.command[: width - 4]}")
    return lines


def _label(status: Status, colour: bool) -> str:
    word = f"[{STATUS[status]}]"
    blanks = " " * (len(_INDENT) - 2 - len(word))
    return f"  \x1b[{_COLOURS[status]}m{word}\x1b[0m{blanks}" if colour else f"  {word}{blanks}"
