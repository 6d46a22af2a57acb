"""``autograder doctor``: what this machine gives, and whether the course's folders are in order."""

import contextlib
import platform
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import click

from autograder.boundary.outputs import Returned
from autograder.cli.options import PATH, ROOT
from autograder.compare import exact
from autograder.course.catalog import find_course, load_handout
from autograder.course.plan import make_plan
from autograder.course.spec import Call, Check, Exercise
from autograder.errors import AutograderError
from autograder.sandbox.forkserver.probes import measure
from autograder.sandbox.guard import refuse_reachable
from autograder.sandbox.isolation import ASSETS
from autograder.sandbox.lockdown import landlock
from autograder.sandbox.runner import Runner
from autograder.sandbox.start import open_runner
from autograder.submission.cells import Cell
from autograder.submission.program import Program
from autograder.version import __version__

LIBRARIES = ("numpy", "scipy", "sympy", "matplotlib", "mpmath", "msgspec", "click", "rich", "jinja2")
MEANING = {
    "isolated": "safe for unattended grading of strangers' code",
    "confined": "student code is kept from the grader's processes, not from every file or connection",
    "limited": "a separate process with limits; student code can still read files and use the network",
    "none": "student code is not kept apart at all",
}


@click.command()
@click.option("--gradebook", "folder", type=PATH, help="Look at the gradebook of this folder instead.")
@ROOT
def command(folder: Path | None, root: Path | None) -> int:
    """Say what isolation and which libraries this machine gives.

    Exit 0 when grading can work here, or the gradebook is whole; 3 when not.
    """
    if folder is not None:
        return _examine(folder)
    line = "{:<12} {}".format
    click.echo(line("autograder", __version__))
    click.echo(line("python", f"{platform.python_version()} ({sys.platform}, {platform.machine()})"))
    for name in LIBRARIES:
        try:
            click.echo(line(name, version(name)))
        except PackageNotFoundError:
            click.echo(line(name, "missing: install it with pip install " + name))
    code = 0
    try:
        with open_runner(warm=False) as runner:
            _try_out(runner)
            _describe(runner)
        for name, probe in measure().items():
            click.echo(line("", f"here {name}: {'works' if probe.works else 'no'} ({probe.evidence})"))
    except AutograderError as error:
        click.echo(line("isolation", f"grading is not possible here: {error}"))
        code = 3
    try:
        course = find_course(root)
        slugs = [load_handout(course.root / "exercises" / slug).slug for slug in course.in_order()]
        click.echo(line("exercises", ", ".join(slugs)))
        refuse_reachable(course.root / "solutions")
    except AutograderError as error:
        click.echo(line("exercises", str(error)))
    return code


def _examine(folder: Path) -> int:
    """Print what is known of a gradebook without grading; return 3 if it is damaged."""
    from autograder.gradebook.backup import examine
    from autograder.gradebook.database import NAME
    from autograder.gradebook.review import review_lines
    from autograder.gradebook.store import Gradebook, assignments_in
    from autograder.gradebook.tables import VERSION

    line = "{:<12} {}".format
    found = examine(folder / NAME)
    current = found.version == VERSION
    click.echo(line("gradebook", f"{folder / NAME}, {found.size / 1e6:.1f} MB"))
    later = "" if current else f"; the next command that uses it makes it {VERSION}"
    click.echo(line("version", f"{found.version}{later}"))
    if found.damage:
        for text in found.damage:
            click.echo(line("damaged", text))
        click.echo(line("", f"put back a copy: autograder restore FILE -o {folder} --force"))
        return 3
    click.echo(line("integrity", "whole"))
    for name, count in found.counts.items():
        click.echo(line(name, count))
    for name in assignments_in(folder / NAME) if current else ():
        with contextlib.closing(Gradebook(folder / NAME, name)) as book:
            for text in review_lines(book):
                click.echo(line("", text))
    return 0


def _describe(runner: Runner) -> None:
    """Print the level, what it rests on, and how submissions are run."""
    line = "{:<12} {}".format
    click.echo(line("isolation", f'"isolation": "{runner.level}": {MEANING[runner.level]}'))
    found = runner.isolation
    for asset in ASSETS:
        click.echo(line("", f"{asset}: {getattr(found, asset) or 'nothing protects it'}"))
    click.echo(line("", f"disk: {found.disk}"))
    click.echo(line("", f"threads: {found.threads}"))
    click.echo(line("", f"which files exist: {found.existence or 'can be learnt, their content cannot'}"))
    version = landlock.abi()
    files = f"Landlock {version}" if version else "nothing keeps them from files; their other limits hold"
    click.echo(line("", f"files of the processes that read and judge: {files}"))
    for name, answer in found.probes.items():
        click.echo(line("", f"probe {name}: {answer}"))
    for sentence in runner.notes:
        click.echo(line("", sentence))


def _try_out(runner: Runner) -> None:
    """Run one call in the sandbox.

    Raises
    ------
    AutograderError
        If it did not work.
    """
    probe = Check(id="probe", points=1, call=Call("probe", 20), expect=exact())
    exercise = Exercise(slug="probe", title="probe", checks=(probe,))
    cells = (Cell(0, "def probe(n):\n    return n + 1\n"),)
    program = Program(
        name="probe", kind="script", cells=cells, files={}, drivers=None, modules=frozenset(), digest=""
    )
    (output,) = runner.run(program, make_plan(exercise), exercise.limits).outputs
    if not isinstance(output, Returned) or output.value != 21:
        raise AutograderError(f"a trial run gave {output}")
