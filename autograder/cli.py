"""The command line: verbs only; what they do stands in the modules they call."""

import contextlib
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from autograder.version import __version__

if sys.argv[1:] == ["--version"]:  # answered before anything is imported
    print(f"autograder {__version__}")
    raise SystemExit(0)

import click

from autograder.errors import AutograderError

ROOT = click.option(
    "--root", type=click.Path(path_type=Path), help="Folder that holds exercises/ (and solutions/)."
)
OUTPUT = click.Path(path_type=Path)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80})
@click.version_option(__version__, message="autograder %(version)s")
def cli() -> None:
    """Grade exercises of computational neuroscience: right marks, feedback that teaches."""


@cli.command()
@click.option("-o", "--output", type=OUTPUT, default=Path("demo"), show_default=True, help="Folder to write.")
@click.option("--jobs", type=click.IntRange(1), help="Graders at work at once; all cores by default.")
@ROOT
def demo(output: Path, jobs: int | None, root: Path | None) -> int:
    """Write a small class of submissions and grade it: the tour."""
    from autograder import verbs

    return verbs.demo(output, jobs, root)


@cli.command()
@click.argument("slug")
@click.option("--from", "source", type=OUTPUT, help="Begin with the tests of an Otter assignment.")
@ROOT
def new(slug: str, source: Path | None, root: Path | None) -> int:
    """Make the files of a new exercise, ready to be edited.

    An Otter assignment is its master notebook, its autograder.zip, its folder of tests or one of these.
    """
    from autograder import verbs

    return verbs.new(slug, source, root)


@cli.command()
@click.argument("slugs", metavar="[SLUG]...", nargs=-1)
@click.option("--write", is_flag=True, help="Make examples.json and example.svg anew.")
@click.option("--json", "json_file", type=OUTPUT, help="Also write findings and margins to a file.")
@click.option("--quiet", is_flag=True, help="Print findings only.")
@ROOT
def verify(
    slugs: tuple[str, ...], write: bool, json_file: Path | None, quiet: bool, root: Path | None
) -> int:
    """Prove exercises before they grade anyone; exit 1 with findings."""
    from autograder import verbs

    return verbs.verify(slugs, write, json_file, quiet, root)


@cli.command()
@click.option("--assignment", help="Only the exercises of one assignment.")
@click.option("-o", "--output", type=OUTPUT, required=True, help="Folder to write.")
@click.option("--otter", is_flag=True, help="Also write tests/ for otter.Notebook().check(SLUG).")
@ROOT
def release(assignment: str | None, output: Path, otter: bool, root: Path | None) -> int:
    """Write what students get: stubs, tasks, data, examples and notebooks."""
    from autograder import verbs

    return verbs.release(assignment, output, otter, root)


@cli.command()
@click.argument("path", required=False, type=OUTPUT)
@click.option("--exercise", "slug", help="Check one exercise only.")
@ROOT
def check(path: Path | None, slug: str | None, root: Path | None) -> int:
    """Check your own work against the visible checks; exit 1 if one fails."""
    from autograder import home

    return home.check(path, slug, root)


@cli.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=OUTPUT)
@click.option("-o", "--output", type=OUTPUT, required=True, help="Folder for results and reports.")
@click.option("--assignment", help="Grade the exercises of one assignment.")
@click.option("--exercise", "slugs", multiple=True, help="Grade this exercise; may be given again.")
@click.option("--jobs", type=click.IntRange(1), help="Graders at work at once; all cores by default.")
@click.option("--json", "json_file", type=OUTPUT, help="Also write results.json to this file.")
@click.option(
    "--require",
    type=click.Choice(["limited", "confined", "isolated"]),
    default="isolated" if sys.platform == "linux" else "limited",
    show_default=True,
    help="Refuse to grade with less isolation than this; every report says when it was less than isolated.",
)
@click.option("--no-reports", is_flag=True, help="Leave out the students' reports.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["github", "prairielearn"]),
    help="github: annotations and a step summary, too. prairielearn: its results.json alone.",
)
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
@ROOT
def grade(**options: Any) -> int:
    """Grade a class: PATH holds one entry per student, or is one submission."""
    from autograder import verbs

    return verbs.grade(**options)


@cli.group()
def export() -> None:
    """Make an autograder for a platform that grades by itself."""


@export.command()
@click.option("-o", "--output", type=OUTPUT, required=True, help="Zip file to write.")
@click.option("--assignment", help="The exercises of one assignment.")
@click.option("--exercise", "slugs", multiple=True, help="This exercise; may be given again.")
@ROOT
def gradescope(output: Path, assignment: str | None, slugs: tuple[str, ...], root: Path | None) -> int:
    """Make an autograder.zip for Gradescope; run 'verify' before."""
    from autograder import verbs

    return verbs.export_gradescope(output, assignment, slugs, root)


@export.command("otter")
@click.option("-o", "--output", type=OUTPUT, required=True, help="Zip file to write.")
@click.option("--assignment", help="The exercises of one assignment.")
@click.option("--exercise", "slugs", multiple=True, help="This exercise; may be given again.")
@click.option("--config", type=OUTPUT, help="An otter_config.json with settings of your own.")
@ROOT
def export_otter(**options: Any) -> int:
    """Make an autograder.zip for 'otter run' and 'otter grade'; run 'verify' before."""
    from autograder import verbs

    return verbs.export_otter(**options)


@export.command()
@click.option(
    "-o",
    "--output",
    type=OUTPUT,
    default=Path(".github/workflows/verify.yml"),
    show_default=True,
    help="File to write.",
)
def github(output: Path) -> int:
    """Write a workflow that runs 'verify' on every push to the course."""
    from autograder import verbs

    return verbs.export_github(output)


@cli.command()
@click.argument("code")
@ROOT
def explain(code: str, root: Path | None) -> int:
    """Say what a diagnosis code means."""
    from autograder import explain as explanations

    click.echo(explanations.explain(code, root))
    return 0


@cli.command()
@ROOT
def doctor(root: Path | None) -> int:
    """Say what isolation and which libraries this machine gives."""
    from autograder import doctor as doctoring

    return doctoring.report(root)


def main() -> None:
    """Run a verb and end with its exit code; an error is one sentence."""
    with contextlib.suppress(AttributeError):  # when something else stands in for the stream
        sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # names are in any script
    code = run(lambda: cli.main(standalone_mode=False))
    try:
        sys.stdout.flush()
    except OSError:  # what is left can go nowhere; Python would complain about it at the very end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code)


def run(command: Callable[[], Any]) -> int:
    """Return the exit code of a command, having said what went wrong if anything did."""
    try:
        return int(command() or 0)
    except click.ClickException as error:
        error.show()
        return 2
    except (click.Abort, KeyboardInterrupt):
        click.echo("Interrupted.", err=True)
        return 130
    except AutograderError as error:
        click.echo(f"autograder: {error}", err=True)
        return error.exit_code
    except BrokenPipeError:
        return 0  # what reads our output has gone; nothing is left to say
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        click.echo(f"autograder: {place}{error.strerror or error}.", err=True)
        return 2


if __name__ == "__main__":
    main()


if __name__ == "__main__":
    main()
