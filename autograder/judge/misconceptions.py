"""Name the known mistake behind a failed check when it gives the same outputs."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from autograder.boundary.outputs import Failed, Output, Raised, Returned
from autograder.compare.base import Comparer
from autograder.compare.close import Close
from autograder.course.spec import Check
from autograder.judge.result import CheckResult

PREFIX = "misconception:"
#: rungs at which two answers are wrong in the same way when the words about them are the same
WORDS = frozenset(["expression", "symbols", "unevaluated"])
#: rungs below those that the check's own comparer can compare: the outputs as a whole decide
WHOLE = frozenset(["kind", "items", "dtype"])
#: what compares whole outputs, and stands in for comparers that judge by a property: the same numbers
SAME = Close(rtol=1e-6, nan_equal=True)

_FOLDED = re.compile(r"'[^']*'|\"[^\"]*\"|0x[0-9a-fA-F]+|\d+(\.\d+)?([eE][+-]?\d+)?")


@dataclass(frozen=True, slots=True)
class Misconception:
    """A misconception and what it gives on the exercise's calls.

    Attributes
    ----------
    name : str
        Name of its file.
    text : str
        What a student who has it reads.
    outputs : mapping of str to sequence of Output
        One output per call, for each check that it fails.
    verdicts : mapping of str to CheckResult
        By check id.
    """

    name: str
    text: str
    outputs: Mapping[str, Sequence[Output]]
    verdicts: Mapping[str, CheckResult]


def misconception(
    name: str,
    text: str,
    checks: Sequence[Check],
    outputs: Mapping[str, Sequence[Output]],
    verdicts: Sequence[CheckResult],
) -> Misconception:
    """Return a misconception from its outputs by check id and its verdicts.

    Outputs are kept for the checks that it fails, because no others can be explained by it.
    """
    by_id = {verdict.id: verdict for verdict in verdicts}
    kept = {check.id: outputs[check.id] for check in checks if by_id[check.id].status != "passed"}
    return Misconception(name, text, kept, by_id)


def diagnose(
    checks: Sequence[Check],
    outputs: Mapping[str, Sequence[Output]],
    verdicts: Sequence[CheckResult],
    misconceptions: Sequence[Misconception],
) -> tuple[CheckResult, ...]:
    """Return the verdicts, the failed ones with the misconception that explains them.

    A misconception explains a failed check when it gives the student's outputs there, and all that other
    checks find wrong in the same calls: one value of several can be alike for another reason. It may be
    named only if it passes every check that the student passes, and explains at least half of those that it
    fails. A real misconception shows in every check it touches unless a second mistake masks it; a single
    short check can match by chance. Of several misconceptions the one that explains most failed checks is
    named; a tie names none.

    Students read about visible checks, so for these only outputs of visible checks are looked at: which
    mistake a program imitates when it knows hidden inputs must not show in what is named.

    Parameters
    ----------
    checks : sequence of Check
    outputs : mapping of str to sequence of Output
        The student's, by check id.
    verdicts : sequence of CheckResult
        The student's, one per check, in the order of `checks`.
    misconceptions : sequence of Misconception
    """
    passed = [verdict.id for verdict in verdicts if verdict.status == "passed"]
    possible = [
        mistake
        for mistake in misconceptions
        if all(mistake.verdicts[name].status == "passed" for name in passed)
    ]
    alike = {
        mistake.name: {
            check.id
            for check, verdict in zip(checks, verdicts, strict=True)
            if verdict.status != "passed"
            and check.id in mistake.outputs
            and _alike(check, outputs[check.id], verdict, mistake)
        }
        for mistake in possible
    }
    touching = _touching(checks, outputs, [verdict.id for verdict in verdicts if verdict.status != "passed"])
    visible = {check.id for check in checks if not check.hidden}
    everywhere = _explained(possible, alike, touching, {check.id for check in checks})
    seen = _explained(possible, alike, touching, visible)
    texts = {mistake.name: mistake.text for mistake in misconceptions}
    return tuple(_named(verdict, everywhere if verdict.hidden else seen, texts) for verdict in verdicts)


def _explained(
    possible: Sequence[Misconception],
    alike: Mapping[str, set[str]],
    touching: Mapping[str, set[str]],
    ids: set[str],
) -> dict[str, set[str]]:
    """Return which of some checks each misconception explains, of those that explain enough of them."""
    explained = {}
    for mistake in possible:
        found = alike[mistake.name] & ids
        found = {name for name in found if touching[name] & ids <= found}
        if found and 2 * len(found) >= len(mistake.outputs.keys() & ids):
            explained[mistake.name] = found
    return explained


def _touching(
    checks: Sequence[Check], outputs: Mapping[str, Sequence[Output]], failed: Sequence[str]
) -> dict[str, set[str]]:
    """Return for each failed check the failed ones that look at one of its calls, itself among them."""
    # an output of one call is one object, whichever checks look at it
    seen = {check.id: set(map(id, outputs[check.id])) for check in checks if check.id in failed}
    return {name: {other for other in seen if seen[name] & seen[other]} for name in seen}


def _named(verdict: CheckResult, explained: Mapping[str, set[str]], texts: Mapping[str, str]) -> CheckResult:
    candidates = sorted(
        ((len(ids), name) for name, ids in explained.items() if verdict.id in ids), reverse=True
    )
    if not candidates or (len(candidates) > 1 and candidates[0][0] == candidates[1][0]):
        return verdict
    name = candidates[0][1]
    return replace(verdict, diagnosis=PREFIX + name, explanation=texts[name])


def _alike(check: Check, outputs: Sequence[Output], verdict: CheckResult, mistake: Misconception) -> bool:
    """Whether the student's outputs of a check are those of a misconception.

    The same wrong number of values is not enough: a curve that lacks its last value may lack it for many
    reasons, and the values that are there tell them apart.
    """
    theirs = mistake.verdicts[check.id]
    same_words = (verdict.diagnosis, verdict.message) == (theirs.diagnosis, theirs.message)
    if verdict.diagnosis in WORDS and same_words:
        return True
    comparer = SAME if check.expect.joint or verdict.diagnosis in WHOLE else check.comparer
    pairs = enumerate(zip(outputs, mistake.outputs[check.id], strict=True))
    return all(_same(comparer.at(number), yours, other) for number, (yours, other) in pairs)


def _same(comparer: Comparer, yours: Output, other: Output) -> bool:
    match yours, other:
        case Returned(), Returned():
            return comparer.matches(yours, other)
        case Raised(), Raised():
            return yours.type == other.type and normalised(yours.message) == normalised(other.message)
        case Failed(), Failed():
            match yours.reason:
                case "timeout":  # which clock ran out first depends on the machine
                    return other.reason == "timeout"
                case "unsendable":  # a function, a set or a generator: only the text says which
                    return yours.code == other.code and normalised(yours.detail) == normalised(other.detail)
            return yours.code == other.code
    return False


def normalised(message: str) -> str:
    """Return an exception's text without what varies between answers: numbers, addresses, quoted names."""
    return _FOLDED.sub("_", message.partition("; did you mean ")[0])
