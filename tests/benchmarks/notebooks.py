"""Grade a class of real-looking notebooks, and print how many times longer running all cells takes.

    python tests/benchmarks/notebooks.py [--notebooks N]

Three exercises of every notebook are graded by one worker. What that is held against is one run of all cells
of each notebook, not one an exercise. Fails if a right answer loses a point, or if a mark is another one when
all cells run.
"""

import argparse
import signal
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from autograder.course.catalog import find_course
from autograder.grading.batch import Batch, grade_in_turn
from autograder.grading.grade import grade_tasks, make_tasks
from autograder.grading.session import Grader
from autograder.sandbox.forkserver.runner import ForkedRunner
from autograder.submission.entries import class_entries, in_order, list_folder
from autograder.submission.submission import read_submission

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "samples"))
from course_notebooks import write_class  # noqa: E402 - beside the class of students, not in a package

SLUGS = ("cv_isi", "lif_update", "charge_transfer")


def main() -> None:
    """Print the ratio."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--notebooks", type=int, default=40)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, closing(ForkedRunner(warm=True)) as runner:
        right = write_class(Path(folder), options.notebooks)
        entries = in_order(class_entries(list_folder(Path(folder))))
        grader = Grader(find_course(HERE.parents[1]), runner)
        for slug in SLUGS:
            grader.prepare(slug)
        for mistakes in SLUGS:  # their runs are for all students, and no part of what is measured
            ready = grader.exercises[mistakes]
            assert ready.solution is not None and ready.expected is not None
            grader.references.misconceptions(ready.handout, ready.solution, ready.plan, ready.expected)
        start = time.perf_counter()
        graded = {
            found.student: found.results for found in grade_in_turn(entries, Batch(grader, False, None))
        }
        parts = time.perf_counter() - start
        lost, other, whole = [], [], 0.0
        for number, entry in enumerate(entries):
            submission = read_submission(entry)
            slug = SLUGS[number % len(SLUGS)]
            tasks = [
                replace(task, part=None) for task in make_tasks(submission, {slug: grader.exercises[slug]})
            ]
            start = time.perf_counter()
            (result,) = grade_tasks(tasks, runner, grader.references)
            whole += time.perf_counter() - start
            marks = {found.exercise: found for found in graded[submission.student]}
            if marks[slug].score != result.score:
                other.append(f"{submission.student}: {slug} {marks[slug].score}, all cells {result.score}")
            lost += [
                f"{submission.student}: {name} {marks[name].score} of {marks[name].possible}"
                for name in right[submission.student]
                if marks[name].score != marks[name].possible
            ]
    count = len(entries)
    each = parts / count * 1000
    print(f"{count} notebooks, {len(SLUGS)} exercises each: {parts:.1f} s, {each:.0f} ms a notebook")
    print(f"all cells of each, once: {whole:.1f} s, {whole / count:.1f} s a notebook")
    print(f"running all cells takes {whole / parts:.0f} times as long")
    for sentence in [*lost, *other]:
        print(sentence)
    print(f"right answers that lost a point: {len(lost)}; other marks when all cells run: {len(other)}")
    if lost or other:
        sys.exit(1)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    main()
