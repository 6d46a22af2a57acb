"""What ``run_otter.py`` of our zip does, on Gradescope and in a container of `otter grade`.

Otter reads an upload before any plug-in is asked: a notebook saved half-way, two scripts or none end it
with a traceback. So the upload is put aside first, and Otter gets a notebook with nothing in it.
"""

import json
import shutil
from pathlib import Path

import click

from autograder.adapters.otter.config import require_otter
from autograder.errors import AutograderError

EMPTY_NOTEBOOK = {"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


def main(tree: Path) -> int:
    """Grade the upload in Otter's folders below `tree`; return the exit code.

    Without results the platform says that the autograder failed, which is not a mark.
    """
    try:
        require_otter()
        _set_aside(tree)
        from otter.run.run_autograder import main as run_autograder

        run_autograder(str(tree), zips=False)  # archives are opened when the upload is read
    except (AutograderError, click.ClickException) as error:
        click.echo(f"autograder: {error}", err=True)
        return 3
    return 0


def _set_aside(tree: Path) -> None:
    for name in ("source", "results"):
        (tree / name).chmod(0o700)
    upload, submission = tree / "upload", tree / "submission"
    shutil.rmtree(upload, ignore_errors=True)
    upload.mkdir(mode=0o700)
    for path in submission.iterdir():  # the folder itself may be a mount, which cannot be moved
        shutil.move(path, upload / path.name)
    (submission / "submission.ipynb").write_text(json.dumps(EMPTY_NOTEBOOK), encoding="utf-8")
    _complete(tree / "submission_metadata.json")


def _complete(path: Path) -> None:
    """Make the platform's file readable for Otter, which in a container of `otter grade` leaves it empty."""
    try:
        json.loads(path.read_bytes())
    except (OSError, ValueError):
        path.write_text("{}", encoding="utf-8")
