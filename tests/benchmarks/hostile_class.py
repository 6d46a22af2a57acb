"""How much longer a class waits when a tenth of it is hostile: ``python tests/benchmarks/hostile_class.py``.

Grades the honest alone, then with the hostile in between, and prints for both after how many seconds the last
honest one was finished, and the ratio. The promise is 2 at most. Right answers of one exercise stand for the
honest; what the hostile do is in ``tests/hostile/test_hostile_class.py``.
"""

import argparse
import runpy
import tempfile
import time
from pathlib import Path

from autograder.course.catalog import Course
from autograder.grading.batch import Batch, grade_many
from autograder.grading.session import Grader, open_grader
from autograder.submission.entries import class_entries, in_order, list_folder

ROOT = Path(__file__).resolve().parents[2]
HOSTILE: dict[str, str] = runpy.run_path(str(ROOT / "tests/hostile/test_hostile_class.py"))["HOSTILE"]


def finished(folder: Path, grader: Grader, jobs: int) -> tuple[float, dict[str, float | None]]:
    """Return after how many seconds the last honest one was finished, and their scores; the rest is left."""
    entries = in_order(class_entries(list_folder(folder)))
    honest = sum(not entry.student.endswith("x") for entry in entries)
    start = time.perf_counter()
    scores: dict[str, float | None] = {}
    for outcome in grade_many(entries, Batch(grader, False, None), jobs):
        if not outcome.student.endswith("x"):
            scores[outcome.student] = outcome.results[0].score
        if len(scores) == honest:
            break
    return time.perf_counter() - start, scores


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--honest", type=int, default=180)
    parser.add_argument("--hostile", type=int, default=20)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--exercise", default="lif_update")
    asked = parser.parse_args()
    answer = (ROOT / "solutions" / asked.exercise / f"{asked.exercise}.py").read_text(encoding="utf-8")
    kinds = list(HOSTILE.values())
    with (
        tempfile.TemporaryDirectory() as place,
        open_grader(Course(ROOT), [asked.exercise], warm=True) as grader,
    ):
        folder = Path(place)
        for number in range(asked.honest):
            (folder / f"student{number:03}.py").write_text(answer, encoding="utf-8")
        alone, expected = finished(folder, grader, asked.jobs)
        print(f"{asked.honest} honest alone, --jobs {asked.jobs}: {alone:.1f} s", flush=True)
        step = max(asked.honest // max(asked.hostile, 1), 1)
        for number in range(asked.hostile):
            name = f"student{step * number:03}x.py"
            (folder / name).write_text(answer + kinds[number % len(kinds)], encoding="utf-8")
        beside, scores = finished(folder, grader, asked.jobs)
    print(f"with {asked.hostile} hostile in between: {beside:.1f} s, {beside / alone:.2f} times as long")
    print(f"marks: {'the same' if scores == expected else 'DIFFERENT'}")


if __name__ == "__main__":
    main()
