"""The filter of system calls: compiled once to classic BPF, then loaded by every child in one call.

A program is an array of instructions ``(code, jt, jf, k)`` over an accumulator [1]_. Ours checks the
architecture, then finds the call's number by halving, so that any call costs about seven comparisons and
the kernel, which tries every number when a filter is loaded, is done soon.

References
----------
.. [1] Linux kernel documentation, "Seccomp BPF", and ``linux/bpf_common.h``.
"""

import ctypes
import os
import struct
from typing import TypeAlias

from autograder.errors import SandboxFault
from autograder.sandbox.lockdown.allowed_calls import ALLOWED, CONDITIONAL, NEVER, NEWER, OWN_PID, Condition
from autograder.sandbox.lockdown.syscalls import ARCHITECTURE, Architecture, syscall

Instruction: TypeAlias = tuple[int, int, int, int]

_LOAD, _AND, _JUMP, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x54, 0x05, 0x15, 0x35, 0x06
_NUMBER, _ARCHITECTURE, _ARGUMENTS = 0, 4, 16  # offsets in struct seccomp_data
_KILL_PROCESS, _ALLOW, _ERRNO = 0x8000_0000, 0x7FFF_0000, 0x0005_0000
# numbers as Linux has them; this module must compile programs on other systems too, in tests
_EPERM, _ENOSYS = 1, 38
_X32 = 0x4000_0000  # numbers from here on are of the x32 ABI, which shares its architecture with x86_64
_FORMAT = struct.Struct("<HBBI")
_SET_MODE_FILTER, _TSYNC = 1, 1

_REFUSED: tuple[Instruction, ...] = ((_RETURN, 0, 0, _ERRNO | _EPERM),)
_UNKNOWN: tuple[Instruction, ...] = ((_RETURN, 0, 0, _ERRNO | _ENOSYS),)
_GRANTED: tuple[Instruction, ...] = ((_RETURN, 0, 0, _ALLOW),)
_KILLED: tuple[Instruction, ...] = ((_RETURN, 0, 0, _KILL_PROCESS),)


def _check(condition: Condition) -> list[Instruction]:
    """Return instructions that end in a refusal unless the condition holds, and else run on."""
    code: list[Instruction] = [(_LOAD, 0, 0, _ARGUMENTS + 8 * condition.argument + 4 * condition.high)]
    if condition.mask != 0xFFFF_FFFF:
        code.append((_AND, 0, 0, condition.mask))
    for left, value in zip(range(len(condition.values), 0, -1), condition.values, strict=True):
        code.append((_EQUAL, left, 0, value))  # over the other values and the refusal
    return [*code, *_REFUSED]


def _search(starts: list[int], leaves: list[tuple[Instruction, ...]]) -> list[Instruction]:
    """Return a search of the number in the accumulator for the last start that is not above it."""
    if len(starts) == 1:
        return list(leaves[0])
    middle = len(starts) // 2
    below = _search(starts[:middle], leaves[:middle])
    above = _search(starts[middle:], leaves[middle:])
    if len(below) < 256:
        return [(_AT_LEAST, len(below), 0, starts[middle]), *below, *above]
    # a conditional jump reaches 255 instructions, a plain one any
    return [(_AT_LEAST, 0, 1, starts[middle]), (_JUMP, 0, 0, len(below)), *below, *above]


def assemble(architecture: Architecture) -> list[Instruction]:
    """Return the filter's instructions for an architecture, with `OWN_PID` where the process number belongs.

    Parameters
    ----------
    architecture : Architecture

    Returns
    -------
    list of tuple of int
        ``(code, jt, jf, k)`` each.
    """
    numbers = architecture.numbers
    leaves = {number: _UNKNOWN if number >= numbers[NEWER] else _REFUSED for number in _all(architecture)}
    for name, number in numbers.items():
        if name in CONDITIONAL:
            leaves[number] = _under_conditions(name)
        elif name in ALLOWED:
            leaves[number] = _GRANTED
    return _program(architecture, leaves)


def assemble_for_grader(architecture: Architecture) -> list[Instruction]:
    """Return the instructions of the filter for a process that reads and judges; see `assemble`.

    It is the grader's own code, so that what it never needs is refused and all else is left as it is.
    """
    leaves = dict.fromkeys(_all(architecture), _GRANTED)
    for name, number in architecture.numbers.items():
        if name in NEVER:
            leaves[number] = _REFUSED
        elif name in ("clone", "kill", "tgkill", "tkill"):
            leaves[number] = _under_conditions(name)
    leaves[architecture.numbers[NEWER]] = _UNKNOWN
    return _program(architecture, leaves)


def _all(architecture: Architecture) -> range:
    return range(max(architecture.numbers.values()) + 2)


def _under_conditions(name: str) -> tuple[Instruction, ...]:
    checks = [instruction for part in CONDITIONAL[name] for instruction in _check(part)]
    return (*checks, *_GRANTED)


def _program(architecture: Architecture, leaves: dict[int, tuple[Instruction, ...]]) -> list[Instruction]:
    """Return a program that ends in the leaf of a call's number; the last one is that of all above it."""
    starts: list[int] = []
    found: list[tuple[Instruction, ...]] = []
    for number, leaf in leaves.items():
        if not found or leaf is not found[-1]:
            starts.append(number)
            found.append(leaf)
    starts.append(_X32)
    found.append(_KILLED)
    return [
        (_LOAD, 0, 0, _ARCHITECTURE), (_EQUAL, 1, 0, architecture.audit), *_KILLED,
        (_LOAD, 0, 0, _NUMBER), *_search(starts, found),
    ]  # fmt: skip


def encode(instructions: list[Instruction]) -> bytes:
    """Return instructions as the kernel reads them, 8 bytes each."""
    return b"".join(_FORMAT.pack(*instruction) for instruction in instructions)


class Filter:
    """A compiled filter, ready to be loaded.

    Parameters
    ----------
    instructions : list of tuple of int
        See `assemble`.

    Notes
    -----
    Made before the fork; a child's copy of it is the child's own, so loading may write into it.
    """

    def __init__(self, instructions: list[Instruction]) -> None:
        self._code = ctypes.create_string_buffer(encode(instructions))
        self._own = [
            8 * i + 4 for i, (code, _, _, k) in enumerate(instructions) if code == _EQUAL and k == OWN_PID
        ]
        # struct sock_fprog: a count, padding, a pointer
        header = struct.pack("<HxxxxxxQ", len(instructions), ctypes.addressof(self._code))
        self._header = ctypes.create_string_buffer(header)
        self._address = ctypes.addressof(self._header)

    def load(self) -> None:
        """Confine the calling process, with all its threads, for good.

        The process must have set no_new_privs.

        Raises
        ------
        SandboxFault
            If the kernel refuses.
        """
        pid = os.getpid()
        for offset in self._own:
            struct.pack_into("<I", self._code, offset, pid)
        try:
            failed = syscall("seccomp", _SET_MODE_FILTER, _TSYNC, self._address)
        except OSError as error:
            raise SandboxFault(f"The filter of system calls could not be loaded: {error.strerror}.") from None
        if failed:
            raise SandboxFault(f"The filter of system calls could not reach the thread {failed}.")


def prepare() -> Filter | None:
    """Return the filter for this machine, or None where there is none."""
    return None if ARCHITECTURE is None else Filter(assemble(ARCHITECTURE))


def prepare_for_grader() -> Filter | None:
    """Return the filter for a process that reads and judges, or None where there is none."""
    return None if ARCHITECTURE is None else Filter(assemble_for_grader(ARCHITECTURE))
