"""Inert stand-ins for front-end modules, so that a notebook runs without its front end (child side)."""

import sys
from collections.abc import Iterator, Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

ROOTS = frozenset(["IPython", "autograder", "google", "ipywidgets", "otter"])


class Inert:
    """Takes every call, attribute, index and loop, and does nothing; as a decorator it changes nothing."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Return the function when used as a bare decorator, else another inert object."""
        if len(args) == 1 and not kwargs and callable(args[0]) and not isinstance(args[0], Inert):
            return args[0]
        return self

    def __getattr__(self, name: str) -> Any:
        """Give the same for every public attribute; private ones stay missing, as protocols expect."""
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __getitem__(self, key: Any) -> Any:
        """Give the same for every key."""
        return self

    def __iter__(self) -> Iterator[Any]:
        """Yield nothing."""
        return iter(())

    def __enter__(self) -> Any:
        """Work as a context manager, as output widgets do."""
        return self

    def __exit__(self, *exception: object) -> None:
        """Let exceptions pass."""

    def __bool__(self) -> bool:
        """Be false, so that `if in_colab:` takes the plain way."""
        return False

    def __float__(self) -> float:
        """Be 0, as a slider that was not moved."""
        return 0.0

    def __int__(self) -> int:
        """Be 0, like `__float__`."""
        return 0


INERT = Inert()


class _InertModule(ModuleType):
    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.__path__ = []

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return INERT


class StandInFinder:
    """Finds an inert module for every name under `ROOTS`; everything else is left to Python."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return a spec for a stand-in, or None."""
        ours = name.partition(".")[0] in ROOTS
        return ModuleSpec(name, self, is_package=True) if ours else None  # type: ignore[arg-type]

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """Make the stand-in."""
        return _InertModule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Nothing to run."""


def keep_off_screen() -> None:
    """Let Matplotlib ignore requests for a window, such as ``use("TkAgg")``, instead of raising."""
    if matplotlib := sys.modules.get("matplotlib"):
        matplotlib.use = _no_window  # type: ignore[attr-defined]
    if pyplot := sys.modules.get("matplotlib.pyplot"):
        switch = pyplot.switch_backend
        pyplot.switch_backend = lambda newbackend: switch("agg")  # type: ignore[attr-defined]


def _no_window(backend: str, *, force: bool = True) -> None:
    """Take a back end as `matplotlib.use` does, and stay without one."""


def install() -> None:
    """Put the stand-ins before all other modules and forget the grader's own."""
    for name in [name for name in sys.modules if name.partition(".")[0] in ROOTS]:
        del sys.modules[name]
    sys.meta_path.insert(0, StandInFinder())
