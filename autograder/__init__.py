"""Autograded exercises for computational neuroscience: what authors and students import.

Names are loaded on first use, so that importing the package costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from autograder.version import __version__

if TYPE_CHECKING:
    from autograder.compare import Bound, close, exact, raises, satisfies, spikes, statistical, symbolic
    from autograder.course.spec import Call, Check, Exercise, Limits, Value
    from autograder.student.example import example
    from autograder.student.explore import beside_example, sliders
    from autograder.student.explore_cell import explore
    from autograder.student.explorer import Choice, Explorer, Formula, Slider
    from autograder.student.interactive import check
    from autograder.student.pytest_checks import hidden_checks_to_come, visible_checks

__all__ = [
    "Bound",
    "Call",
    "Check",
    "Choice",
    "Exercise",
    "Explorer",
    "Formula",
    "Limits",
    "Slider",
    "Value",
    "__version__",
    "beside_example",
    "check",
    "close",
    "exact",
    "example",
    "explore",
    "hidden_checks_to_come",
    "raises",
    "satisfies",
    "sliders",
    "spikes",
    "statistical",
    "symbolic",
    "visible_checks",
]

_HOME = {
    "Call": "course.spec",
    "Check": "course.spec",
    "Choice": "student.explorer",
    "Exercise": "course.spec",
    "Explorer": "student.explorer",
    "Formula": "student.explorer",
    "Limits": "course.spec",
    "Slider": "student.explorer",
    "Value": "course.spec",
    "beside_example": "student.explore",
    "check": "student.interactive",
    "example": "student.example",
    "explore": "student.explore_cell",
    "hidden_checks_to_come": "student.pytest_checks",
    "sliders": "student.explore",
    "visible_checks": "student.pytest_checks",
}


def __getattr__(name: str) -> Any:
    """Import the module that holds a public name when the name is first used."""
    if name not in __all__:
        raise AttributeError(f"module 'autograder' has no attribute {name!r}")
    return getattr(import_module(f"autograder.{_HOME.get(name, 'compare')}"), name)


def __dir__() -> list[str]:
    """List the public names."""
    return __all__
