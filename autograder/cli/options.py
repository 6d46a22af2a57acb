"""Options that several verbs share."""

import re
import sys
from pathlib import Path
from typing import Literal

import click

#: the least isolation that is graded with unless another is asked for
REQUIRED: Literal["isolated", "limited"] = "isolated" if sys.platform == "linux" else "limited"
PATH = click.Path(path_type=Path)
ROOT = click.option("--root", type=PATH, help="Folder that holds exercises/ (and solutions/).")
ASSIGNMENT = click.option("--assignment", help="Only the exercises of one assignment.")
EXERCISES = click.option("--exercise", "slugs", multiple=True, help="Only this exercise; may be given again.")
JOBS = click.option("--jobs", type=click.IntRange(1), help="Graders at work at once; all cores by default.")


def shard_option(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[int, int] | None:
    """Return the number of a shard and how many there are, from a text such as ``2/8``."""
    if value is None:
        return None
    found = re.fullmatch(r"([0-9]{1,9})/([0-9]{1,9})", value)
    if found is None or not 1 <= int(found[1]) <= int(found[2]):
        raise click.BadParameter(f"{value!r} is not of the form I/N with 1 <= I <= N, such as 2/8.")
    return int(found[1]), int(found[2])
