"""Slots: a user, a folder and a prepared lock-down for each child that can be alive at once."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from autograder.sandbox.child.libraries import IMPORT_SETS
from autograder.sandbox.exits import CPU_SECONDS
from autograder.sandbox.forkserver import interpreter
from autograder.sandbox.lockdown import landlock, scratch, seccomp, sequence
from autograder.sandbox.lockdown.selftest import SelfTest

#: first of the users that children become when the zygote is root, one for each child alive
FIRST_UID = 61200
SLOTS = 256
#: how many zygotes of one import set, the one at work and those that wait for their last children, may be
#: alive without a user in common
GENERATIONS = 3


def may_change_user() -> bool:
    """Return whether children become users of their own, having seen to it that these can read this Python.

    That takes root, and that those users exist, which in a user namespace they may not. The process must have
    one thread.

    Raises
    ------
    Unreadable
        If this Python is out of their reach.
    """
    if os.geteuid() != 0 or not _exists(FIRST_UID + GENERATIONS * SLOTS * len(IMPORT_SETS) - 1):
        return False
    interpreter.expose(interpreter.needed_paths(), FIRST_UID)
    sequence.drop_bounding_set()
    return True


def _exists(uid: int) -> bool:
    """Whether the user namespace of this process has a user."""
    for line in Path("/proc/self/uid_map").read_text().splitlines():
        first, _, count = map(int, line.split())
        if first <= uid < first + count:
            return True
    return False


@dataclass(frozen=True, slots=True)
class Slot:
    """What one living child has and no other: its user, its folder, and its lock-down.

    Attributes
    ----------
    number : int
    uid : int or None
        Its user; None when it stays the zygote's.
    home : Path
        Working directory of the child, and then of the next one. It is emptied between them and stays: to
        mount and unmount it each time would take longer than a fork.
    sequence : Lockdown
    self_test : SelfTest
    """

    number: int
    uid: int | None
    home: Path
    sequence: sequence.Lockdown
    self_test: SelfTest


class Slots:
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
    counted : bool
        Whether the kernel counts the threads of each child by themselves, though all are one user's.
    group : int
        Number of the import set; no two of them give their children the same users.
    root : Path, optional
        Folder, that of a copied Python, to confine children to by a change of root.
    boxed : bool
        Whether the interpreter and the folders are all that there is to see: then a folder that is not the
        child's own is what the self-test must not be able to reach.

    Attributes
    ----------
    mounted, counted : bool
        Whether the kernel limits a child's files, and its threads.
    landlock : int
        ABI version in use, 0 for none.
    generation : int
        Number of the zygote at work among those of its import set.
    """

    def __init__(
        self,
        readable: Iterable[Path],
        work: Path,
        *,
        change_user: bool,
        mounted: bool,
        counted: bool = False,
        group: int,
        root: Path | None = None,
        boxed: bool = False,
    ) -> None:
        self.mounted = mounted
        self.counted = counted or change_user
        self.landlock = landlock.abi() if root is None else 0
        self.generation = 0
        self._readable = [*interpreter.needed_paths(), *readable]
        self._work = work
        self._change_user = change_user
        self._group = group
        self._root = root
        probes: tuple[str, str | None] = _neighbour(work) if boxed else ("/etc/passwd", None)
        self._canary, self._outside = probes
        self._filter = seccomp.prepare()
        self._free = list(reversed(range(SLOTS)))
        self._homes: dict[int, Path] = {}
        self._slots: dict[tuple[int, int], Slot] = {}

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
        slot = self._slots.get((number, memory)) or self._prepare(number, memory)
        self._free.pop()
        return slot

    def _prepare(self, number: int, memory: int) -> Slot:
        # a zygote that waits for its last children shares no user with its successor
        first = FIRST_UID + SLOTS * (GENERATIONS * self._group + self.generation % GENERATIONS)
        uid = first + number if self._change_user else None
        home = self._work / f"{os.getpid()}-{number}"
        if number not in self._homes:
            scratch.make(home, mounted=self.mounted, owner=uid)
            self._homes[number] = home
        config = sequence.prepare(
            self._readable,
            write_paths=[home],
            home=home,
            memory_bytes=memory,
            cpu_seconds=CPU_SECONDS,
            uid=uid,
            count=self.counted,
            seen=not self.mounted,
            chroot=None if self._root is None else str(self._root),
            abi=self.landlock,
            calls=self._filter,
            canary=self._canary,
            outside=self._outside,
        )
        slot = self._slots[number, memory] = Slot(number, uid, home, config, SelfTest(config))
        return slot

    def give_back(self, slot: Slot) -> None:
        """Empty the slot of a child that is gone and let the next one have it."""
        if not scratch.clear(slot.home):
            self._give_up(slot.number)
            if slot.home.exists():
                return  # something holds it; it is not used again
        self._free.append(slot.number)

    def _give_up(self, number: int) -> None:
        """Remove the folder of a slot, which will be made anew if it is needed."""
        scratch.remove(self._homes.pop(number), mounted=self.mounted)
        for key in [key for key in self._slots if key[0] == number]:
            rules = self._slots.pop(key).sequence.ruleset
            if rules is not None:
                os.close(rules)

    def clear(self) -> None:
        """Remove the folders of all slots; no child may be alive."""
        for number in list(self._homes):
            self._give_up(number)

    def enter(self, slot: Slot) -> dict[str, str]:
        """Close all descriptors but 0 to 3, lock the calling child down, and return what its self-test says.

        Raises
        ------
        SandboxFault
            If a step fails; the child must then end.
        """
        rules = slot.sequence.ruleset
        os.closerange(4, 65536 if rules is None else rules)
        if rules is not None:
            os.closerange(rules + 1, 65536)
        sequence.apply(slot.sequence)
        return slot.self_test.run()


def _neighbour(work: Path) -> tuple[str, str]:
    """Return a file that no child may read, and the name of one that none may make."""
    folder = work / "neighbour"
    folder.mkdir(mode=0o700, exist_ok=True)
    canary = folder / "canary"
    canary.touch(mode=0o644)
    return str(canary), str(folder / "probe")
