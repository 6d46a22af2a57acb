"""What an attack may reach all the same, for each configuration, and why: the tests read it here only.

A row that is no longer needed makes the test of its attack fail, so that the list cannot grow stale.
"""

from typing import NamedTuple

#: whom the grader runs as, and what it can have beside the lock-down; each must be "isolated"
CONFIGURATIONS = (
    "root", "root in bubblewrap", "ordinary user", "ordinary user in bubblewrap",
    "ordinary user without namespaces", "Docker's root", "Docker's root without Landlock",
)  # fmt: skip


class Exception_(NamedTuple):
    """One attack that is known not to be contained.

    Attributes
    ----------
    configuration : str
        One of `CONFIGURATIONS`.
    attack : str
        A key of ``ATTACKS`` in ``test_attacks.py``.
    doors : tuple of str
        What the attack finds open.
    reason : str
    """

    configuration: str
    attack: str
    doors: tuple[str, ...]
    reason: str


_STAT = (
    "Landlock decides about opening, not about stat, access and chdir: whether a path exists, how large the "
    "file is and when it was changed can be learnt, its content cannot"
)

EXCEPTIONS = (
    *(
        Exception_(configuration, "existence", ("access", "chdir", "stat"), _STAT)
        for configuration in ("root", "ordinary user", "ordinary user without namespaces", "Docker's root")
    ),
)
