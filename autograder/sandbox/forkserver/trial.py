"""A child that is thrown away, run at the start: is it locked down, and does its Python still work?

A Python that the sandbox's user cannot read works until the first import that had not been made yet, and
students would then read that ``decimal`` does not exist. So it is tried as that user, behind all that a
child is behind.
"""

import contextlib
import ctypes
import importlib
import json
import os
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from autograder.errors import SandboxFault
from autograder.sandbox.exits import CPU_SECONDS
from autograder.sandbox.forkserver.interpreter import Unreadable
from autograder.sandbox.forkserver.settings import Settings, StartupReport
from autograder.sandbox.forkserver.slots import Slots
from autograder.sandbox.lockdown.namespaces import own_count
from autograder.sandbox.lockdown.steps import play

if sys.platform != "win32":
    import resource

_MIB = 1 << 20
#: of the standard library, in Python and in C, and not used by anything that is loaded at the start
_LAZY = ("decimal", "encodings.idna", "colorsys", "cmath")


def run(protection: Slots, setting: Settings) -> StartupReport:
    """Lock a child down, have it look around, and return what it says with what is true of this process.

    Raises
    ------
    SandboxFault
        If the child could not be locked down.
    Unreadable
        If it cannot import what it has not imported yet.
    """
    slot = protection.take(64 * _MIB)
    ours, theirs = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.dup2(theirs, 3)
        _look_around(lambda: protection.enter(slot))
    os.close(theirs)
    with os.fdopen(ours, "rb") as pipe:
        said = pipe.read()
    _, status = os.waitpid(pid, 0)
    protection.give_back(slot)
    protection.clear()
    if not said:
        code = os.waitstatus_to_exitcode(status)
        raise SandboxFault(f"A process that was locked down for a trial died (status {code}).")
    fields = json.loads(said)
    if fault := fields.pop("fault"):
        raise SandboxFault(fault)
    if unreadable := fields.pop("unreadable"):
        raise Unreadable(unreadable)
    seen = StartupReport(
        prefix=sys.prefix,
        version=sys.version,
        environment=tuple(sorted(os.environ)),
        change_user=setting.change_user,
        mounted=setting.mounted,
        counted=protection.counted,
        landlock=protection.landlock,
    )
    return StartupReport(**{**asdict(seen), **fields})


def counts_threads() -> bool:
    """Whether the kernel counts the threads of a process by themselves when it is asked to: a second one can
    be had under a limit of two, whatever else the user runs, and a third one cannot.
    """
    pid = os.fork()
    if pid == 0:
        try:
            play([own_count()])
            resource.setrlimit(resource.RLIMIT_NPROC, (2, 2))
            second = _starts_thread()
            os._exit(0 if second and not _starts_thread() else 1)
        finally:
            os._exit(1)
    _, status = os.waitpid(pid, 0)
    return status == 0


def _starts_thread() -> bool:
    try:
        threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
    except RuntimeError:
        return False
    return True


def _look_around(enter: Callable[[], dict[str, str]]) -> None:
    """Be the child; never returns."""
    found: dict[str, object] = {"fault": "", "unreadable": ""}
    try:
        found["probes"] = enter()
        found["memory"] = _have(256 * _MIB)
        limited = resource.getrlimit(resource.RLIMIT_CPU)[0] == CPU_SECONDS
        found["cpu"] = "limited" if limited else "OPEN"
        found["unreadable"] = _import_lazily()
    except SandboxFault as fault:
        found["fault"] = str(fault)
    except Exception as error:
        found["fault"] = f"A trial of the lock-down failed ({type(error).__name__}: {error})."
    finally:
        os.write(3, json.dumps(found).encode())
        os._exit(0)


def _have(size: int) -> str:
    try:
        bytearray(size)
    except MemoryError:
        return "MemoryError"
    return "OPEN"


def _import_lazily() -> str:
    """Import what is read from disk only now; return what is wrong, or nothing."""
    for name in _LAZY:
        sys.modules.pop(name, None)
        try:
            importlib.import_module(name)
        except Exception as error:
            return (
                f"The sandbox's user cannot import {name} ({type(error).__name__}: {error}): install Python "
                "and its packages where everybody may read them, such as /usr or /opt."
            )
    return ""


def load_system_libraries() -> None:
    """Load the shared libraries that the standard library's modules in C need.

    After a change of root they are out of reach; the loader takes those that are there already.
    """
    modules = [
        path for entry in sys.path if entry.endswith("lib-dynload") for path in Path(entry).glob("*.so")
    ]
    for library in ("libstdc++.so.6", *map(str, sorted(modules))):
        with contextlib.suppress(OSError):
            ctypes.CDLL(library)
