"""A student's results in Markdown, for step summaries and web pages that render it.

Every text is written on one line with all that Markdown could read into it escaped, so that a student's
words stay words: no heading, fence, link, picture, tag or mention can be made of them.
"""

import re
from collections.abc import Mapping, Sequence

from autograder.boundary.text import clean
from autograder.judge.result import Result
from autograder.report.sections import CheckSection, section_of
from autograder.report.sentences import HIDDEN_WORDS, STATUS_WORDS, points, total

_ACTIVE = re.compile(r"[\\`*_{}\[\]()<>#+\-.!|~&$@:=^]")
# GitHub looks for people and issues in what is left after Markdown, so a backslash does not help there.
_REFERENCE = re.compile(r"(?<=[@#])(?=\w)")
NEWLINE = "\n"
_BREAK = f"  {NEWLINE}"


def escape(text: str) -> str:
    """Return a text as one line of Markdown that renders as the text itself."""
    line = _REFERENCE.sub("\u2060", " ".join(clean(text).split()))
    return _ACTIVE.sub(r"\\\g<0>", line)


def student_markdown(
    student: str, results: Sequence[Result], *, weights: Mapping[str, float] | None = None
) -> str:
    """Return all that a student may see of `results`, which are redacted here, so that no caller can leak.

    Of an ungraded exercise the reason is left out: it is a fault on the grader's side and may quote the
    reference.

    Parameters
    ----------
    weights : mapping from str to float, optional
        Factor with which an exercise's points count in the total, 1 where it is not named.
    """
    earned, possible = total(results, weights)
    parts = [f"## {escape(student)}: {escape(points(earned, possible))}"]
    parts += [exercise_markdown(result) for result in results]
    return "\n\n".join(parts) + "\n"


def exercise_markdown(result: Result) -> str:
    """Return the section on one exercise, redacted."""
    section = section_of(result)
    parts = [f"### {escape(section.heading)}"]
    for part in section.parts:
        match part.kind:
            case "passed" | "open" | "hidden":
                parts.append("\n".join(map(_item, part.checks)))
            case "problem":
                parts.append(f"**Problem:** {escape(part.text)}")
            case "printed":
                parts.append(_BREAK.join(map(escape, part.text.split("\n"))))
            case "next":
                command = f"{_BREAK}{escape(part.command)}" if part.command else ""
                parts.append(f"**Next step:** {escape(part.text)}{command}")
            case _:
                parts.append(escape(part.text))
    return "\n\n".join(parts)


def _item(section: CheckSection) -> str:
    check = section.check
    word = HIDDEN_WORDS[check.status].capitalize() if check.hidden else STATUS_WORDS[check.status]
    item = f"- **{word}:** {escape(section.head)}"
    for paragraph in section.paragraphs:
        if paragraph.kind == "call":
            item += f"{_BREAK}  {escape(paragraph.label)}:\n{_fenced(paragraph.text)}\n"
        else:
            item += f"{'' if item.endswith(NEWLINE) else _BREAK}  {escape(str(paragraph))}"
    return item.rstrip(NEWLINE)


def _fenced(code: str) -> str:
    """Return lines of code inside a list item; no run of backticks in them ends it."""
    longest = max((len(found) for found in re.findall("`+", code)), default=0)
    fence = "`" * max(3, longest + 1)
    return "\n".join(f"  {line}" for line in (f"{fence}python", *code.split("\n"), fence))
