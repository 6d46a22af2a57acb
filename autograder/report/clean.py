"""Results with every text in them cleaned, so that no renderer has to remember to."""

from dataclasses import replace

from autograder.boundary.hand_in import HandIn
from autograder.boundary.text import clean, clean_line
from autograder.judge.result import CheckResult, Curve, Result

MOST_CODE = 20_000  # characters of a call, which is the author's but for the names of a function


def clean_result(result: Result) -> Result:
    """Return `result` with every text in it cleaned, so that no renderer has to remember to."""
    return replace(
        result,
        student=clean_line(result.student),
        exercise=clean_line(result.exercise),
        title=clean_line(result.title),
        checks=tuple(_clean_check(check) for check in result.checks),
        hand_in=_clean_hand_in(result.hand_in),
        notes=tuple(map(clean_line, result.notes)),
        comments=tuple(map(clean, result.comments)),
        printed=clean(result.printed).strip("\n"),
        problems=tuple(replace(problem, text=clean(problem.text)) for problem in result.problems),
    )


def _clean_hand_in(found: HandIn) -> HandIn:
    return replace(
        found,
        name=_line(found.name),
        email=_line(found.email),
        submitted_at=_line(found.submitted_at),
        group=_line(found.group),
    )


def _line(text: str | None) -> str | None:
    return None if text is None else clean_line(text)


def _clean_check(check: CheckResult) -> CheckResult:
    return replace(
        check,
        id=clean_line(check.id),
        title=clean_line(check.title),
        message=clean(check.message),
        detail=clean(check.detail),
        hint=clean(check.hint),
        diagnosis=None if check.diagnosis is None else clean_line(check.diagnosis),
        explanation=clean(check.explanation),
        curve=None if check.curve is None else _clean_curve(check.curve),
        function=clean_line(check.function),
        call=clean(check.call, MOST_CODE),
        place=replace(check.place, file=clean_line(check.place.file)),
        by_hand=None
        if check.by_hand is None
        else replace(check.by_hand, because=clean(check.by_hand.because)),
    )


def _clean_curve(curve: Curve) -> Curve:
    return replace(curve, x_label=clean_line(curve.x_label, 80), y_label=clean_line(curve.y_label, 80))
