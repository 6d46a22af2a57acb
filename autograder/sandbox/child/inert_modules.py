"""Stand-ins for packages that are not here, so that a notebook runs without them (child side)."""

import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import Any

from autograder.sandbox.child.front_ends import FRONT_ENDS
from autograder.sandbox.child.inert import INERT, calls, with_attributes


class _InertModule(ModuleType):
    def __init__(self, name: str, absent: str) -> None:
        super().__init__(name)
        self.__path__ = []
        self.__dict__["_stand_in"] = with_attributes(INERT, _absent=absent)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self.__dict__["_stand_in"], name)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self.__dict__["_stand_in"](*args, **kwargs)

    def __repr__(self) -> str:
        return f"<module {self.__name__!r}>"


#: names that a student's own file never has; see `autograder.submission.workdir`
_GUARDED = frozenset({"IPython", "autograder", "google", "ipywidgets", "otter"})


class StandInFinder:
    """Finds an inert module for every name under `FRONT_ENDS`; everything else is left to Python."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return a spec for a stand-in, or None."""
        top = name.partition(".")[0]
        ours = top in FRONT_ENDS and (top in _GUARDED or not Path(sys.path[0], f"{top}.py").exists())
        return ModuleSpec(name, self, is_package=True) if ours else None  # type: ignore[arg-type]

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """Make the stand-in."""
        return _InertModule(spec.name, "")

    def exec_module(self, module: ModuleType) -> None:
        """Nothing to run."""


class AbsentFinder(StandInFinder):
    """Finds an inert module for what nothing else finds, while a program is loading.

    Attributes
    ----------
    doubted : set of str
        Packages that the program imports where it is ready for them to be missing; those stay missing.
    """

    def __init__(self) -> None:
        self.doubted: set[str] = set()

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return a spec for a stand-in, or None for parts of what is there and what may be missing."""
        top = name.partition(".")[0]
        inside_real = "." in name and not isinstance(sys.modules.get(name.rpartition(".")[0]), _InertModule)
        refused = (
            calls.running or inside_real or top in self.doubted or top.startswith("_") or not _by_student()
        )
        return None if refused else ModuleSpec(name, self, is_package=True)  # type: ignore[arg-type]

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """Make the stand-in."""
        return _InertModule(spec.name, spec.name.partition(".")[0])


ABSENT = AbsentFinder()


def _by_student() -> bool:
    """Whether the code that imports is the program's own; libraries are ready for what is missing."""
    frame = sys._getframe(2)
    while frame is not None and "importlib" in frame.f_code.co_filename:
        if "util" in frame.f_code.co_filename:
            return False  # it asks whether there is such a module
        frame = frame.f_back  # type: ignore[assignment]
    return frame is not None and frame.f_code.co_filename.startswith(("<", sys.path[0]))


def install() -> None:
    """Put the stand-ins before all other modules and forget the grader's own."""
    for name in [name for name in sys.modules if name.partition(".")[0] in FRONT_ENDS]:
        del sys.modules[name]
    sys.meta_path.insert(0, StandInFinder())
    sys.meta_path.append(ABSENT)
