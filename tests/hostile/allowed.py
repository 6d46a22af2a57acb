"""What an attack may reach all the same, for each configuration, and why: the tests read it here only.

A row that is no longer needed makes the test of its attack fail, so that the list cannot grow stale.
"""

from typing import NamedTuple


class Exception_(NamedTuple):
    """One attack that is known not to be contained.

    Attributes
    ----------
    configuration : str
        "root" or "ordinary user": whom the grader runs as, with the lock-down and without bubblewrap.
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
    Exception_("root", "existence", ("access", "chdir", "stat"), _STAT),
    Exception_("ordinary user", "existence", ("access", "chdir", "stat"), _STAT),
)
