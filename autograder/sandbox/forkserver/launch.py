"""Ways to start the fork server, best first: in bubblewrap, by itself, from a copy of Python."""

import os
import shutil
import sys
import tempfile
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from autograder.sandbox.forkserver import bubblewrap, python_copy
from autograder.sandbox.forkserver.settings import Settings, StartupReport
from autograder.sandbox.lockdown import landlock

#: where a copy of this Python is kept, should it be needed: for root, and outside of anybody's home
CACHE = Path("/var/cache/autograder")
BOX, COPY = "in bubblewrap", "from a copy of Python"


@dataclass(frozen=True, slots=True)
class Launch:
    """One way to start it.

    Attributes
    ----------
    name : str
    python, prefix : str
        Program to run, and where it then says that it is.
    setting : Settings
    before : tuple of str
        Beginning of the command line.
    files : tuple of open files
        To be kept open until it has started.
    """

    name: str
    python: str
    prefix: str
    setting: Settings
    before: tuple[str, ...] = ()
    files: tuple[IO[bytes], ...] = ()


def launches(warm: bool) -> Generator[Launch, StartupReport, None]:
    """Yield the ways to start it that this machine may have, best first; given what came of the last one.

    Raises
    ------
    SandboxFault
        If a copy of Python is needed and cannot be made.
    """
    program = bubblewrap.find()
    if program is not None:
        yield _boxed(program, warm)
    root, version = os.geteuid() == 0, landlock.abi()
    if version or not root:
        report = yield Launch("by itself", sys.executable, sys.prefix, Settings(_make_scratch(None), warm))
        if not (root and report.unreadable):
            return
    python = python_copy.copy_prefix(CACHE)
    home = python.parents[2]
    setting = Settings(_make_scratch(home / python_copy.SCRATCH), warm, root=None if version else home)
    yield Launch(COPY, str(python), str(python.parents[1]), setting)


def _boxed(program: str, warm: bool) -> Launch:
    lists = tuple(path.open("rb") for path in _font_lists())
    files = [(file.fileno(), bubblewrap.SCRATCH / "matplotlib" / Path(file.name).name) for file in lists]
    setting = Settings(bubblewrap.SCRATCH, warm, boxed=True)
    return Launch(BOX, sys.executable, sys.prefix, setting, tuple(bubblewrap.command(program, files)), lists)


def _make_scratch(base: Path | None) -> Path:
    """Make a folder in which children work, in memory if possible."""
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    scratch = Path(tempfile.mkdtemp(prefix="autograder-", dir=base or memory))
    config = scratch / "matplotlib"
    config.mkdir(mode=0o755)
    for path in _font_lists():
        shutil.copy(path, config)
    return scratch


def _font_lists() -> list[Path]:
    """Return the lists of fonts that Matplotlib has already made for this user, if any."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "matplotlib"
    return [path for path in cache.glob("fontlist-*.json") if os.access(path, os.R_OK)]


def clean_environment(config: Path) -> dict[str, str]:
    """Return all the variables that it is given: one thread for BLAS, because several are slow in forks."""
    threads = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    return {
        "PATH": "/usr/local/bin:/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "PYTHONUTF8": "1",
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
        "MALLOC_ARENA_MAX": "1",
        "MPLBACKEND": "Agg",
        "MPLCONFIGDIR": str(config),
        **threads,
    }


#: what bubblewrap and Python add is no secret
GIVEN = {*clean_environment(Path()), "PWD", "LC_CTYPE"}
