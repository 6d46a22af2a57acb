"""How well checks tell students apart: difficulty, correlation with the rest, checks that fail together."""

import math
from array import array
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np

from autograder.judge.result import Result

Key: TypeAlias = tuple[str, str]  # exercise, check
FEWEST = 5  # students of whom a correlation says anything, or a pair of checks
NORMAL = 1.96  # standard errors in a 95 % interval
TOGETHER = 0.8  # of the students who fail one of two checks fail both, to be worth a line


@dataclass(frozen=True, slots=True)
class Item:
    """What a class did on one check.

    Attributes
    ----------
    n : int
        Students whose answer was checked; who had none that could be run says nothing about the check.
    share : float
        Mean share of its points that they earned: how easy it is.
    rest : float or None
        Correlation of that share with what the same students earned in all other checks; None when there are
        too few students, or all did the same.
    low, high : float or None
        95 % interval of the correlation, by Fisher's z.
    """

    n: int
    share: float
    rest: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two checks that mostly fail together: of `either` students who fail one, `both` fail the two."""

    first: Key
    second: Key
    both: int
    either: int


class Items:
    """Collects what students earned in each check, in arrays; 10,000 students fit easily."""

    def __init__(self) -> None:
        self._students: dict[str, int] = {}
        self._who: dict[Key, array[int]] = defaultdict(lambda: array("L"))
        self._share: dict[Key, array[float]] = defaultdict(lambda: array("d"))
        self._possible: dict[Key, float] = {}

    def add(self, result: Result) -> None:
        """Add what one student earned in one exercise."""
        who = self._students.setdefault(result.student, len(self._students))
        for check in result.checks:
            if check.status != "skipped" and check.possible > 0:
                key = result.exercise, check.id
                self._who[key].append(who)
                self._share[key].append(check.earned / check.possible)
                self._possible[key] = check.possible

    def found(self) -> dict[Key, Item]:
        """Return what is known of each check that anyone was checked on."""
        earned, possible = np.zeros(len(self._students)), np.zeros(len(self._students))
        for key, who, share in self._columns():
            earned[who] += self._possible[key] * share
            possible[who] += self._possible[key]
        return {
            key: _item(share, self._possible[key], earned[who], possible[who])
            for key, who, share in self._columns()
        }

    def failing(self, key: Key) -> list[tuple[str, float]]:
        """Return who does not get all points of a check, in order, with the share that each gets."""
        names = list(self._students)
        pairs = zip(self._who.get(key, ()), self._share.get(key, ()), strict=True)
        return sorted((names[who], share) for who, share in pairs if share < 1)

    def pairs(self, most: int = 20) -> list[Pair]:
        """Return checks that fail together most often, relative to how often one of them fails."""
        keys = sorted(self._who)
        if not keys:
            return []
        failed = np.zeros((len(keys), len(self._students)), np.float32)
        for number, key in enumerate(keys):
            who = np.asarray(self._who[key], int)
            failed[number, who] = np.asarray(self._share[key]) < 1
        both = failed @ failed.T
        alone = np.diag(both)
        either = alone[:, None] + alone[None, :] - both
        chosen = np.argwhere(np.triu(both >= np.maximum(FEWEST, TOGETHER * either), 1))
        pairs = [
            Pair(keys[i], keys[j], round(float(both[i, j])), round(float(either[i, j]))) for i, j in chosen
        ]
        return sorted(
            pairs, key=lambda pair: (-pair.both / pair.either, -pair.both, pair.first, pair.second)
        )[:most]

    def _columns(self) -> Iterator[tuple[Key, Any, Any]]:
        # in one order, so that sums of floats come out the same whatever came first
        for key in sorted(self._who):
            yield key, np.asarray(self._who[key], int), np.asarray(self._share[key])


def _item(share: Any, possible: float, earned: Any, of: Any) -> Item:
    others = of - possible
    known = others > 0
    rest = (earned[known] - possible * share[known]) / others[known]
    return Item(len(share), round(math.fsum(share) / len(share), 10), *_correlation(share[known], rest))


def _correlation(one: Any, other: Any) -> tuple[float | None, float | None, float | None]:
    """Return Pearson's correlation and its 95 % interval."""
    n = len(one)
    if n < FEWEST or np.ptp(one) < 1e-9 or np.ptp(other) < 1e-9:
        return None, None, None
    # in order of size, so that the last bits do not depend on the order of the students
    order = np.lexsort((other, one))
    r = float(np.clip(np.corrcoef(one[order], other[order])[0, 1], -1.0, 1.0))
    if abs(r) > 1 - 1e-9:
        return round(r, 10), round(r, 10), round(r, 10)
    z, error = math.atanh(r), NORMAL / math.sqrt(n - 3)
    return round(r, 10), round(math.tanh(z - error), 10), round(math.tanh(z + error), 10)
