"""How one zygote process locks its children down: prepared for each place in which one can be."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from autograder.errors import SandboxFault
from autograder.sandbox import interpreter, lockdown, scratch, seccomp
from autograder.sandbox.selftest import SelfTest

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
    lockdown.drop_bounding_set()
    return True


@dataclass(frozen=True, slots=True)
class Slot:
    """What one living child has and no other: its user, its folder, and its lock-down.

    Attributes
    ----------
    number : int
    uid : int or None
        Its user; None when it stays the zygote's.
    home : Path
        Working directory of the child, made for it and removed after it.
    lockdown : Lockdown
    self_test : SelfTest
    """

    number: int
    uid: int | None
    home: Path
    lockdown: lockdown.Lockdown
    self_test: SelfTest


class Protection:
    """Gives the children of the calling process their slots and locks them down.

    Parameters
    ----------
    readable : iterable of Path
        What student code may read beside the interpreter and its packages.
    work : Path
        Folder in which the children's folders are made.
    change_user : bool
        Whether each child becomes a user of its own.
    mounted : bool
        Whether each child's folder is a small file system of its own.
    group : int
        Number of this zygote; no two of them give their children the same users.
    """

    def __init__(
        self, readable: Iterable[Path], work: Path, *, change_user: bool, mounted: bool, group: int
    ) -> None:
        self.mounted = mounted
        self._readable = [*interpreter.needed_paths(), *readable]
        self._work = work
        self._first_uid = FIRST_UID + SLOTS * group if change_user else None
        self._free = list(reversed(range(SLOTS)))
        self._slots: dict[tuple[int, int], Slot] = {}
        self._filter = seccomp.prepare()

    def take(self, memory: int) -> Slot:
        """Return a slot that no living child has, with its folder.

        Parameters
        ----------
        memory : int
            Bytes that the child may use beyond what this process has.

        Raises
        ------
        OSError, SandboxFault
            If its folder or its lock-down cannot be made.
        """
        number = self._free[-1]
        holder = self._work / f"{os.getpid()}-{number}"
        holder.mkdir(mode=0o711, exist_ok=True)
        uid = None if self._first_uid is None else self._first_uid + number
        scratch.make(holder / "home", mounted=self.mounted, owner=uid)
        slot = self._slots.get((number, memory)) or self._prepare(number, uid, holder, memory)
        self._free.pop()
        return slot

    def _prepare(self, number: int, uid: int | None, holder: Path, memory: int) -> Slot:
        """Return a slot whose folder is there.

        A user of its own cannot write in the folder around, so that the rules may be about that one, which
        lasts: then the slot serves many children.
        """
        home = holder / "home"
        config = lockdown.prepare(
            self._readable,
            write_paths=[home if uid is None else holder],
            home=home,
            memory_bytes=memory,
            cpu_seconds=CPU_SECONDS,
            uid=uid,
            calls=self._filter,
        )
        slot = Slot(number, uid, home, config, SelfTest(config))
        if uid is not None:
            self._slots[number, memory] = slot
        return slot

    def give_back(self, slot: Slot) -> None:
        """Empty the slot of a child that is gone and let the next one have it."""
        scratch.remove(slot.home, mounted=self.mounted)
        if slot.uid is None and slot.lockdown.ruleset is not None:
            os.close(slot.lockdown.ruleset)
        self._free.append(slot.number)

    def enter(self, slot: Slot) -> dict[str, str]:
        """Close all descriptors but 0 to 3, lock the calling child down, and return what its self-test says.

        Raises
        ------
        SandboxFault
            If a step fails; the child must then end.
        """
        rules = slot.lockdown.ruleset
        os.closerange(4, 65536 if rules is None else rules)
        if rules is not None:
            os.closerange(rules + 1, 65536)
        lockdown.apply(slot.lockdown)
        return slot.self_test.run()
