"""Search for hand-ins and values that cost the grader more than 2 s of computing or 300 MB; none should.

    python tests/benchmarks/grader_cost.py [--search N] [--exercise SLUG]... [--seed N]

(a) every hand-in of ``tests/hostile/costly.py``, read, held against an exercise and reported, and N random
combinations of several; (b) every value there, and N random combinations, as what each call of the course's
exercises returned: judged, judged again by the second judge, explained and drawn. No student code is run.
"""

import argparse
import random
import signal
import sys
import tempfile
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(HERE.parent / "hostile"))

from costly import HAND_INS, MOST, VALUES, Cost, cost, received  # noqa: E402

from autograder.boundary.outputs import Returned  # noqa: E402
from autograder.course.catalog import find_course  # noqa: E402
from autograder.grading.batch import Batch, grade_in_turn  # noqa: E402
from autograder.grading.budget import exceeded  # noqa: E402
from autograder.grading.exercise import ReadyExercise  # noqa: E402
from autograder.grading.judging import judge_run  # noqa: E402
from autograder.grading.session import Grader  # noqa: E402
from autograder.judge.result import Result  # noqa: E402
from autograder.report.html import student_html  # noqa: E402
from autograder.sandbox.fake import FakeRunner  # noqa: E402
from autograder.sandbox.forkserver.runner import ForkedRunner  # noqa: E402
from autograder.sandbox.runner import Run  # noqa: E402
from autograder.submission.entries import Entry  # noqa: E402

MOST_SECONDS, MOST_MEMORY = 2.0, 300e6


class Worst:
    """Prints what is over the limits, and at the end what came nearest."""

    def __init__(self) -> None:
        self.found: list[tuple[str, Cost]] = []
        self.over = 0

    def add(self, name: str, work: Callable[[], str]) -> None:
        """Measure work."""
        try:
            found = cost(work)
        except RuntimeError as error:
            self.over += 1
            print(f"  OVER {name}: {error}", flush=True)
            return
        self.found.append((name, found))
        if found.seconds > MOST_SECONDS or found.memory > MOST_MEMORY or found.said:
            self.over += 1
            print(f"  OVER {line(name, found)}", flush=True)

    def close(self) -> None:
        """Print the sums."""
        print(f"  {len(self.found)} tried, {self.over} over the limits; the most costly:")
        for key in (lambda one: one[1].seconds, lambda one: one[1].memory):
            for name, found in sorted(self.found, key=key, reverse=True)[:4]:
                print(f"    {line(name, found)}")


def line(name: str, found: Cost) -> str:
    """Return a row."""
    return f"{found.seconds:5.2f} s {found.memory / 1e6:5.0f} MB  {name}  {found.said}"


def combined(rng: random.Random) -> tuple[str, dict[str, bytes]]:
    """Return several hand-ins as one, up to the size that is looked at."""
    names = rng.sample(sorted(HAND_INS), rng.randint(2, 4))
    files: dict[str, bytes] = {}
    for number, name in enumerate(names):
        for file, data in HAND_INS[name]().items():
            place = file if file not in files else f"part{number}/{file}"
            if sum(map(len, files.values())) + len(data) <= MOST:
                files[place] = data
    return " + ".join(names), files


def hand_ins(grader: Grader, rng: random.Random, search: int, worst: Worst) -> None:
    """Measure hand-ins against the exercise that is ready."""
    (slug,) = grader.exercises
    grader.runner = FakeRunner(*[Returned(1.0)] * len(grader.exercises[slug].plan.messages))
    made = [(name, make()) for name, make in HAND_INS.items()] + [combined(rng) for _ in range(search)]
    for name, files in made:
        with tempfile.TemporaryDirectory() as folder:
            for file, data in files.items():
                place = Path(folder, "ada", file.replace("decay", slug))
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(data.replace(b"decay", slug.encode()))
            Path(folder, "reports").mkdir()
            worst.add(name, lambda: graded(Path(folder), grader))


def graded(folder: Path, grader: Grader) -> str:
    """Grade the hand-in of a folder; return what should not be."""
    batch = Batch(grader, False, folder / "reports")
    (outcome,) = grade_in_turn([Entry("ada", folder / "ada")], batch)
    states = {result.state for result in outcome.results}
    return (outcome.fault or "exceeded") if exceeded() or outcome.fault or states != {"graded"} else ""


def value(rng: random.Random) -> tuple[str, Any]:
    """Return a few values in one."""
    names = rng.choices(sorted(VALUES), k=rng.randint(1, 5))
    made = [VALUES[name]() for name in names]
    return " + ".join(names), rng.choice((tuple, list))(made)


def values(grader: Grader, rng: random.Random, search: int, worst: Worst) -> None:
    """Measure values against every exercise that is ready."""
    made: list[tuple[str, Any]] = []
    for name, make in VALUES.items():
        made += [(name, make()), (f"4 times {name}", (make(),) * 4)]
    made += [value(rng) for _ in range(search)]
    for slug, ready in grader.exercises.items():
        if ready.expected is None or ready.solution is None:
            print(f"  {slug}: {ready.fault}")
            continue
        grader.references.misconceptions(ready.handout, ready.solution, ready.plan, ready.expected)
        for name, one in made:
            outputs = tuple(received(one, most) for most in ready.plan.most)
            worst.add(f"{slug}, {name}", lambda: judged(ready, Run(outputs), grader))  # noqa: B023 - at once


def judged(ready: ReadyExercise, run: Run, grader: Grader) -> str:
    """Judge and draw; return what should not be."""
    slug = ready.exercise.slug
    found = judge_run("ada", ready, {}, run, grader.references, shadow=True)
    student_html("ada", [Result("ada", slug, slug, "graded", 10.0, found.verdicts)], "isolated")
    return "exceeded" if exceeded() else ""


def run(title: str, part: Callable[[Worst], None]) -> int:
    """Run a part and print what it found; return how much was over the limits."""
    print(title)
    worst = Worst()
    part(worst)
    worst.close()
    return worst.over


def main() -> int:
    """Run both parts."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--search", type=int, default=20)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--exercise", action="append")
    options: Mapping[str, Any] = vars(parser.parse_args())
    rng, course = random.Random(options["seed"]), find_course(ROOT)
    slugs = options["exercise"] or course.in_order()
    over = 0
    with closing(ForkedRunner(warm=False)) as runner:
        first = Grader(course, runner)
        first.prepare(slugs[0])
        over += run(
            f"(a) hand-ins, against {slugs[0]}", lambda worst: hand_ins(first, rng, options["search"], worst)
        )
        grader = Grader(course, runner)
        grader.prepare_all(slugs)
        over += run(
            f"(b) values, against {len(slugs)} exercises",
            lambda worst: values(grader, rng, options["search"], worst),
        )
    return 1 if over else 0


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    sys.exit(main())
