"""The verbs, each imported when it is used, and what happens when one ends."""

import contextlib
import os
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

import click

from autograder.errors import AutograderError
from autograder.version import __version__

#: one row a verb: its module in this room, and what it does in one sentence
VERBS = {
    "demo": "Write a small class of submissions and grade it: the tour.",
    "new": "Make the files of a new exercise, ready to be edited; in an empty folder, a course with it.",
    "verify": "Prove exercises before they grade anyone; exit 1 with findings.",
    "release": "Write what students get: stubs, tasks, data, examples and notebooks.",
    "check": "Check your own work against the visible checks; exit 1 if one fails.",
    "explore": "Explore a demonstration with sliders, over your own functions where there are.",
    "grade": "Grade a class: PATH holds one entry per student, or is one submission.",
    "merge": "Join what 'grade --shard' gave in several folders into one.",
    "regrade": "Say what grading again would change, before anything is written.",
    "rejudge": "Say what a changed course would change, from what was kept; no submission is read or run.",
    "whatif": "Say how far the class is from a check's tolerance, and how many marks others would change.",
    "override": "Decide about a check of a student, in place of the machine.",
    "comment": "Say something to a student, about one exercise or all of the work; the report shows it.",
    "uphold": "Make a student's answer an accepted one: freed of names and comments, and proved.",
    "forget": "Remove a person from a gradebook and from all that was made of it, and say what was removed.",
    "publish": "Put the students' reports, and nothing else, into a folder to be given out.",
    "stats": "Say how the class did: what cost most, which checks tell little.",
    "similar": "Rank pairs of submissions to review; it is no verdict.",
    "adopt": "Make a misconception of students who are wrong in the same way.",
    "export": "Bring marks into a course system, or an autograder onto a platform.",
    "gradebook": "Print, sort or export the totals of a course over its assignments.",
    "backup": "Copy the gradebook of a folder to FILE, also while a batch is running.",
    "restore": "Put a copy of a gradebook back into a folder, which is made when missing.",
    "why": "Say how a student's score came to be, step by step.",
    "explain": "Say what a diagnosis code means.",
    "doctor": "Say what isolation and which libraries this machine gives.",
}


class Verbs(click.Group):
    """A group whose help needs no verb to be imported."""

    def list_commands(self, ctx: click.Context | None) -> list[str]:
        """Return the verbs, in the order in which a course uses them."""
        return list(VERBS)

    def get_command(self, ctx: click.Context | None, cmd_name: str) -> click.Command | None:
        """Import a verb."""
        if cmd_name not in VERBS:
            return None
        command = import_module(f"autograder.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the table of verbs."""
        with formatter.section("Commands"):
            formatter.write_dl(list(VERBS.items()))


@click.command(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80})
@click.version_option(__version__, message="autograder %(version)s")
def cli() -> None:
    """Grade exercises of computational neuroscience: right marks, feedback that teaches."""


def main() -> None:
    """Run a verb and end with its exit code; an error is one sentence."""
    with contextlib.suppress(AttributeError):  # when the stream was replaced
        sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # names are in any script
    code = run(lambda: cli.main(standalone_mode=False))
    try:
        sys.stdout.flush()
    except OSError:  # the rest cannot be written; Python would complain at exit
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
        return 0  # the reader of our output is gone
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        click.echo(f"autograder: {place}{error.strerror or error}.", err=True)
        return 2
