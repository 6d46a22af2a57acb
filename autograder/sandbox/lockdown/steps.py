"""System calls prepared beforehand and then made one after the other.

A fresh fork pays for every page of memory that it touches, and going through ordinary functions touches
many. What a child does to itself is therefore prepared as numbers in its parent, and the child only calls.
"""

import ctypes
import os
from collections.abc import Iterable
from typing import NamedTuple

from autograder.errors import SandboxFault
from autograder.sandbox.lockdown.syscalls import invoke, number_of


class Step(NamedTuple):
    """One system call.

    Attributes
    ----------
    label : str
        What it is for, in an error message.
    expected : int or None
        What it must return; None where nothing depends on it.
    arguments : tuple of int
        Its number and six arguments.
    """

    label: str
    expected: int | None
    arguments: tuple[int, ...]


def step(label: str, name: str, *arguments: int, expected: int | None = 0) -> Step:
    """Write one system call down; pointers are addresses of buffers that the caller must keep alive.

    Raises
    ------
    OSError
        With ENOSYS where the call is not known.
    """
    return Step(label, expected, (number_of(name), *arguments, *(0,) * (6 - len(arguments))))


def play(steps: Iterable[Step]) -> None:
    """Make the calls.

    Raises
    ------
    SandboxFault
        At the first that does not return what it must; the text names it.
    """
    for label, expected, arguments in steps:
        if invoke(*arguments) != expected and expected is not None:
            code = ctypes.get_errno()
            reason = f"[Errno {code}] {os.strerror(code)}" if code else "it has no effect"
            raise SandboxFault(f"The lock-down failed at the step '{label}': {reason}.")
