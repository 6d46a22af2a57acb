"""``autograder export gradescope``: everything that the platform needs, in one archive."""

import json
from collections.abc import Sequence
from pathlib import Path

from autograder.adapters.bundle import bundle_files, refuse_in_course, requirements, write_zip
from autograder.course.catalog import Course

SCRIPTS = ("setup.sh", "run_autograder")
CHOICE = "gradescope.json"  # what is to be graded: the exercises in order, and the assignment or null


def write_gradescope(course: Course, slugs: Sequence[str], assignment: str | None, output: Path) -> None:
    """Write an ``autograder.zip`` that grades some exercises.

    Parameters
    ----------
    assignment : str or None
        Whose weights and whose rule about hidden checks hold.

    Raises
    ------
    SpecError
        If an exercise cannot be loaded.
    UsageError
        If the file cannot be written, or lies in the course.
    """
    refuse_in_course(course, output)
    files = bundle_files(course, slugs)
    files |= {name: (Path(__file__).parent / name).read_bytes() for name in SCRIPTS}
    files["requirements.txt"] = "".join(f"{line}\n" for line in requirements()).encode()
    files[CHOICE] = (json.dumps({"exercises": list(slugs), "assignment": assignment}) + "\n").encode()
    write_zip(output, files, executable=SCRIPTS)
