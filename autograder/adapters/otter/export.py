"""``autograder export otter``: a zip for `otter run`, `otter grade` and Gradescope."""

import json
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

from autograder.adapters.bundle import bundle_files, refuse_in_course, requirements, write_zip
from autograder.adapters.otter.config import BUNDLE, PLUGIN, read_config, require_otter
from autograder.adapters.otter.student_tests import otter_tests
from autograder.course.assignments import DEFAULT_SHOWN
from autograder.course.catalog import Course
from autograder.errors import UsageError

PROGRAMS = ("run_autograder", "setup.sh")
RUN_OTTER = f'''"""Grade one submission: Otter is the shell, and autograder judges."""

import sys
from pathlib import Path

SOURCE = Path(__file__).resolve().parent
sys.path.insert(0, str(SOURCE / "{BUNDLE.as_posix()}"))

from autograder.adapters.otter.run import main

if __name__ == "__main__":
    sys.exit(main(SOURCE.parent))
'''


def write_otter(
    course: Course, slugs: Sequence[str], assignment: str | None, config: Path | None, output: Path
) -> None:
    """Write an Otter autograder for some exercises.

    The environment and its set-up are those of the Otter that is installed; what runs in it is ours.

    Parameters
    ----------
    course : Course
    slugs : sequence of str
    assignment : str or None
        Whose weights apply.
    config : Path or None
        An ``otter_config.json`` with settings of the instructor's.
    output : Path

    Raises
    ------
    UsageError
        If Otter is missing or unknown, or something in `config` will not do.
    """
    require_otter()
    refuse_in_course(course, output)
    files = {f"{BUNDLE.as_posix()}/{name}": data for name, data in bundle_files(course, slugs).items()}
    tests = {f"tests/{slug}.py": otter_tests(course.handout(slug)) for slug in slugs}
    settings = {"otter_config.json": _settings(course, assignment, config)}
    files |= _generated() | tests | settings | {"run_otter.py": RUN_OTTER.encode()}
    write_zip(output, files, PROGRAMS)


def _settings(course: Course, assignment: str | None, config: Path | None) -> bytes:
    """Return ``otter_config.json``: the instructor's, with our plug-in before all others."""
    given = read_config(config) if config is not None else {}
    plugins = given.get("plugins", [])
    if PLUGIN in plugins or any(isinstance(item, dict) and PLUGIN in item for item in plugins):
        raise UsageError(f"{config} names {PLUGIN}, which the export adds by itself; leave it out.")
    ours = {PLUGIN: {"assignment": assignment}}
    shown = course.assignment(assignment).show_hidden_checks if assignment else DEFAULT_SHOWN
    # without it Otter shows students no question's points; of hidden checks there is nothing else to show
    settings = {"show_hidden": shown != "never", **given, "plugins": [ours, *plugins]}
    return json.dumps(settings, indent=2).encode() + b"\n"


def _generated() -> dict[str, bytes]:
    """Return the set-up that Otter generates: conda environment, ``setup.sh``, ``run_autograder``."""
    from otter.generate import main as generate

    with tempfile.TemporaryDirectory() as name:
        needed, made = Path(name, "requirements.txt"), Path(name, "generated.zip")
        needed.write_text("\n".join(requirements()), encoding="utf-8")
        generate(
            tests_dir=name,
            output_path=str(made),
            no_config=True,
            requirements=str(needed),
            no_environment=True,
        )
        with zipfile.ZipFile(made) as archive:
            return {item: archive.read(item) for item in archive.namelist()}
