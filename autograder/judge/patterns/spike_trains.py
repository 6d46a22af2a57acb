"""Spike times of which some are missing or there twice, or that are in another unit."""

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from autograder.compare.arrays import Array
from autograder.judge.patterns.case import Case
from autograder.judge.patterns.claim import Claim
from autograder.judge.patterns.quantities import quantities_of

#: spikes that the right train must have for a mistake to show
LEAST = 2
_TRAINS: tuple[tuple[str, str, Callable[[Array], Array]], ...] = (
    ("spikes:missing", "Only the first spike is there.", lambda w: w[:1]),
    ("spikes:missing", "Only the last spike is there.", lambda w: w[-1:]),
    ("spikes:missing", "The first spike is missing; the others are right.", lambda w: w[1:]),
    ("spikes:missing", "The last spike is missing; the others are right.", lambda w: w[:-1]),
    ("spikes:missing", "Every second spike is missing, from the second on.", lambda w: w[::2]),
    ("spikes:missing", "Every second spike is missing, from the first on.", lambda w: w[1::2]),
    ("spikes:doubled", "Every spike is there twice.", lambda w: np.repeat(w, 2)),
    (
        "spikes:intervals",
        "You return the intervals between the spikes, not their times.",
        lambda w: np.diff(w),
    ),
    ("spikes:seconds", "Your spike times are in seconds, not in milliseconds.", lambda w: w / 1000.0),
)


def spike_trains(cases: Sequence[Case]) -> Iterator[Claim]:
    """Yield what is wrong with a train as a whole."""
    if any(case.comparer.kind != "spikes" or case.wanted is None or case.given is None for case in cases):
        return
    if max(case.wanted.size for case in cases if case.wanted is not None) < LEAST:
        return
    steps = [quantities_of(case.call, case.names).get("dt") for case in cases]
    for code, text, mistake in _TRAINS:
        if _all(cases, [mistake] * len(cases)):
            yield Claim(code, text)
            return
    if any(step is None for step in steps):
        return
    known = [step for step in steps if step is not None]
    if _all(cases, [lambda w, step=step: w / step for step in known]):  # type: ignore[misc]
        yield Claim("spikes:samples", "Your spike times are numbers of samples: multiply them by dt.")
        return
    for samples in (1, -1, 2, -2):
        if _all(cases, [lambda w, by=samples * step: w + by for step in known]):  # type: ignore[misc]
            many = f"{abs(samples)} sample{'s' if abs(samples) > 1 else ''}"
            late = "late" if samples > 0 else "early"
            yield Claim("spikes:shifted", f"Every spike is {many} too {late}; the number of spikes is right.")
            return


def _all(cases: Sequence[Case], mistakes: Sequence[Callable[[Array], Array]]) -> bool:
    return all(
        case.wanted is not None and case.is_as_if(mistake(case.wanted))
        for case, mistake in zip(cases, mistakes, strict=True)
    )
