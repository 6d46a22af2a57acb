"""What results rest on, as digests: while they stay the same, nothing is graded again."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from autograder.boundary.hand_in import HandIn
from autograder.grading.exercise import ReadyExercise
from autograder.grading.session import Grader
from autograder.grading.store import key_of
from autograder.sandbox.isolation import Level
from autograder.version import __version__


@dataclass(frozen=True, slots=True)
class Conditions:
    """What the results of a batch rest on besides the submissions.

    Attributes
    ----------
    exercises : tuple of str
        In the order of the columns.
    digest : str
        Over the exercises, which of them are graded in any case, the isolation and the grader's version.
    shadow : bool
        Whether a second judge looks at the results.
    """

    exercises: tuple[str, ...]
    digest: str
    level: Level
    shadow: bool

    def of(self, fingerprint: str) -> str:
        """Return what the results of a submission rest on."""
        return key_of(self.digest, fingerprint)

    def of_report(
        self,
        fingerprint: str,
        hand_in: HandIn,
        weights: Mapping[str, float] | None,
        hidden_from: str = "",
    ) -> str:
        """Return what the report on a submission is made of, but for the score on it."""
        factors = sorted(weights.items()) if weights is not None else None
        shown = (repr(hand_in), repr(self.exercises), repr(factors), hidden_from)
        return key_of(self.of(fingerprint), *shown)


def conditions_of(
    grader: Grader, *, answered_only: bool, always: Collection[str] = (), shadow: bool = False
) -> Conditions:
    """Return the conditions under which a grader grades."""
    parts = [__version__, grader.level]
    for slug, ready in sorted(grader.exercises.items()):
        parts += [slug, str(not answered_only or slug in always), *_basis(ready)]
    return Conditions(tuple(grader.exercises), key_of(*parts), grader.level, shadow)


def _basis(ready: ReadyExercise) -> tuple[str, ...]:
    spec = ready.solution.digest if ready.solution else ""
    reference = ready.expected.digest if ready.expected else ""
    return spec, reference, repr(sorted(ready.handout.functions.items()))
