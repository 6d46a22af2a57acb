"""What Otter may be told: its version and its ``otter_config.json``, with one sentence for what will not do.

Otter ignores keys that it does not know, so a mistyped one would silently do nothing.
"""

import json
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path
from typing import Any

from autograder.errors import UsageError, near_miss

DISTRIBUTION = "otter-grader"
MAJOR = 7  # the Otter that this adapter was written for and is tested with
INSTALL = f"pip install '{DISTRIBUTION}[grading]>={MAJOR},<{MAJOR + 1}'"
BUNDLE = Path("files", ".autograder")  # a dot-folder: never taken for a student's work
PLUGIN = "autograder.adapters.otter.plugin.AutograderPlugin"
USABLE = frozenset(
    [
        "autograder_dir", "debug", "force_public_test_summary", "log_level", "logo", "miniconda_path",
        "plugins", "points_possible", "print_score", "print_summary", "score_threshold", "show_all_public",
        "show_hidden", "show_stdout", "zips",
    ]
)  # fmt: skip
#: what would have Otter run or render the student's notebook itself, where the solutions can be read
UNUSABLE = frozenset(
    [
        "assignment_id", "assignment_name", "course_id", "filtering", "grade_from_log", "pagebreaks", "pdf",
        "pdf_via_html", "seed", "seed_variable", "serialized_variables", "submit_blank_pdf_on_export_failure",
        "token", "use_submission_pdf", "warn_missing_pdf",
    ]
)  # fmt: skip


def require_otter() -> None:
    """Refuse to work with an Otter that is missing or unknown.

    Raises
    ------
    UsageError
        With the version, and what to install.
    """
    try:
        found = metadata.version(DISTRIBUTION)
    except metadata.PackageNotFoundError:
        raise UsageError(f"Otter is not installed here; get it with: {INSTALL}.") from None
    if found.partition(".")[0] != str(MAJOR):
        raise UsageError(
            f"Otter {found} is not known to this autograder, which works with Otter {MAJOR}; "
            f"get that with: {INSTALL}."
        )


def read_config(path: Path) -> dict[str, Any]:
    """Read an ``otter_config.json``.

    Raises
    ------
    UsageError
        If it cannot be read, is not a JSON object, or says something that `check_config` refuses.
    """
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}.") from None
    except ValueError as error:
        raise UsageError(f"{path} must be JSON; got an error instead: {error}.") from None
    if not isinstance(found, dict):
        raise UsageError(f"{path} must hold a JSON object; got {type(found).__name__} instead.")
    check_config(found)
    return found


def check_config(config: Mapping[str, Any]) -> None:
    """Refuse keys that Otter would ignore, and those that need Otter to handle the notebook itself.

    Raises
    ------
    UsageError
        With the first such key, and the one that was probably meant.
    """
    for key, value in config.items():
        if key in UNUSABLE and value:
            raise UsageError(
                f"otter_config.json sets {key!r}, for which Otter would have to run or render the notebook "
                "itself, outside of the sandbox; leave it out."
            )
        if key == "lang" and value != "python":
            raise UsageError(f"otter_config.json sets 'lang' to {value!r}; exercises here are in 'python'.")
        if key not in USABLE | UNUSABLE | {"lang"}:
            near = near_miss(key, sorted(USABLE))
            meant = f"did you mean {near!r}?" if near else "leave it out."
            raise UsageError(f"otter_config.json has a key {key!r} that Otter does not know; {meant}")


def assignment_of(plugin_config: object) -> str | None:
    """Return the assignment that the plug-in is told to grade, or None for all exercises of its zip.

    Raises
    ------
    UsageError
        If the plug-in's configuration says anything else.
    """
    if plugin_config is None:
        return None
    if not isinstance(plugin_config, Mapping):
        raise UsageError(
            f"The configuration of {PLUGIN} must be an object with the key 'assignment', or be left out; got "
            f"{plugin_config!r} instead."
        )
    for key, value in plugin_config.items():
        if key != "assignment":
            raise UsageError(
                f"{PLUGIN} has a key {key!r} that it does not know; its only one is 'assignment'."
            )
        if value is not None and not isinstance(value, str):
            raise UsageError(
                f"'assignment' of {PLUGIN} must be the name of an assignment; got {value!r} instead."
            )
    return plugin_config.get("assignment")
