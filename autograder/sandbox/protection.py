"""How one zygote process locks its children down: prepared once, applied in each child."""

import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from autograder.errors import SandboxFault
from autograder.sandbox import interpreter, lockdown
from autograder.sandbox.selftest import self_test

#: first of the users that children become when the zygote is root, one for each child alive
FIRST_UID = 61200
SLOTS = 256
#: whole seconds of CPU after which a child is killed even if the grader has forgotten it
CPU_SECONDS = 600


def may_change_user() -> bool:
    """Return whether children can become users of their own and still read this Python.

    As root a blocked interpreter is made readable first, for this process and its children alone; where that
    is refused, children stay root without any of its rights. The process must have one thread.
    """
    if os.geteuid() != 0:
        return False
    try:
        interpreter.expose(interpreter.needed_paths(), FIRST_UID)
    except SandboxFault as fault:
        os.write(2, f"{fault}\n".encode())
        return False
    return True


class Protection:
    """Locks the children of the calling process down.

    Parameters
    ----------
    readable : iterable of Path
        What student code may read beside the interpreter and its packages.
    change_user : bool
        Whether each child becomes a user of its own.
    group : int
        Number of this zygote; no two of them give their children the same users.
    """

    def __init__(self, readable: Iterable[Path], *, change_user: bool, group: int) -> None:
        self._first_uid = FIRST_UID + SLOTS * group if change_user else None
        self._free = list(range(SLOTS))
        self._config = lockdown.prepare(
            [*interpreter.needed_paths(), *readable],
            memory_bytes=0,
            cpu_seconds=CPU_SECONDS,
            uid=self._first_uid,
        )
        parked = [*self._config.read_fds, *self._config.write_fds]
        self._beyond = max(parked, default=lockdown.FIRST_FD - 1) + 1

    def take_slot(self) -> int:
        """Return the number of a user that no living child has."""
        return self._free.pop()

    def give_back(self, slot: int) -> None:
        """Let the next child have the number."""
        self._free.append(slot)

    def enter(self, slot: int, scratch: Path, memory: int) -> dict[str, str]:
        """Close all descriptors but 0 to 3, lock the calling child down, and return what its self-test says.

        Raises
        ------
        SandboxFault
            If a step fails; the child must then end.
        """
        os.closerange(4, lockdown.FIRST_FD)
        os.closerange(self._beyond, 65536)
        config = replace(self._config, memory_bytes=memory)
        if self._first_uid is not None:
            user = self._first_uid + slot
            os.chown(scratch, user, user)
            config = replace(config, uid=user, gid=user)
        if config.landlock:
            config = replace(config, write_fds=(*config.write_fds, lockdown.park(scratch)))
        os.chdir(scratch)
        lockdown.apply(config)
        return self_test(config)
