"""The platform's folders: closed to student code, and a ``results.json`` that is whole at every moment."""

import json
from pathlib import Path
from typing import Any

from autograder.gradebook.whole_file import whole_file

STUB = (
    "The grading of this submission was ended from outside before it was finished. The score shown here is "
    "not a mark and says nothing about your work: submit again, and tell your instructor if this stays so."
)


def write_stub(root: Path) -> None:
    """Write what students see if the platform ends the grading; a platform that does so gives 0 by itself."""
    write_results(
        root, {"score": 0.0, "output": STUB, "output_format": "text", "stdout_visibility": "hidden"}
    )


def write_results(root: Path, found: dict[str, Any]) -> None:
    """Write ``results/results.json``, whole at every moment."""
    folder = root / "results"
    folder.mkdir(exist_ok=True)
    with whole_file(folder / "results.json") as stream:
        stream.write(json.dumps(found, indent=1, allow_nan=False).encode() + b"\n")


def close(root: Path) -> None:
    """Leave the solutions, the results and who else is in the group to this user alone.

    Where namespaces are refused, the user whom student code becomes is what keeps it out.
    """
    for name in ("source", "results", "submission"):
        (root / name).chmod(0o700)
    metadata = root / "submission_metadata.json"
    if metadata.exists():
        metadata.chmod(0o600)
