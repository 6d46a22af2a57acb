"""Run as a program, in a process of its own: the attacks and the honest work under one configuration.

    python configurations.py CONFIGURATION UID CACHE

The process becomes what the configuration says and stays so; UID is a user to become, CACHE a folder for a copy
of Python. It prints one JSON object: the level, how submissions were run, and what was not as it should be.
"""

import ctypes
import json
import os
import platform
import struct
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
# what Docker leaves to root: chown, dac_override, fowner, fsetid, kill, setgid, setuid, setpcap,
# net_bind_service, net_raw, sys_chroot, mknod, audit_write, setfcap
DOCKER_CAPABILITIES = (0, 1, 3, 4, 5, 6, 7, 8, 10, 13, 18, 27, 29, 31)
DOCKER_REFUSES = """
    unshare setns mount umount2 pivot_root move_mount open_tree fsopen fsmount fspick fsconfig mount_setattr
    keyctl add_key request_key bpf perf_event_open userfaultfd open_by_handle_at init_module finit_module
    delete_module kexec_load swapon swapoff reboot settimeofday clock_settime quotactl acct
"""
NEW_NAMESPACES = 0x7E02_0000
EPERM, ENOSYS = 0x0005_0001, 0x0005_0026
ALLOW = 0x7FFF_0000


def filter_like_docker(landlock: bool) -> None:
    """Refuse what Docker's filter of system calls refuses, for good."""
    from autograder.sandbox.lockdown import seccomp
    from autograder.sandbox.lockdown.syscalls import ARCHITECTURE, syscall

    assert ARCHITECTURE is not None
    numbers = ARCHITECTURE.numbers
    answers = {numbers[name]: EPERM for name in DOCKER_REFUSES.split() if name in numbers}
    answers[numbers["clone3"]] = ENOSYS
    if not landlock:
        names = ("landlock_create_ruleset", "landlock_add_rule", "landlock_restrict_self")
        answers |= {numbers[name]: ENOSYS for name in names}
    code = [(0x20, 0, 0, 0)]  # the call's number
    for number, answer in answers.items():
        code += [(0x15, 0, 1, number), (0x06, 0, 0, answer)]
    code += [
        (0x15, 0, 3, numbers["clone"]),
        (0x20, 0, 0, 16),
        (0x45, 0, 1, NEW_NAMESPACES),
        (0x06, 0, 0, EPERM),
    ]
    code += [(0x06, 0, 0, ALLOW)]
    program = ctypes.create_string_buffer(seccomp.encode(code))
    header = ctypes.create_string_buffer(struct.pack("<HxxxxxxQ", len(code), ctypes.addressof(program)))
    syscall("prctl", 38, 1)  # PR_SET_NO_NEW_PRIVS, without which it takes root
    syscall("seccomp", 1, 0, ctypes.addressof(header))


def keep_capabilities(kept: tuple[int, ...]) -> None:
    """Give up all others, for this process and what it starts."""
    from autograder.sandbox.lockdown.syscalls import syscall

    for capability in range(64):
        if capability not in kept:
            try:
                syscall("prctl", 24, capability)  # PR_CAPBSET_DROP
            except OSError:
                break  # there are no more
    low = sum(1 << capability for capability in kept)
    header = (ctypes.c_uint32 * 2)(0x2008_0522, 0)
    sets = (ctypes.c_uint32 * 6)(low, low, low, 0, 0, 0)
    syscall("capset", ctypes.addressof(header), ctypes.addressof(sets))


def become(configuration: str, uid: int) -> None:
    """Become what a configuration says."""
    from autograder.sandbox.forkserver import bubblewrap, interpreter

    if configuration in ("root", "ordinary user", "ordinary user without namespaces"):
        bubblewrap.find = lambda: None  # it may be installed, and would work
    if configuration.startswith("ordinary user"):
        # this Python may lie in root's home
        prefixes = {Path(sys.prefix), Path(sys.base_prefix), Path(sys.executable).resolve().parent}
        interpreter.expose([*interpreter.needed_paths(), *prefixes, HERE.parents[1]], uid)
        os.setgroups([])
        os.setresgid(uid, uid, uid)
        os.setresuid(uid, uid, uid)
        os.environ["HOME"] = str(HERE.parents[1])
    if "without namespaces" in configuration:
        filter_like_docker(landlock=True)
    if configuration.startswith("Docker"):
        filter_like_docker(landlock="without Landlock" not in configuration)
        keep_capabilities(DOCKER_CAPABILITIES)


def failures(configuration: str) -> dict[str, object]:
    """Return level, circumstances, and everything that did not go as it should."""
    import conftest
    import test_attacks
    import test_legitimate

    allowed = conftest.runpy.run_path(str(HERE / "allowed.py"))
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        provided = Path(folder, "provided")
        provided.mkdir()
        data = test_legitimate.make_data(provided)
        solutions = Path(folder, "solutions")
        solutions.mkdir()
        solutions.chmod(0o755)
        arena = conftest.make_arena(solutions)
        wrong = {}
        count = 0
        if arena.runner.level == "isolated":
            for name, (expected, _) in test_attacks.ATTACKS.items():
                elsewhere = name in test_attacks.INTEL_ALONE and platform.machine() != "x86_64"
                if "timeout" in expected or elsewhere:  # time is the same everywhere
                    continue
                count += 1
                try:
                    test_attacks.contain(name, arena, allowed, configuration)
                    conftest.assert_harmless(arena)
                except AssertionError as error:
                    wrong[name] = str(error)
            for name in test_legitimate.HONEST:
                count += 1
                try:
                    test_legitimate.do_honest_work(name, arena, data)
                except AssertionError as error:
                    wrong[name] = str(error)
        found = {
            "level": arena.runner.level, "circumstances": arena.runner.notes, "wrong": wrong,
            "files": arena.runner.isolation.files, "count": count,
        }  # fmt: skip
        arena.runner.close()
    return found


if __name__ == "__main__":
    from autograder.sandbox.forkserver import launch

    launch.CACHE = Path(sys.argv[3])
    become(sys.argv[1], int(sys.argv[2]))
    print(json.dumps(failures(sys.argv[1])))
