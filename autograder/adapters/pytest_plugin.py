"""pytest's side of the grader: ``pytest --submission=FILE`` and ``pytest solutions/``.

Every pytest run of this environment loads this module, so it imports nothing else of the package until
there is something to collect.
"""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from autograder.adapters.pytest_items import PytestSession
    from autograder.course.catalog import Course

SESSION: "pytest.StashKey[PytestSession]" = pytest.StashKey()
COURSE: "pytest.StashKey[Course]" = pytest.StashKey()
ROOT = "autograder_root"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add what names a submission and the course."""
    group = parser.getgroup("autograder", "grading exercises")
    group.addoption(
        "--submission",
        dest="autograder_submission",
        metavar="FILE",
        help="Grade this .py, .ipynb, folder or zip: one test for each check.",
    )
    group.addoption(
        "--exercise",
        dest="autograder_exercises",
        metavar="SLUG",
        action="append",
        default=[],
        help="Grade this exercise; may be given again. Without it, all that the submission answers.",
    )
    parser.addini(ROOT, "Folder that holds exercises/; else it is searched for from rootdir upward.")


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Keep pytest from running a ``conftest.py`` that was handed in."""
    if early_config.known_args_namespace.autograder_submission:
        early_config.known_args_namespace.noconftest = True


def pytest_configure(config: pytest.Config) -> None:
    """Point the collection at the submission when there is one."""
    submission = config.getoption("autograder_submission")
    if submission is None:
        if config.getoption("autograder_exercises"):
            raise pytest.UsageError("--exercise needs --submission=FILE.")
        return
    given = config.args_source is pytest.Config.ArgsSource.ARGS
    if given and not hasattr(config, "workerinput"):  # xdist hands its workers what is set below
        raise pytest.UsageError(f"Give either --submission or paths, not both; got {' '.join(config.args)}.")
    _refuse_foreign_configuration(config)
    from autograder.course.catalog import Course, find_course
    from autograder.errors import UsageError

    root = config.getini(ROOT)
    try:
        if root:
            course = find_course((config.inipath.parent if config.inipath else config.rootpath) / root)
        else:
            above = (config.rootpath, *config.rootpath.parents)
            found = next((folder for folder in above if (folder / "exercises").is_dir()), None)
            course = Course(found) if found else find_course(None)
    except UsageError as error:
        raise pytest.UsageError(error.naming(f"-o {ROOT}=DIR")) from None
    config.stash[COURSE] = course
    config.args = [str(course.root / "exercises")]


def _refuse_foreign_configuration(config: pytest.Config) -> None:
    """Refuse options that pytest read from a folder that was handed in.

    pytest looks for its configuration beside whatever stands alone on the command line, before it knows
    that a word belongs to an option of ours.
    """
    here = config.invocation_params.dir.resolve()
    if config.inipath is not None and not here.is_relative_to(config.inipath.parent.resolve()):
        raise pytest.UsageError(
            f"pytest took its options from {config.inipath}, beside the submission; write --submission=FILE "
            "with an equals sign, so that it takes them from here."
        )


@pytest.hookimpl(optionalhook=True)  # pytest 8
def pytest_collect_directory(path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect the submission in the place of the exercises that it answers."""
    course = parent.config.stash.get(COURSE, None)
    if course is None or path != course.root / "exercises":
        return None
    from autograder.adapters.pytest_items import collect_submission

    return collect_submission(parent, session_of(parent.config), course)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect the proof of an exercise from its spec."""
    if file_path.name != "spec.py" or not _is_solution(file_path.parent):
        return None
    from autograder.adapters.pytest_items import SpecFile

    collected: pytest.Collector = SpecFile.from_parent(
        parent, path=file_path, grading=session_of(parent.config)
    )
    return collected


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Leave known answers to the sandbox, also those that are named like a test."""
    if collection_path.name in ("accepted", "misconceptions") and _is_solution(collection_path.parent):
        return True
    return None


def _is_solution(folder: Path) -> bool:
    return (
        folder.parent.name == "solutions"
        and (folder.parent.parent / "exercises" / folder.name / f"{folder.name}.py").is_file()
    )


def session_of(config: pytest.Config) -> "PytestSession":
    """Return what this run grades with."""
    from autograder.adapters.pytest_items import PytestSession

    return config.stash.setdefault(SESSION, PytestSession())


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say the score of every exercise that was graded, and how many hidden checks will follow."""
    session = config.stash.get(SESSION, None)
    if session is not None and session.summaries:
        terminalreporter.section("autograder")
        for line in session.summaries:
            terminalreporter.line(line)


def pytest_unconfigure(config: pytest.Config) -> None:
    """End the sandbox."""
    session = config.stash.get(SESSION, None)
    if session is not None:
        session.close()
