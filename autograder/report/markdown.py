"""A student's results in Markdown, for step summaries and web pages that render it.

Every text is written on one line with all that Markdown could read into it escaped, so that a student's
words stay words: no heading, fence, link, picture, tag or mention can be made of them.
"""

import re
from collections.abc import Mapping, Sequence

from autograder.boundary.text import clean
from autograder.judge.result import CheckResult, Result, redact
from autograder.report.clean import clean_result
from autograder.report.sentences import (
    HIDDEN_WORDS,
    STATUS_WORDS,
    UNGRADED,
    next_step,
    ordered,
    points,
    summary,
    total,
)
from autograder.report.text import check_texts

_ACTIVE = re.compile(r"[\\`*_{}\[\]()<>#+\-.!|~&$@:=^]")
# GitHub looks for people and issues in what is left after Markdown, so a backslash does not help there.
_REFERENCE = re.compile(r"(?<=[@#])(?=\w)")
_BREAK = "  \n"


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
    shown = clean_result(redact(result))
    heading = f"{shown.title} ({shown.exercise}): {points(shown.score, shown.possible)}"
    parts = [f"### {escape(heading)}"]
    if shown.state == "ungraded":
        return "\n\n".join([*parts, escape(UNGRADED)])
    if shown.problem:
        parts.append(f"**Problem:** {escape(shown.problem)}")
    if checks := [check for group in ordered(shown) for check in group]:
        parts.append("\n".join(map(_item, checks)))
    if counted := summary(shown):
        parts.append(escape(f"{counted}."))
    step, command = next_step(shown)
    parts.append(f"**Next step:** {escape(step)}" + (f"{_BREAK}{escape(command)}" if command else ""))
    return "\n\n".join(parts)


def _item(check: CheckResult) -> str:
    word = HIDDEN_WORDS[check.status].capitalize() if check.hidden else STATUS_WORDS[check.status]
    return f"- **{word}:** " + f"{_BREAK}  ".join(map(escape, check_texts(check)))
