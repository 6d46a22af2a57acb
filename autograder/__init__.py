"""Autograded exercises for computational neuroscience: the author's API.

Names are loaded on first use, so that importing the package costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from autograder.version import __version__

if TYPE_CHECKING:
    from autograder.compare import Bound, close, exact, raises, satisfies, spikes, statistical, symbolic
    from autograder.spec import Call, Check, Exercise, Limits

__all__ = [
    "Bound",
    "Call",
    "Check",
    "Exercise",
    "Limits",
    "__version__",
    "close",
    "exact",
    "raises",
    "satisfies",
    "spikes",
    "statistical",
    "symbolic",
]

_HOME = {"Call": "spec", "Check": "spec", "Exercise": "spec", "Limits": "spec"}


def __getattr__(name: str) -> Any:
    """Import the module that holds a public name when the name is first used."""
    if name not in __all__:
        raise AttributeError(f"module 'autograder' has no attribute {name!r}")
    return getattr(import_module(f"autograder.{_HOME.get(name, 'compare')}"), name)


def __dir__() -> list[str]:
    """List the public names."""
    return __all__
