"""Which entries of the module path are the interpreter's own, and not a checkout's."""

import sys
from pathlib import Path


def keep_own_entries() -> None:
    """Leave on the module path only what belongs to this Python and what is installed with it."""
    sys.path[:] = [entry for entry in sys.path if entry and _belongs(entry)]


def _belongs(entry: str) -> bool:
    roots = {Path(root).resolve() for root in (sys.prefix, sys.base_prefix, sys.exec_prefix)}
    path = Path(entry).resolve()
    if {"site-packages", "dist-packages"} & set(path.parts):
        return True
    library = "lib" in " ".join(path.parts).lower() or path.name == "DLLs" or path.suffix == ".zip"
    return library and any(path.is_relative_to(root) for root in roots)
