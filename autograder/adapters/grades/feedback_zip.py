"""Reports under the names that a course system gave to what was downloaded, so that it takes them back.

Canvas knows a file by the ids in the name of the downloaded one, ``<name>_<user>_<attachment>_<file>``;
Moodle takes what lies in a student's folder, or has a flat file's name as far as the plug-in's. Elsewhere a
student's report lies in a folder that is called as the student is.
"""

from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from autograder.gradebook.scores import Score
from autograder.submission.entries import Entry, Intake

NAME = "feedback.html"
FLAT = "_assignsubmission_file_"


def feedback_files(
    intake: Intake, scores: Sequence[Score], reports: Path
) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """Return the files of the zip by name, and the students who have no report or no place in it.

    Where a group handed in, the download has one place for all. It gets the first one's report, and those of
    its members whose marks or comments differ from the first one's are among the students that are returned.

    Parameters
    ----------
    intake : Intake
        Who handed in what of the download, with the roster's ids if the class was graded with one.
    scores : sequence of Score
        In order of student.
    reports : Path
        The folder of the reports.

    Raises
    ------
    OSError
        If a report cannot be read.
    """
    entries = {entry.student: entry for entry in intake.entries}
    files: dict[str, bytes] = {}
    told: dict[str, str] = {}
    left = []
    for score in scores:
        place = reports / score.report
        entry = entries.get(score.student)
        if entry is None or entry.refused == "missing" or not score.report or not place.is_file():
            left.append(score.student)
            continue
        name = _name(intake.layout, entry)
        if name not in files:
            files[name], told[name] = place.read_bytes(), score.comment
        elif told[name] != score.comment:
            left.append(score.student)
    return files, tuple(left)


def _name(layout: str, entry: Entry) -> str:
    downloaded = entry.paths[0]
    if layout == "canvas":
        return f"{PurePosixPath(downloaded.name).stem}.{NAME}"
    if layout == "moodle":
        if FLAT in downloaded.name and not downloaded.is_dir():
            return f"{downloaded.name.partition(FLAT)[0]}{FLAT}{NAME}"
        return f"{downloaded.name}/{NAME}"
    return f"{entry.student}/{NAME}"
