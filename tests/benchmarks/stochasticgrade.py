"""Hold the statistical comparer against StochasticGrade, on its own labelled programs.

    git clone https://github.com/yunsungkim0908/stochasticgrade
    python tests/benchmarks/stochasticgrade.py stochasticgrade/stochasticgrade/example_data [--seeds 20]

StochasticGrade (Kim and others, "Grading and Clustering Student Programs That Produce Probabilistic Output",
EDM 2024) compares the distribution of a program's outputs with the solution's: in turn with 400, 1600, ...,
409,600 samples, against 500,000 of the solution, each time with a share of a false-reject rate of 0.01, and
stops at the first rejection. Its test is Anderson and Darling's for two samples, Student's t where the
outputs are 0 and 1 or are reduced to one distance, and a difference of spread, with a threshold from a
thousand repetitions, for the radii: as its README uses them. The procedure is written again here.

We ask as an author of an exercise would: for calls at which the wrong rules differ most, and for statistics
at which they show: the smallest value, the largest, equal neighbours. The bounds are looked at when there are
25, 50, 100, ... draws, up to a number at which every mistake shows; they are so wide that a right program
breaks none of them at any size with a probability above 1e-5. Printed for each label: how many of its runs
were refused, and after how many draws, in the median; the same for StochasticGrade.
"""

import argparse
import json
import re
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
from scipy.stats import anderson_ksamp, ttest_ind

from autograder import Bound, Call, Check, Exercise, Limits, exact, statistical
from autograder.boundary.outputs import Output, Returned
from autograder.course.plan import make_plan
from autograder.sandbox.runner import Runner
from autograder.sandbox.start import open_runner
from autograder.submission.program import program_of_source

SIZES = tuple(400 * 4**power for power in range(6))
OF_SOLUTION = 500_000
#: critical values of the standardised two-sample statistic, for 0.01 / 2**(6 - i)
CRITICAL = (7.695, 7.054, 6.405, 5.760, 5.124, 4.497)
SEEDS_APART = 1_000_000
FEWEST = 25  # draws that our bounds are first held against
LONG = Limits(call_seconds=120.0, total_seconds=600.0)

DRIVERS = b'''
import random

import numpy as np


def parts(function, n, seed, *args):
    """Return what n calls give; of a list that grows from call to call, what each call added."""
    random.seed(seed)
    np.random.seed(seed)
    values, before = [], []
    for _ in range(n):
        value = function(*args)
        if isinstance(value, list):
            value = list(value)
            grown = 0 < len(before) < len(value) and value[: len(before)] == before
            added = value[len(before):] if grown else value
            before, value = value, added
        values.append(value)
    return values


def draws(function, n, seed, *args):
    """Return what n calls give, one row for each."""
    return np.array(parts(function, n, seed, *args))


def flat(function, n, seed, *args):
    """Return the numbers of the lists that n calls give, one after the other."""
    return np.array([number for values in parts(function, n, seed, *args) for number in values])
'''


@dataclass(frozen=True, slots=True)
class Problem:
    """One of the published problems.

    Attributes
    ----------
    ours : Call
        What we ask of a program, with seed 0; `draws` of its outputs are looked at.
    theirs : callable
        ``theirs(n, seed)``: the call that gives at least `n` samples.
    statistic : {"AD", "t", "spread"}
    reduce : callable
        ``reduce(samples, solution)``: one number for each sample, where a sample is several.
    """

    name: str
    ours: Call
    draws: int
    bounds: Callable[[Any], list[Bound]]
    theirs: Callable[[int, int], Call]
    statistic: str = "AD"
    reduce: Callable[[Any, Any], Any] = field(default=lambda samples, solution: samples)


def waiting_time(value: Any) -> list[Bound]:
    """Bound waiting times for the first success, with probability 0.0031 each millisecond."""
    times = np.asarray(value, dtype=float)
    p, step = 0.0031, 0.001
    late = np.floor(18.4 / (times.size * p))  # steps that all draws are beyond with a probability of 1e-8
    mean, sd = (1 - p) / p * step, np.sqrt(1 - p) / p * step
    error = 1 / np.sqrt(times.size)
    return [
        Bound("smallest time", times.min(), late / 2 * step, (late + 1) / 2 * step),
        Bound("mean", times.mean(), mean, (5 + 20 * error) * sd * error),
        Bound("standard deviation", times.std(), sd, (5 + 20 * error) * sd * np.sqrt(2) * error),
    ]


#: 8 of 8 against 1 of 1: B's draw from Beta(2, 1) is above A's from Beta(9, 1) in 2 of 11 cases
HISTORY = {"A": {"n_success": 8, "n_trials": 8}, "B": {"n_success": 1, "n_trials": 1}}
PUBLISHED = {"A": {"n_success": 10, "n_trials": 25}, "B": {"n_success": 10, "n_trials": 30}}


def share_of_b(value: Any) -> list[Bound]:
    """Bound how often the second arm is chosen."""
    chosen, p = np.asarray(value, dtype=float), 2 / 11
    return [Bound("share of B", chosen.mean(), p, 5 * np.sqrt(p * (1 - p) / chosen.size))]


def radii(value: Any) -> list[Bound]:
    """Bound radii of a Pareto distribution that starts at 0 and is cut off at 150."""
    drawn = np.asarray(value, dtype=float)
    below = 1 - 2.0**-1.6  # share of radii below 1
    return [
        Bound("radius that is farthest from 75", drawn[np.argmax(np.abs(drawn - 75))], 75.0, 75.0),
        Bound("share below 1", np.mean(drawn < 1), below, 5 * np.sqrt(below * (1 - below) / drawn.size)),
    ]


def ten_numbers(value: Any) -> list[Bound]:
    """Bound rows of ten whole numbers between 1 and 100."""
    rows = np.asarray(value, dtype=float)
    equal = np.mean([len(set(row)) < 10 for row in rows.tolist()])
    distinct = np.prod(1 - np.arange(10) / 100)  # share of rows without an equal pair
    alike = np.mean(rows[:, 1:] == rows[:, :-1], axis=0)
    worst = rows.mean(axis=0)[np.argmax(np.abs(rows.mean(axis=0) - 50.5))]
    return [
        Bound("number that is farthest from 50.5", rows.flat[np.argmax(np.abs(rows - 50.5))], 50.5, 50.0),
        Bound("mean that is farthest from 50.5", worst, 50.5, 5.5 * np.sqrt(9999 / 12 / len(rows))),
        Bound("share of equal neighbours", alike.max(), 0.01, 6 * np.sqrt(0.01 / len(rows)) + 12 / len(rows)),
        Bound("share of rows with an equal pair", equal, 1 - distinct, 5.5 * 0.5 / np.sqrt(len(rows))),
    ]


def distances(samples: Any, solution: Any) -> Any:
    """Return how far each row is from a point of a box twice as large as the solution's, outside of that."""
    low, high = np.min(solution, axis=0), np.max(solution, axis=0)
    middle, rng = (low + high) / 2, np.random.default_rng(1)
    while True:
        anchor = rng.uniform(middle - (high - low), middle + (high - low))
        if np.any((anchor < low) | (anchor > high)):
            return np.linalg.norm(samples - anchor, axis=1)


PROBLEMS = (
    Problem(
        "SimExp",
        Call("simulate_exponential", 6_000, 0, driver="draws"),
        6_000,
        waiting_time,
        lambda n, seed: Call("simulate_exponential", n, seed, driver="draws"),
    ),
    Problem(
        "TS",
        Call("main", 200, 0, HISTORY, driver="draws"),
        200,
        share_of_b,
        lambda n, seed: Call("main", n, seed, PUBLISHED, driver="draws"),
        "t",
    ),
    Problem(
        "AlgoArt",
        Call("main", 61, 0, driver="flat"),
        300_000,
        radii,
        lambda n, seed: Call("main", -(-n // 4990), seed, driver="flat"),
        "spread",
    ),
    Problem(
        "RN",
        Call("main", 1_000, 0, driver="draws"),
        1_000,
        ten_numbers,
        lambda n, seed: Call("main", n, seed, driver="draws"),
        "t",
        distances,
    ),
)


def programs(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield label and source of the published programs, one of those that are equal."""
    if (folder / "data.json").is_file():
        named = {name: text.encode() for name, text in json.loads((folder / "data.json").read_text()).items()}
    else:
        named = {path.stem: path.read_bytes() for path in sorted(folder.glob("*.py"))}
    seen = set()
    for name, source in named.items():
        label = re.sub(r"_\d+$", "", name)
        if name != "solution" and (label, source) not in seen:
            seen.add((label, source))
            yield label, source


class Samples:
    """What one program gives; kept, because the sequence of sizes asks for it again."""

    def __init__(self, runner: Runner, source: bytes) -> None:
        self._runner, self._source = runner, source

    def of(self, call: Call) -> Output:
        """Return the output of one call, in a process of its own."""
        check = Check(id="drawn", title="drawn", points=1, call=call, expect=exact())
        exercise = Exercise(slug="drawn", title="Drawn", checks=(check,), limits=LONG)
        plan = make_plan(exercise)
        run = self._runner.run(program_of_source("drawn", self._source, {}, DRIVERS), plan, LONG)
        (output,) = run.outputs
        return output

    def drawn(self, n: int, call: Callable[[int, int], Call], seed: int) -> Any:
        """Return `n` samples, drawn in calls that are short enough to cross the boundary."""
        parts, have = [], 0
        while have < n:
            output = self.of(call(min(n - have, 20_000), seed))
            assert isinstance(output, Returned), output
            values = np.asarray(output.value, dtype=float)
            parts.append(values)
            have, seed = have + len(values), seed + 1
        return np.concatenate(parts)[:n]


def _anderson(samples: Any, solution: Any) -> float:
    return float(anderson_ksamp([solution, samples]).statistic)


def rejected_after(problem: Problem, samples: Samples, solution: Any, repeat: int) -> int | None:
    """Return how many samples StochasticGrade takes to reject a program, or None if it accepts it."""
    have = np.empty((0, *np.shape(solution)[1:]))
    for level, size in enumerate(SIZES):
        seed = SEEDS_APART * (1 + repeat * len(SIZES) + level)
        have = np.concatenate([have, samples.drawn(size - len(have), problem.theirs, seed)])
        pair = problem.reduce(have, solution), problem.reduce(solution, solution)
        share = 0.01 / 2 ** (len(SIZES) - level)
        match problem.statistic:
            case "AD":
                rejected = _anderson(*pair) >= CRITICAL[level]
            case "t":
                rejected = ttest_ind(*pair).pvalue <= 2 * share
            case _:
                rejected = _spread(*pair) >= _largest_spread(solution, size, share)
        if rejected:
            return size
    return None


def _spread(samples: Any, solution: Any) -> float:
    """Return how much a sample spreads around the solution's mean beyond what the solution does."""
    return float(abs((samples.mean() - solution.mean()) ** 2 + samples.var() - solution.var()))


_thresholds: dict[tuple[int, float], float] = {}


def _largest_spread(solution: Any, size: int, share: float) -> float:
    """Return what right samples exceed with a probability, as a thousand of them tell."""
    if (size, share) not in _thresholds:
        rng = np.random.default_rng(2)
        found = sorted((_spread(rng.choice(solution, size), solution) for _ in range(1000)), reverse=True)
        _thresholds[size, share] = found[int(1000 * share)]
    return _thresholds[size, share]


def refused_after(problem: Problem, samples: Samples, seed: int) -> int | None:
    """Return after how many draws our bounds are broken, or None if they never are."""
    count, _, *rest = problem.ours.args
    output = samples.of(problem.ours.with_arguments([count, seed, *rest], {}))
    if not isinstance(output, Returned):
        return FEWEST
    comparer = statistical(problem.bounds, false_reject=1e-4)
    size = FEWEST
    while True:
        size = min(size, problem.draws)
        seen = replace(output, value=np.asarray(output.value)[:size])
        if comparer.compare_all((seen,), (seen,)).fraction < 1:
            return size
        if size == problem.draws:
            return None
        size *= 2


def _told(found: list[int | None]) -> str:
    """Return how many of several runs were refused, and after how many draws in the median."""
    sizes = sorted(size for size in found if size is not None)
    after = f", after {sizes[len(sizes) // 2]:,}" if sizes else ""
    return f"{len(sizes)} of {len(found)}{after}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seeds", type=int, default=20, help="runs of each program with our bounds")
    parser.add_argument("--repeats", type=int, default=3, help="runs of each program with StochasticGrade")
    parser.add_argument("--only", help="one problem")
    options = parser.parse_args()
    warnings.simplefilter("ignore")  # of SciPy, where all samples are equal or a p-value is off its table
    print(f"{'problem':9}{'label':27}{'refused by our bounds':>24}{'by StochasticGrade':>24}")
    wrong = {"ours": 0, "theirs": 0}
    with open_runner(warm=True) as runner:
        for problem in PROBLEMS:
            if options.only not in (None, problem.name):
                continue
            folder = options.folder / problem.name
            solution = Samples(runner, (folder / "solution.py").read_bytes()).drawn(
                OF_SOLUTION, problem.theirs, SEEDS_APART - OF_SOLUTION
            )
            for label, source in programs(folder):
                samples = Samples(runner, source)
                ours = [refused_after(problem, samples, seed) for seed in range(options.seeds)]
                theirs = [
                    rejected_after(problem, samples, solution, repeat) for repeat in range(options.repeats)
                ]
                for name, found in (("ours", ours), ("theirs", theirs)):
                    wrong[name] += sum((after is not None) == (label == "Correct") for after in found)
                print(f"{problem.name:9}{label:27}{_told(ours):>24}{_told(theirs):>24}", flush=True)
    print(f"runs judged otherwise than labelled: ours {wrong['ours']}, StochasticGrade {wrong['theirs']}")


if __name__ == "__main__":
    main()
