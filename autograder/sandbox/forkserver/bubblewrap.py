"""bubblewrap around the zygote: what student code need not see does not exist there."""

import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

from autograder.sandbox.forkserver import interpreter

#: of the grader's package and nothing beside it: solutions may lie there
_PACKAGE = Path(__file__).resolve().parents[2]
#: where children work; there alone
SCRATCH = Path("/autograder")
_DEVICES = ("null", "zero", "full", "random", "urandom")
#: where distributions say which of several libraries is meant
_ALTERNATIVES = Path("/etc/alternatives")


def find() -> str | None:
    """Return the program, if it is installed."""
    return shutil.which("bwrap") if sys.platform == "linux" else None


def command(program: str, files: Iterable[tuple[int, Path]]) -> list[str]:
    """Return the beginning of a command line; the program to run and its arguments follow.

    Everybody's own namespaces, but for that of users: as root, children become users of their own, which
    must exist there. An ordinary user needs one to have any of the others; the right to mount is kept for the
    children's folders and given up by each child. Devices are bound one by one, because a ``/dev`` of
    bubblewrap's making comes with a second user namespace, in which that right is worth nothing.

    Parameters
    ----------
    program : str
        What `find` returned.
    files : iterable of (int, Path)
        Descriptors to read, and the files to be made of what is read, below `SCRATCH`.
    """
    line = [
        program,
        "--unshare-ipc",
        "--unshare-pid",
        "--unshare-net",
        "--unshare-uts",
        "--unshare-cgroup-try",
    ]
    if os.geteuid() != 0:
        line += ["--unshare-user", "--cap-add", "CAP_SYS_ADMIN"]
    # bubblewrap makes missing folders for its own user alone, /dev among them
    line += ["--as-pid-1", "--new-session", "--proc", "/proc", "--perms", "0755", "--dir", "/dev"]
    for device in _DEVICES:
        line += ["--dev-bind", f"/dev/{device}", f"/dev/{device}"]
    places = _places()
    for folder in sorted({parent for place in places for parent in place.parents if parent != Path("/")}):
        line += ["--perms", "0755", "--dir", str(folder)]
    for place in places:
        line += ["--ro-bind", str(place), str(place)]
    line += ["--perms", "0711", "--tmpfs", str(SCRATCH), "--perms", "0755", "--dir", f"{SCRATCH}/matplotlib"]
    for fd, path in files:
        line += ["--perms", "0644", "--file", str(fd), str(path)]
    return [*line, "--remount-ro", "/", "--chdir", str(SCRATCH)]


def _places() -> list[Path]:
    """Return what the interpreter is started from and reads, none of which lies within another."""
    wanted = [_PACKAGE, _ALTERNATIVES, *interpreter.needed_paths()]
    for prefix in {sys.prefix, sys.base_prefix}:
        wanted += [Path(prefix, "bin"), Path(prefix, "pyvenv.cfg")]
    wanted += [Path(sys.executable).parent]
    return interpreter.outermost(
        place for path in wanted if path.exists() for place in (path.absolute(), path.resolve())
    )
