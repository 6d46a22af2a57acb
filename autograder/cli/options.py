"""Options that several verbs share."""

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
