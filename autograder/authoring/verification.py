"""What a proof says: findings, margins, mutants and rates; what it was held against."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from autograder.authoring.mutation_proof import MutationProof, together
from autograder.authoring.simulation import Rate

REFERENCE, STUB, SPEC, CARRIED, NEIGHBOURS = "reference", "stub", "spec", "carried", "neighbours"
MUTANTS, STATISTICS, TEXT, RELEASE, EXAMPLES = "mutants", "statistics", "text", "release", "examples"
SLOW = (NEIGHBOURS, MUTANTS, STATISTICS)  # what takes long and rests on nothing else that was found

#: what is proved apart, one of `SLOW` or, empty, all else; of mutants every n-th alone, from the i-th on
Part: TypeAlias = tuple[str, int, int]
ALL_ELSE: Part = ("", 0, 1)
PARTS: tuple[Part, ...] = (ALL_ELSE, (MUTANTS, 0, 2), (MUTANTS, 1, 2), (NEIGHBOURS, 0, 1), (STATISTICS, 0, 1))


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong with an exercise, in a sentence; `subject` is what it was found on."""

    exercise: str
    rule: str
    text: str
    subject: str


@dataclass(frozen=True, slots=True)
class Margin:
    """Where a check's tolerance lies, each figure divided by the tolerance: below 1 passes.

    Attributes
    ----------
    legitimate : float
        Largest deviation of an accepted variant.
    mistake : float
        Smallest deviation of a misconception that fails the check by its values; inf when all that fail
        it do so in kind.
    """

    exercise: str
    check: str
    legitimate: float
    mistake: float


@dataclass(frozen=True, slots=True)
class Verification:
    """What `verify` found about one exercise.

    Attributes
    ----------
    kept : tuple of (str, float)
        Each misconception with the points that it leaves, those that leave least first.
    visible : float or None
        Share of the points that visible checks give, which whoever copies the examples earns.
    """

    exercise: str
    findings: tuple[Finding, ...]
    margins: tuple[Margin, ...]
    mutants: MutationProof | None = None
    rates: tuple[Rate, ...] = ()
    kept: tuple[tuple[str, float], ...] = ()
    visible: float | None = None


def joined(parts: Sequence[Verification]) -> Verification:
    """Return one proof of the parts of an exercise's, which are those of `PARTS` in order."""
    findings = dict.fromkeys(finding for part in parts for finding in part.findings)
    mutants = [part.mutants for part in parts if part.mutants is not None]
    return replace(
        parts[0],
        findings=tuple(findings),
        mutants=together(mutants) if mutants else None,
        rates=tuple(rate for part in parts for rate in part.rates),
    )
