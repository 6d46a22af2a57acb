"""All pages on a student below an output folder, to be brought from one folder into another."""

import shutil
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from autograder.grading.staff_files import STAFF, write_privately
from autograder.report.filenames import code_folder

REPORTS = "reports"


def pages_of(folder: Path, report: str) -> dict[str, bytes]:
    """Return the files that were written of a student, by their names below an output folder.

    Parameters
    ----------
    report : str
        Name of the student's report.
    """
    places = [folder / REPORTS / report, folder / STAFF / report]
    places += sorted((folder / STAFF / code_folder(report)).glob("*"))
    return {place.relative_to(folder).as_posix(): place.read_bytes() for place in places if place.is_file()}


def put_pages(folder: Path, report: str, pages: Mapping[str, bytes]) -> None:
    """Write the files of a student below another output folder; those of an earlier submission go.

    Raises
    ------
    OSError
        If they cannot be written.
    ValueError
        If a file is none of this student's.
    """
    shutil.rmtree(folder / STAFF / code_folder(report), ignore_errors=True)
    own = {PurePosixPath(REPORTS, report), PurePosixPath(STAFF, report)}
    for name, data in pages.items():
        place = PurePosixPath(name)
        if place not in own and place.parent != PurePosixPath(STAFF, code_folder(report)):
            raise ValueError(f"{name!r} is no page on this student")
        for parent in reversed(place.parents[:-1]):
            (folder / parent).mkdir(mode=0o700, exist_ok=True)
        write_privately(folder / place, data)
