"""Name the known mistake behind a failed check when it gives the same outputs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from autograder.boundary.outputs import Failed, Output, Raised, Returned
from autograder.compare.base import Comparer
from autograder.compare.close import Close
from autograder.course.fingerprints import Imprint, digest_of
from autograder.course.spec import Check
from autograder.judge.imprints import filled
from autograder.judge.result import PREFIX, CheckResult
from autograder.judge.words import normalised

#: rungs at which two answers are wrong in the same way when the words about them are the same
WORDS = frozenset(["expression", "symbols", "unevaluated"])
#: rungs below those that the check's own comparer can compare: the outputs as a whole decide
WHOLE = frozenset(["kind", "items", "dtype"])
#: what compares whole outputs, and stands in for comparers that judge by a property: the same numbers
SAME = Close(rtol=1e-6, nan_equal=True)


@dataclass(frozen=True, slots=True)
class Misconception:
    """A misconception and what it gives on the exercise's calls.

    Attributes
    ----------
    name : str
        Name of its file.
    text : str
        What a student who has it reads.
    outputs : mapping of str to sequence of (Output or Imprint)
        For each check that it fails one output per call, at home the imprints of these; none where they
        cannot be compared.
    words : mapping of str to str
        Digests of its verdicts, for the checks where two answers are alike when these are the same.
    """

    name: str
    text: str
    outputs: Mapping[str, Sequence[Output | Imprint]]
    words: Mapping[str, str] = field(default_factory=dict)


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
    words = {name: _words(by_id[name]) for name in kept if by_id[name].diagnosis in WORDS}
    return Misconception(name, text, kept, words)


def _words(verdict: CheckResult) -> str:
    return digest_of(f"{verdict.diagnosis}: {verdict.message}")


def diagnose(
    checks: Sequence[Check],
    outputs: Mapping[str, Sequence[Output]],
    expected: Mapping[str, Sequence[Output]],
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
    outputs, expected : mapping of str to sequence of Output
        The student's and the reference's, by check id.
    verdicts : sequence of CheckResult
        The student's, one per check, in the order of `checks`.
    misconceptions : sequence of Misconception
    """
    passed = {verdict.id for verdict in verdicts if verdict.status == "passed"}
    possible = [mistake for mistake in misconceptions if not passed & mistake.outputs.keys()]
    alike = {
        mistake.name: {
            check.id
            for check, verdict in zip(checks, verdicts, strict=True)
            if verdict.status != "passed"
            and check.id in mistake.outputs
            and _alike(check, outputs[check.id], expected[check.id], verdict, mistake)
        }
        for mistake in possible
    }
    failed = [check for check, verdict in zip(checks, verdicts, strict=True) if verdict.status != "passed"]
    touching = _touching(failed, outputs, expected) if possible else {}
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
    failed: Sequence[Check], outputs: Mapping[str, Sequence[Output]], expected: Mapping[str, Sequence[Output]]
) -> dict[str, set[str]]:
    """Return for each failed check itself and those that find the same output of a call wrong."""
    # an output of one call is one object, whichever checks look at it
    wrong = {
        check.id: {
            id(outputs[check.id][number])
            for number in check.comparer.failed_calls(outputs[check.id], expected[check.id])
        }
        for check in failed
    }
    return {name: {name} | {other for other in wrong if wrong[name] & wrong[other]} for name in wrong}


def _named(verdict: CheckResult, explained: Mapping[str, set[str]], texts: Mapping[str, str]) -> CheckResult:
    candidates = sorted(
        ((len(ids), name) for name, ids in explained.items() if verdict.id in ids), reverse=True
    )
    if not candidates or (len(candidates) > 1 and candidates[0][0] == candidates[1][0]):
        return verdict
    name = candidates[0][1]
    return replace(verdict, diagnosis=PREFIX + name, explanation=texts[name])


def _alike(
    check: Check,
    outputs: Sequence[Output],
    expected: Sequence[Output],
    verdict: CheckResult,
    mistake: Misconception,
) -> bool:
    """Whether the student's outputs of a check are those of a misconception.

    The same wrong number of values is not enough: a curve that lacks its last value may lack it for many
    reasons, and the values that are there tell them apart.
    """
    if verdict.diagnosis in WORDS and mistake.words.get(check.id) == _words(verdict):
        return True
    comparer = SAME if check.expect.joint or verdict.diagnosis in WHOLE else check.comparer
    others = mistake.outputs[check.id]
    if not others:
        return False
    judged = check.comparer.judged(expected)
    return all(_same(comparer.at(number), outputs[number], others[number]) for number in judged)


def _same(comparer: Comparer, yours: Output, theirs: Output | Imprint) -> bool:
    other = theirs if isinstance(theirs, Returned | Raised | Failed) else filled(theirs, yours)
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
