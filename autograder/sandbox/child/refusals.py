"""Find the sandbox's refusal behind an exception. Runs in the child: nothing it says is trusted."""

import errno
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

from autograder.boundary.outputs import REFUSALS

FULL = "full"
MAX_CHAIN = 20
_REFUSED = frozenset([errno.EPERM, errno.EACCES, errno.EROFS, errno.ENOSYS])
_FULL = frozenset([errno.ENOSPC, errno.EFBIG, errno.EDQUOT])
#: packages of the standard library whose frames tell what was tried
_PACKAGES = {
    "socket": "network", "ssl": "network", "asyncio": "events", "subprocess": "program",
    "multiprocessing": "process", "pty": "process",
}  # fmt: skip
#: functions of `os` and `_socket` that leave no frame of their own, by what the calling code names
_FUNCTIONS = {
    "fork": "process", "forkpty": "process", "posix_spawn": "program", "posix_spawnp": "program",
    **dict.fromkeys(("execl", "execle", "execlp", "execv", "execve", "execvp"), "program"),
    "kill": "signal", "killpg": "signal", "pidfd_send_signal": "signal", "pthread_kill": "signal",
    "socket": "network", "socketpair": "network",
}  # fmt: skip


def refusal_behind(error: BaseException) -> str:
    """Return the key of `REFUSALS` for the refusal behind an exception, `FULL` for a full folder, else "".

    Libraries wrap what they catch, so the whole chain of exceptions is looked at.
    """
    for link in _chain(error):
        if isinstance(link, OSError):
            if link.errno in _FULL or (link.errno is None and _cut_short(link)):
                return FULL
            if isinstance(link, FileNotFoundError) and "://" in str(link):
                return "network"  # where NumPy swallows the refusal
            if isinstance(link, FileNotFoundError) and (key := _hidden(link)):
                return key
            if link.errno in _REFUSED or type(link).__name__ == "gaierror":
                return _which(link)
        elif type(link) is RuntimeError and link.args == ("can't start new thread",):
            return "threads"
    return ""


def refusal_sentence(key: str, error: BaseException) -> str:
    """Return the sentence for a key of `REFUSALS`, with the file where it is about one."""
    name = getattr(error, "filename", None)
    about = f": {name}" if key in ("file", "rights") and isinstance(name, str) else ""
    return f"{REFUSALS[key]} is not possible here{about}"


def _chain(error: BaseException) -> Iterator[BaseException]:
    waiting: list[Any] = [error]
    for _ in range(MAX_CHAIN):
        if not waiting:
            return
        link = waiting.pop()
        yield link
        following = (link.__context__, link.__cause__)
        waiting += [other for other in following if isinstance(other, BaseException)]


def _cut_short(error: OSError) -> bool:
    """Whether NumPy wrote less than it was asked to: its message is the only sign."""
    return " requested and " in str(error) and str(error).endswith(" written")


def _hidden(error: FileNotFoundError) -> str:
    """Return the key for a file that is missing because the sandbox hides everything outside, else ""."""
    name = error.filename
    if name is None:
        return _tried(error)[0]  # such as a lock of multiprocessing
    path = Path(os.fsdecode(name)) if isinstance(name, str | bytes) else Path()
    own = (os.environ.get("HOME", "/"), sys.prefix, sys.base_prefix)
    return "file" if path.is_absolute() and not any(path.is_relative_to(place) for place in own) else ""


def _tried(error: OSError) -> tuple[str, tuple[str, ...]]:
    """Return the key that the libraries on the way suggest, and what the innermost function names."""
    tried = ""
    names: tuple[str, ...] = ()
    trace: TracebackType | None = error.__traceback__
    while trace is not None:
        frame = trace.tb_frame
        package = str(frame.f_globals.get("__name__", "")).partition(".")[0]
        tried = tried or _PACKAGES.get(package, "")
        names = frame.f_code.co_names
        trace = trace.tb_next
    return tried, names


def _which(error: OSError) -> str:
    tried, names = _tried(error)
    if type(error).__name__ == "gaierror":
        return "network"
    if tried:
        return tried
    called = next((_FUNCTIONS[name] for name in names if name in _FUNCTIONS), "")
    if error.filename is None:
        return called or "other"
    if error.errno == errno.EPERM:  # a file outside is EACCES
        return called if called == "program" else "rights"
    return "file"
