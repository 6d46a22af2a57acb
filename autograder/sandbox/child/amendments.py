"""Changes to libraries where they reach for a screen, the network or LaTeX (child side)."""

import contextlib
import importlib.machinery
import sys
from collections.abc import Callable, Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

from autograder.sandbox.child.event_loop import use_without_sockets
from autograder.sandbox.child.inert import INERT, calls


def _matplotlib(module: Any) -> None:
    """Ignore requests for a window, such as ``use("TkAgg")``, and for LaTeX, instead of raising."""
    module.use = lambda backend, *, force=True: None
    if "text.usetex" in module.rcParams:
        module.RcParams.validate = {**module.RcParams.validate, "text.usetex": lambda value: False}


def _backend_bases(module: Any) -> None:
    module.FigureManagerBase.window = module.FigureManagerBase.frame = INERT


def _pyplot(module: Any) -> None:
    switch = module.switch_backend
    module.switch_backend = lambda newbackend: switch("agg")
    _style(module.style)


def _style(module: Any) -> None:
    """Let style sheets from the web, from files that are not there, and of old names change nothing."""
    use, within = module.use, module.context

    def known(style: Any) -> list[Any]:
        styles = [style] if isinstance(style, str | dict) or not isinstance(style, list | tuple) else style
        renamed = [_renamed(one, module.available) for one in styles]
        return [one for one in renamed if isinstance(one, dict) or _can_be_read(one, module)]

    module.use = lambda style: use(known(style))
    module.context = lambda style, after_reset=False: within(known(style), after_reset)
    core = sys.modules.get("matplotlib.style.core")
    if core is not None and core is not module:
        core.use, core.context = module.use, module.context  # type: ignore[attr-defined]


def _renamed(style: Any, available: list[str]) -> Any:
    if isinstance(style, str) and style.startswith("seaborn") and style not in available:
        return style.replace("seaborn", "seaborn-v0_8", 1)
    return style


def _can_be_read(style: Any, module: Any) -> bool:
    if style == "default" or style in module.library:
        return True
    matplotlib = sys.modules["matplotlib"]
    with contextlib.suppress(Exception):
        matplotlib.rc_params_from_file(style, use_default_template=False)
        return True
    return False


def _request(module: Any) -> None:
    """Give nothing for an address while a program is loading; an answer that needs one is told."""
    module.urlopen = _offline(module.urlopen, INERT)
    module.urlretrieve = _offline(module.urlretrieve, ("", INERT))


def _offline(function: Callable[..., Any], nothing: Any) -> Callable[..., Any]:
    def fetch(*args: Any, **kwargs: Any) -> Any:
        try:
            return function(*args, **kwargs)
        except OSError:
            if calls.running:
                raise
            print("(opening a network connection is not possible here, so it gave nothing)")
            return nothing

    return fetch


class _Amending(importlib.machinery.SourceFileLoader):
    """Loads a module as usual, then changes what cannot work here."""

    def __init__(self, loader: Any, amend: Callable[[ModuleType], None]) -> None:
        super().__init__(loader.name, loader.path)
        self._amend = amend

    def exec_module(self, module: ModuleType) -> None:
        super().exec_module(module)
        self._amend(module)


class AmendingFinder:
    """Has modules changed right after they are imported.

    Parameters
    ----------
    amendments : mapping of str to callable
        By module name.
    """

    def __init__(self, amendments: dict[str, Callable[[ModuleType], None]]) -> None:
        self._amendments = amendments

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return the spec that Python finds, with a loader that changes the module."""
        if name not in self._amendments:
            return None
        spec = importlib.machinery.PathFinder.find_spec(name, path)
        if spec is not None and isinstance(spec.loader, importlib.machinery.SourceFileLoader):
            spec.loader = _Amending(spec.loader, self._amendments[name])
        return spec


AMENDMENTS: dict[str, Callable[[Any], None]] = {
    "asyncio": use_without_sockets,
    "matplotlib": _matplotlib,
    "matplotlib.backend_bases": _backend_bases,
    "matplotlib.pyplot": _pyplot,
    "urllib.request": _request,
}


def install() -> None:
    """Change what is imported already, and have the rest changed when it is imported."""
    for name, amend in AMENDMENTS.items():
        if name in sys.modules:
            amend(sys.modules[name])
    sys.meta_path.insert(0, AmendingFinder(AMENDMENTS))
