"""What a student may know of a result: decided here alone."""

from dataclasses import replace

from autograder.judge.codes import CODES
from autograder.judge.result import PREFIX, CheckResult, Result


def redact(result: Result) -> Result:
    """Return what the student may see: of a hidden check its title and points, no more.

    Whether it raised or returned something wrong is not said: the program could choose between the two by
    what it was called with. So it can between the diagnoses that the author declared for students. Of these
    one is told, on one check, in words that were written before anything ran.
    """
    told = _told(result)
    checks = enumerate(result.checks)
    return replace(result, checks=tuple(_redact_check(check, place == told) for place, check in checks))


def visible_part(result: Result) -> Result:
    """Return a result as if it had no hidden checks; of what is ungraded nothing is known anyway."""
    if result.state == "ungraded":
        return result
    checks = tuple(check for check in result.checks if not check.hidden)
    return replace(result, checks=checks, possible=sum(check.possible for check in checks))


def _told(result: Result) -> int | None:
    """Return where the hidden check stands of which the diagnosis is told: the first with the first name."""
    for name in result.tellable:
        for place, check in enumerate(result.checks):
            asked = check.hidden and check.telling and check.status != "passed"
            if asked and check.diagnosis in (name, PREFIX + name):
                return place
    return None


def _redact_check(check: CheckResult, told: bool) -> CheckResult:
    if not check.hidden:
        return check
    code = check.diagnosis if told else None
    # what is said of the numbers of a call tells more than the code does
    text = check.explanation if (code or "").startswith(PREFIX) else CODES.get(code or "", "")
    return CheckResult(
        id=check.id,
        title=check.title,
        status="failed" if check.status == "error" else check.status,
        earned=check.earned,
        possible=check.possible,
        hidden=True,
        diagnosis=code,
        explanation=text,
        telling=told,
        by_hand=check.by_hand,
    )
