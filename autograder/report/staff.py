"""What staff see of one student: all that the checks found, hidden ones too, and the code that was graded."""

from collections.abc import Sequence
from dataclasses import dataclass

from autograder.boundary.hand_in import UNKNOWN, HandIn
from autograder.boundary.text import clean, clean_line
from autograder.judge.result import CheckResult, Result
from autograder.report.clean import clean_result
from autograder.report.html import environment
from autograder.report.sentences import BY_HAND, about_hand_in, by_hand, points

MOST_CODE = 300_000  # characters that are shown of one exercise


@dataclass(frozen=True, slots=True)
class _StaffSection:
    result: Result
    points: str
    code: str

    def texts(self, check: CheckResult) -> list[str]:
        """Return what was found, a text each."""
        named = f"{check.diagnosis}: {check.explanation}" if check.explanation else check.diagnosis
        decided = f"{BY_HAND}: {told}" if (told := by_hand(check)) else ""
        return [text for text in (decided, check.message, check.detail, named) if text]


def staff_html(
    student: str,
    results: Sequence[Result],
    listings: Sequence[str],
    report: str,
    *,
    hand_in: HandIn = UNKNOWN,
) -> str:
    """Return the page; it is a file of its own, and no student's.

    Parameters
    ----------
    listings : sequence of str
        The code that was graded, for each of the results.
    report : str
        Name of the student's own report, to be linked.
    """
    sections = [
        _StaffSection(clean_result(result), points(result.score, result.possible), clean(code[:MOST_CODE]))
        for result, code in zip(results, listings, strict=True)
    ]
    return (
        environment()
        .get_template("staff.html")
        .render(
            student=clean_line(hand_in.title(student)),
            about=clean_line(about_hand_in(student, hand_in)),
            sections=sections,
            report=report,
        )
        + "\n"
    )
