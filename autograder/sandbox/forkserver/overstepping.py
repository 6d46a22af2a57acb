"""What the kernel does not limit for a single submission here, counted by the zygote: its threads, its files.

As an ordinary user without namespaces the kernel counts the threads of all submissions together; without the
right to mount it limits no folder. Then a child that uses the processor is looked at `LOOK` seconds after
the last time, and is ended when it has too much. What it can have until then is said by `autograder doctor`.
"""

import contextlib
import os
from collections.abc import Iterator

from autograder.sandbox.forkserver.slots import Slot, Slots
from autograder.sandbox.lockdown.scratch import too_full
from autograder.sandbox.lockdown.sequence import MAX_FILE, MAX_THREADS
from autograder.sandbox.lockdown.syscalls import syscall
from autograder.sandbox.processes import nameless_bytes, thread_count

#: seconds between two looks
LOOK = 0.05
THREADS, FILES = b"T", b"F"
#: how that is said to who runs the grader
SAID = f"counted every {LOOK:g} s and ended; until then there can be more, as much as is made in that time"


def is_needed(slots: Slots) -> bool:
    """Whether the kernel leaves anything to be counted."""
    return not (slots.mounted and slots.counted)


def overstepped(pid: int, slot: Slot, slots: Slots) -> bytes:
    """Return of what a child has too much: `THREADS`, `FILES` or nothing."""
    if not slots.counted and thread_count(pid) > MAX_THREADS:
        return THREADS
    if not slots.mounted:
        with _seeing_as(slot.uid):
            size = nameless_bytes(pid, slot.home, MAX_FILE)
        if too_full(slot.home, size):
            return FILES
    return b""


@contextlib.contextmanager
def _seeing_as(uid: int | None) -> Iterator[None]:
    """Look at files as another user: root in a container has no right to look into processes of others."""
    if uid is None:
        yield
        return
    user, group = os.geteuid(), os.getegid()
    syscall("setfsgid", uid)
    syscall("setfsuid", uid)
    try:
        yield
    finally:
        syscall("setfsuid", user)
        syscall("setfsgid", group)
