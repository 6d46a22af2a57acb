"""What the kernel of an empty notebook gets for Otter; copied beside it as ``otter.py``.

Otter has every kernel import Otter, announce itself, run the tests that are left and send the results back.
Here no test is left and the results are those of the grader, so a kernel that imports all of Otter would
spend half a second to say nothing. Where this file is not found first, the kernel imports Otter and says
the same.
"""

import sys
from types import ModuleType
from typing import Any


class Notebook:
    """Stands for `otter.Notebook`."""

    @staticmethod
    def init_grading_mode(tests_dir: str) -> None:
        """Nothing will be checked."""


class Checker:
    """Stands for `otter.execute.Checker`."""

    @staticmethod
    def check_if_not_already_checked(test_path: str) -> None:
        """Nothing is checked."""

    @staticmethod
    def get_results() -> list[Any]:
        """Return the results there are: none."""
        return []


class GradingResults:
    """Stands for `otter.test_files.GradingResults`; what it becomes on arrival, the plug-in initialises."""

    def __init__(self, test_files: list[Any]) -> None:
        pass


class _Logging(ModuleType):
    DEBUG = 10

    @staticmethod
    def set_level(level: int) -> None:
        pass

    @staticmethod
    def send_logs(host: str, port: int) -> None:
        pass


logging = _Logging("otter.logging")
GradingResults.__module__ = "otter.test_files"  # the name by which the other side knows it
if __name__ == "otter":
    for _name, _content in (("otter.execute", Checker), ("otter.test_files", GradingResults)):
        _module = sys.modules[_name] = ModuleType(_name)
        setattr(_module, _content.__name__, _content)
