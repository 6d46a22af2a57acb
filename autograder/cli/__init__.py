"""The command line: one file a verb. Imports every room; no room imports it."""

import sys

from autograder.version import __version__


def main() -> None:
    """Run the command line; ``--version`` is answered before anything heavy is imported."""
    if sys.argv[1:] == ["--version"]:
        print(f"autograder {__version__}")
        return
    from autograder.cli.commands import main as run

    run()
