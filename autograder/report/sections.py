"""What a report on one exercise says, and in which order: decided here, rendered everywhere else.

HTML, terminal, Markdown, Gradescope, PrairieLearn, Otter, pytest and GitHub walk these records; none of them
decides about order, words, or what a student may see.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from autograder.judge.redaction import redact
from autograder.judge.result import CheckResult, Result
from autograder.report.clean import clean_result
from autograder.report.sentences import (
    BY_HAND,
    COMMENT,
    UNGRADED,
    by_hand,
    headline,
    more_hints,
    next_step,
    ordered,
    points,
    summary,
)

PartKind: TypeAlias = Literal[
    "headline",
    "summary",
    "ungraded",
    "problem",
    "comment",
    "note",
    "cause",
    "passed",
    "open",
    "hidden",
    "printed",
    "next",
]
CALL = "The call, to be pasted beside your function"
#: what begins with a comment is no call
VALUES = "With these values your program shows it"
ABOVE = "See above: the same cause."
TITLES: dict[PartKind, str] = {"passed": "Passed", "open": "To work on", "hidden": "Hidden checks"}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One thing that is said about a check.

    Attributes
    ----------
    kind : {"by_hand", "message", "detail", "explanation", "hint", "call", "code"}
        A call is lines of Python, to be shown as they are.
    label : str
        What stands before the text, such as "Hint"; may be empty.
    """

    kind: Literal["by_hand", "message", "detail", "explanation", "hint", "call", "code"]
    label: str
    text: str

    def __str__(self) -> str:
        if self.kind == "call":
            return f"{self.label}:\n{self.text}"
        return f"{self.label}: {self.text}" if self.label else self.text


@dataclass(frozen=True, slots=True)
class CheckSection:
    """One check: its verdict, its title for readers, and what is said about it."""

    check: CheckResult
    title: str
    paragraphs: tuple[Paragraph, ...]

    @property
    def points(self) -> str:
        """Return what it earned of what it could."""
        return points(self.check.earned, self.check.possible)

    @property
    def feedback(self) -> list[str]:
        """Return what is said below the title, a text each."""
        return [str(paragraph) for paragraph in self.paragraphs]

    @property
    def head(self) -> str:
        """Return title and points."""
        return f"{self.title} ({self.points})"

    @property
    def texts(self) -> list[str]:
        """Return all that is said, title and points first."""
        return [self.head, *self.feedback]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a section: a sentence, a group of checks, or the next step with its command."""

    kind: PartKind
    text: str = ""
    checks: tuple[CheckSection, ...] = ()
    command: str = ""

    @property
    def title(self) -> str:
        """Return the heading of a group of checks."""
        return TITLES[self.kind]


@dataclass(frozen=True, slots=True)
class Section:
    """A report on one exercise: `result` holds what a student may see, cleaned; `parts` are in order."""

    result: Result
    parts: tuple[Part, ...]

    @property
    def points(self) -> str:
        """Return the score of what could be earned."""
        return points(self.result.score, self.result.possible)

    @property
    def heading(self) -> str:
        """Return title, name and points in one line."""
        return f"{self.result.title} ({self.result.exercise}): {self.points}"

    def text_of(self, kind: PartKind) -> str:
        """Return the text of a part, empty when the section has none of that kind."""
        return next((part.text for part in self.parts if part.kind == kind), "")

    @property
    def checks(self) -> Iterator[CheckSection]:
        """Yield all checks in the order of the report."""
        for part in self.parts:
            yield from part.checks


def section_of(result: Result, *, in_notebook: bool = False) -> Section:
    """Return the section on a result, redacted and cleaned, so that no renderer can leak.

    Of an ungraded exercise the reason is left out: it is a fault on the grader's side and may quote the
    reference.

    Parameters
    ----------
    in_notebook : bool
        Whether what to do next is a line of Python.
    """
    shown = clean_result(redact(result))
    if shown.state == "ungraded":
        shown = replace(shown, problems=())
    return Section(shown, tuple(_parts(shown, in_notebook)))


def _parts(result: Result, in_notebook: bool) -> Iterator[Part]:
    """Yield the parts in their one order."""
    causes = causes_of(result)
    yield Part("headline", headline(result, [len(cause.checks) for cause in causes]))
    if counted := summary(result):
        yield Part("summary", f"{counted}.")
    if result.state == "ungraded":
        yield Part("ungraded", UNGRADED)
    if result.problem:
        yield Part("problem", result.problem)
    for comment in result.comments:
        yield Part("comment", f"{COMMENT}: {comment}")
    for note in result.notes:
        yield Part("note", f"Note: {note}.")
    for cause in causes:
        command = f"autograder explain {cause.code}" if cause.code else ""
        yield Part("cause", cause.sentence, command=command)
    told = {check.id: cause for cause in causes for check in cause.checks}
    kinds: tuple[PartKind, ...] = ("passed", "open", "hidden")
    for kind, checks in zip(kinds, ordered(result), strict=True):
        if checks:
            sections = (_check_section(check, told.get(check.id)) for check in _calls_once(checks))
            yield Part(kind, checks=tuple(sections))
    if result.printed.strip():
        yield Part("printed", printed_text(result))
    step, command = next_step(result, in_notebook=in_notebook)
    yield Part("next", step, command=command)


@dataclass(frozen=True, slots=True)
class Cause:
    """What explains several visible checks, and is said once for all of them."""

    text: str
    code: str
    checks: tuple[CheckResult, ...]

    @property
    def sentence(self) -> str:
        """Return what is said at the top."""
        titles = ", ".join(f"“{check.title}”" for check in self.checks)
        label = "Looks like: " if self.checks[0].explanation else ""
        end = "" if self.text.endswith((".", "!", "?")) else "."
        return f"{label}{self.text}{end} This explains {len(self.checks)} checks: {titles}."


def causes_of(result: Result) -> tuple[Cause, ...]:
    """Return what explains more than one visible check: a diagnosis in words, or the same message."""
    found: dict[tuple[str, str], list[CheckResult]] = {}
    for check in ordered(result)[1]:
        if text := check.explanation or (check.message if check.status in ("error", "skipped") else ""):
            found.setdefault((text, check.diagnosis or ""), []).append(check)
    return tuple(Cause(*key, tuple(checks)) for key, checks in found.items() if len(checks) > 1)


def _calls_once(checks: Iterable[CheckResult]) -> Iterator[CheckResult]:
    """Yield the checks, each call in code with the first of those that make it."""
    seen: set[str] = set()
    for check in checks:
        yield replace(check, call="") if check.call in seen else check
        seen.add(check.call)


def printed_text(result: Result) -> str:
    """Return what the student's own code printed, below a line that says so."""
    return f"Your code printed:\n{result.printed}"


def check_section(check: CheckResult) -> CheckSection:
    """Return what is said about a check that has been cleaned; of a redacted one, title and points."""
    return _check_section(check, None)


def _check_section(check: CheckResult, cause: Cause | None) -> CheckSection:
    title = f"{check.title}, hidden check" if check.hidden else check.title
    decided = by_hand(check)
    if decided and check.status == "passed":
        return CheckSection(check, title, (Paragraph("by_hand", BY_HAND, decided),))
    if cause is not None:
        # what the cause says is not said again; what differs from check to check is
        own = "" if check.message == cause.text else check.message
        check = replace(check, message=own or ABOVE, explanation="", diagnosis=None)
    said = [Paragraph("by_hand", BY_HAND, decided)]
    said += [Paragraph("message", "", check.message), Paragraph("detail", "", check.detail)]
    if check.status != "passed":
        said.append(Paragraph("explanation", "Looks like", check.explanation))
        said.append(Paragraph("hint", "Hint", check.hint))
        said.append(Paragraph("hint", "More hints", more_hints(check.readme_hints)))
        said.append(Paragraph("call", VALUES if check.call.startswith("#") else CALL, check.call))
        # a student's copy of a hidden check has no message; at home nobody knows what only such checks find
        if check.diagnosis and (check.message or not check.hidden):
            said.append(Paragraph("code", "More", f"autograder explain {check.diagnosis}"))
    return CheckSection(check, title, tuple(paragraph for paragraph in said if paragraph.text))
