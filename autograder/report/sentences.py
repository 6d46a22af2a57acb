"""The sentences that every report uses, in one place, so that terminal and page say the same."""

from collections.abc import Mapping, Sequence

from autograder.boundary.hand_in import HandIn
from autograder.boundary.wording import count_of, listed, plural
from autograder.judge.result import CheckResult, Result, Status

STATUS_WORDS: dict[Status, str] = {
    "passed": "Passed",
    "partial": "Partly",
    "failed": "Not yet",
    "error": "Error",
    "skipped": "Not checked",
}
HIDDEN_WORDS: dict[Status, str] = {
    "passed": "passed",
    "partial": "partly passed",
    "failed": "not passed",
    "error": "not passed",
    "skipped": "not checked",
}
UNGRADED = (
    "This exercise could not be graded. This is not your mistake: the fault is on the grader's side, and it "
    "counts neither for nor against you until it is graded."
)
HIDDEN_NEXT = (
    "Hidden checks call the same functions with other inputs. Try values, lengths and parameters that the "
    "task's examples do not use."
)
#: what stands before a human's decision and before a human's words
BY_HAND = "Decided by hand"
COMMENT = "Comment"
_ISOLATION = {
    "none": "The submission ran without isolation from the grader.",
    "limited": "The submission ran as a separate process with limits, not fully isolated from the grader.",
    "confined": "The submission ran confined, not fully isolated from the grader.",
}


def number(value: float) -> str:
    """Return points with up to two decimals and no trailing zeros."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def points(earned: float | None, possible: float) -> str:
    """Return ``7.5 of 10 points``; without a score, what could be earned."""
    unit = "point" if possible == 1 else "points"
    if earned is None:
        return f"not graded, {number(possible)} {unit} possible"
    return f"{number(earned)} of {number(possible)} {unit}"


def ordered(result: Result) -> tuple[list[CheckResult], list[CheckResult], list[CheckResult]]:
    """Return the checks as they are read: visible ones that passed, visible ones to work on, hidden ones."""
    visible = [check for check in result.checks if not check.hidden]
    return (
        [check for check in visible if check.status == "passed"],
        [check for check in visible if check.status != "passed"],
        [check for check in result.checks if check.hidden],
    )


def summary(result: Result) -> str:
    """Return how the checks went, hidden ones named as such; empty when there are none."""
    passed, open_, hidden = ordered(result)
    visible = len(passed) + len(open_)
    parts = []
    if visible:
        parts.append(f"{len(passed)} of {visible} visible {plural(visible, 'check')} passed")
    if hidden:
        parts.append(f"{len(hidden)} hidden {plural(len(hidden), 'check is', 'checks are')} in the score")
    return "; ".join(parts)


def headline(result: Result, explained: Sequence[int]) -> str:
    """Return what came of an exercise in one sentence that stands alone.

    Parameters
    ----------
    explained : sequence of int
        How many of the open checks each cause explains that is named above them.
    """
    passed, open_, hidden = ordered(result)
    if result.state == "ungraded":
        return "Not graded yet."
    if result.passed and hidden:  # at home, where the hidden ones are still to come, nobody knows
        return "Full marks."
    if open_ and all(check.status == "skipped" for check in open_):
        return "Nothing of this exercise could be run."
    if open_ and explained:
        one = plural(len(explained), "One cause explains", f"{len(explained)} causes explain")
        if sum(explained) == len(open_):
            return f"{one} all that is left to work on."
        return f"{one} {sum(explained)} of the {len(open_)} checks to work on."
    if open_:
        return f"{count_of(len(open_), 'visible check')} to work on."
    if any(check.status != "passed" for check in hidden):
        return "The visible checks pass, and at least one hidden check does not."
    return "The visible checks pass." if passed else "No check has run."


def more_hints(numbers: Sequence[int]) -> str:
    """Return where a student finds the hints that go further; each is opened when it is wanted."""
    if not numbers:
        return ""
    return f"{plural(len(numbers), 'number')} {listed([*map(str, numbers)])} in the exercise's README"


def by_hand(check: CheckResult) -> str:
    """Return what a human decided about a check and why; empty where nobody did."""
    word = check.by_hand
    if word is None:
        return ""
    return f"{points(check.earned, check.possible)} instead of {number(word.earned)}. {word.because}"


def will_follow(hidden_count: int) -> str:
    """Return the sentence about hidden checks that ends a check at home."""
    return f"{count_of(hidden_count, 'hidden check')} will follow when your work is graded."


def next_step(result: Result, *, in_notebook: bool = False) -> tuple[str, str]:
    """Return one thing to do next and the command for it (empty when none helps).

    In a notebook the command is a line of Python.
    """
    passed, open_, hidden = ordered(result)
    slug = result.exercise
    command = f'check("{slug}")' if in_notebook else f"autograder check --exercise {slug}"
    if result.state == "ungraded":
        return "Nothing for you to change. If it stays ungraded, tell your instructor.", ""
    if result.problem and not result.passed:
        return "Start with the problem above, then check again:", command
    if open_:
        return f"Start with “{open_[0].title}”, then check again:", command
    if any(check.status != "passed" for check in hidden):
        return HIDDEN_NEXT, ""
    if hidden:
        return "Nothing is left to do for this exercise.", ""
    return "Nothing is left to do here." if passed else "Check your work:", "" if passed else command


def about_hand_in(student: str, hand_in: HandIn) -> str:
    """Return what is known of a hand-in in one line; empty when it is the name that heads the report."""
    parts = [
        f"Student {student}" if hand_in.name else "",
        hand_in.email or "",
        f"handed in with {hand_in.group}" if hand_in.group and hand_in.group != hand_in.name else "",
        f"attempt {hand_in.attempt}" if hand_in.attempt else "",
        f"handed in {hand_in.submitted_at}" if hand_in.submitted_at else "",
        "late" if hand_in.late else "",
    ]
    return " · ".join(filter(None, parts))


def isolation_note(isolation: str) -> str:
    """Return the sentence about a run that was less than isolated; empty for one that was isolated."""
    if isolation == "isolated":
        return ""
    return f"Isolation: {isolation}. {_ISOLATION.get(isolation, _ISOLATION['none'])}"


def total(
    results: Sequence[Result], weights: Mapping[str, float] | None = None
) -> tuple[float | None, float]:
    """Return the points earned and possible over several exercises, each rounded once to two decimals.

    The first is None while any exercise is ungraded: a sum that leaves one out would look final.
    `weights` maps exercises to the factor with which their points count, 1 where it is silent.
    """
    earned, possible = exact_total(results, weights)
    return (None if earned is None else round(earned, 2)), round(possible, 2)


def exact_total(
    results: Sequence[Result], weights: Mapping[str, float] | None = None
) -> tuple[float | None, float]:
    """Return what `total` does, before rounding."""
    factors = weights or {}
    earned: float | None = 0.0
    possible = 0.0
    for result in results:
        factor = factors.get(result.exercise, 1.0)
        possible += factor * result.possible
        if earned is not None:
            graded = result.state == "graded"
            earned = earned + factor * sum(check.earned for check in result.checks) if graded else None
    return earned, possible
