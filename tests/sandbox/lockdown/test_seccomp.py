import errno
import struct
import sys

import pytest

from autograder.sandbox.lockdown import allowed_calls, seccomp
from autograder.sandbox.lockdown.syscalls import ARCHITECTURE, ARCHITECTURES

KILL, ALLOW, ERRNO = 0x8000_0000, 0x7FFF_0000, 0x0005_0000
PID = 4242


def verdict(architecture, call, *args, arch=None):
    """Run the program as the kernel would, with the process number filled in."""
    program = [
        (code, jt, jf, PID if code == 0x15 and k == allowed_calls.OWN_PID else k)
        for code, jt, jf, k in seccomp.assemble(architecture)
    ]
    number = architecture.numbers[call] if isinstance(call, str) else call
    full = [argument & (1 << 64) - 1 for argument in (*args, *(0,) * (6 - len(args)))]
    data = struct.pack("<IIQ6Q", number, arch or architecture.audit, 0, *full)
    at = accumulator = 0
    while True:
        code, jt, jf, k = program[at]
        at += 1
        match code:
            case 0x20:
                accumulator = int.from_bytes(data[k : k + 4], "little")
            case 0x54:
                accumulator &= k
            case 0x05:
                at += k
            case 0x15:
                at += jt if accumulator == k else jf
            case 0x35:
                at += jt if accumulator >= k else jf
            case 0x06:
                return k


def name(value):
    if value == ALLOW:
        return "allowed"
    return "killed" if value == KILL else errno.errorcode[value - ERRNO]


each_architecture = pytest.mark.parametrize("machine", ARCHITECTURES)


@each_architecture
def test_every_name_gets_what_the_rules_say(machine):
    architecture = ARCHITECTURES[machine]
    for call in architecture.numbers:
        if call in allowed_calls.CONDITIONAL:
            continue
        if call in allowed_calls.ALLOWED:
            expected = "allowed"
        else:
            later = architecture.numbers[call] >= architecture.numbers[allowed_calls.NEWER]
            expected = "ENOSYS" if later else "EPERM"
        assert name(verdict(architecture, call)) == expected, call


@each_architecture
def test_numbers_without_a_name_are_refused(machine):
    architecture = ARCHITECTURES[machine]
    for number in set(range(700)) - set(architecture.numbers.values()):
        assert name(verdict(architecture, number)) in ("EPERM", "ENOSYS"), number
    assert name(verdict(architecture, 0x3FFF_FFFF)) == "ENOSYS"


@each_architecture
def test_foreign_architectures_and_x32_are_killed(machine):
    architecture = ARCHITECTURES[machine]
    i386 = 0x4000_0003
    assert name(verdict(architecture, "read", arch=i386)) == "killed"
    assert name(verdict(architecture, 0x4000_0000)) == "killed"
    assert name(verdict(architecture, 0xFFFF_FFFF)) == "killed"


THREAD = 0x003D_0F00
CASES = [
    ("clone", (THREAD,), True), ("clone", (THREAD | 0x0040_0000,), True), ("clone", (17,), False),
    ("clone", (0x4111,), False), ("clone", (THREAD | 0x1000_0000,), False),
    ("clone", (THREAD | 0x80,), False),
    ("clone", (THREAD | 0x0002_0000,), False), ("clone", (THREAD | 0x2000,), False),
    ("kill", (PID, 9), True), ("kill", (0, 9), False), ("kill", (-1, 9), False), ("kill", (-PID, 9), False),
    ("kill", (1, 9), False), ("kill", (allowed_calls.OWN_PID, 9), False), ("kill", (1 << 32 | PID, 9), True),
    ("tgkill", (PID, PID + 1, 9), True), ("tgkill", (1, 1, 9), False), ("tkill", (PID + 1,), False),
    ("prctl", (15,), True), ("prctl", (4, 1), False), ("prctl", (1, 0), False), ("prctl", (22,), False),
    ("prlimit64", (0, 7, 0, 99), True), ("prlimit64", (PID, 7, 0, 99), True),
    ("prlimit64", (0, 7, 99, 0), False), ("prlimit64", (0, 7, 1 << 32, 0), False),
    ("prlimit64", (1, 7, 0, 99), False),
    ("ioctl", (1, 0x5401), True), ("ioctl", (1, 0x5412), False), ("ioctl", (1, 0x8901), False),
    ("fcntl", (1, 3), True), ("fcntl", (1, 8, 1), False), ("fcntl", (1, 10, 9), False),
    ("fcntl", (1, 15), False), ("fcntl", (1, 1024), False), ("fcntl", (1, 1033), False),
    ("openat", (-100, 9, 0), True), ("openat", (-100, 9, 0o1000), False),
    ("openat", (-100, 9, 0o1001), True), ("openat", (-100, 9, 0o1102), True),
    ("openat", (-100, 9, 0o1003), False),
    ("personality", (0xFFFF_FFFF,), True), ("personality", (0x0004_0000,), False),
    ("sendto", (3, 9, 9, 0, 0, 0), True), ("sendto", (3, 9, 9, 0, 99, 16), False),
    ("sendto", (3, 9, 9, 0, 1 << 40, 16), False), ("recvfrom", (3, 9, 9, 0, 99, 99), False),
    ("getpgid", (0,), True), ("getpgid", (1,), False), ("getsid", (1,), False),
]  # fmt: skip


@each_architecture
@pytest.mark.parametrize(("call", "args", "allowed"), CASES)
def test_arguments_decide(machine, call, args, allowed):
    assert name(verdict(ARCHITECTURES[machine], call, *args)) == ("allowed" if allowed else "EPERM")


@each_architecture
def test_jumps_stay_inside_the_program(machine):
    program = seccomp.assemble(ARCHITECTURES[machine])
    assert len(program) < 4096
    for at, (code, jt, jf, k) in enumerate(program):
        assert 0 <= jt < 256
        assert 0 <= jf < 256
        if code in (0x15, 0x35):
            assert at + 1 + max(jt, jf) < len(program)
        if code == 0x05:
            assert at + 1 + k < len(program)
    assert program[-1][0] == 0x06


# with arguments of zero throughout; the filter decides before the kernel looks at them
ATTACKS = """
    socket socketpair connect bind listen accept accept4 sendmsg recvmsg sendmmsg fork vfork execve
    execveat clone3 ptrace process_vm_readv process_vm_writev process_madvise process_mrelease kcmp
    pidfd_open pidfd_getfd pidfd_send_signal rt_sigqueueinfo rt_tgsigqueueinfo memfd_create memfd_secret
    userfaultfd bpf perf_event_open io_uring_setup io_uring_enter io_uring_register io_setup keyctl
    add_key request_key unshare setns mount umount2 pivot_root chroot move_mount open_tree fsopen
    fsmount mount_setattr shmget shmat msgget msgsnd semget semop mq_open mq_unlink chmod fchmod
    fchmodat fchmodat2 chown fchown fchownat lchown utime utimes utimensat truncate link linkat symlink
    symlinkat mknod mknodat setxattr fsetxattr setsid setpgid setpriority ioprio_set sched_setaffinity
    sched_setscheduler sched_setattr setrlimit setuid setgid setresuid setresgid setgroups capset
    seccomp landlock_restrict_self name_to_handle_at open_by_handle_at inotify_init1 fanotify_init
    splice vmsplice tee openat2 epoll_pwait2 migrate_pages move_pages mbind set_mempolicy mlock mlockall
    quotactl syslog swapon reboot sethostname clock_settime settimeofday adjtimex iopl ioperm modify_ldt
    init_module delete_module kexec_load acct lookup_dcookie timer_create vhangup
"""


@pytest.mark.skipif(ARCHITECTURE is None, reason="there is no filter for this machine")
def test_every_attack_by_bare_system_call_is_refused(locked):
    ended = locked(f"""
known = syscalls.ARCHITECTURE.numbers
answer({{call: tried(syscalls.syscall, call, *(0,) * 6) for call in {ATTACKS!r}.split() if call in known}})
""")
    assert ended.code == 0, ended.errors
    assert len(ended.answer) > 80
    assert {call for call, said in ended.answer.items() if said not in ("EPERM", "ENOSYS")} == set()


@pytest.mark.skipif(ARCHITECTURE is None, reason="there is no filter for this machine")
def test_sockets_of_every_family_are_refused(locked):
    ended = locked("answer([tried(syscalls.syscall, 'socket', family, kind) for family in range(46) "
                   "for kind in (1, 2, 3, 5)])")  # fmt: skip
    assert set(ended.answer) == {"EPERM"}


@pytest.mark.skipif(ARCHITECTURE is None, reason="there is no filter for this machine")
def test_processes_and_programs_are_refused(locked):
    ended = locked("""
import multiprocessing, subprocess
def spawn():
    process = multiprocessing.get_context("fork").Process(target=print)
    process.start()
answer([tried(os.fork), tried(os.posix_spawn, "/bin/true", ["true"], {}),
        tried(os.execv, "/bin/true", ["true"]), tried(subprocess.run, ["/bin/true"]),
        tried(spawn), os.system("true")])
""")
    assert ended.answer[:5] == ["EPERM"] * 5, ended.errors
    assert ended.answer[5] != 0


@pytest.mark.skipif(ARCHITECTURE is None, reason="there is no filter for this machine")
def test_other_processes_cannot_be_signalled_and_the_own_can(locked):
    ended = locked("""
import fcntl
caught = []
signal.signal(signal.SIGUSR1, lambda *_: caught.append(1))
os.kill(os.getpid(), signal.SIGUSR1)
signal.raise_signal(signal.SIGUSR1)
parent = os.getppid()
reader, writer = os.pipe()
answer([len(caught), *(tried(os.kill, pid, 0) for pid in (parent, 1, 0, -1, -parent)),
        tried(os.killpg, os.getpgrp(), 0), tried(fcntl.fcntl, reader, fcntl.F_SETOWN, parent),
        tried(fcntl.fcntl, reader, fcntl.F_SETSIG, signal.SIGKILL)])
""")
    assert ended.answer == [2, *["EPERM"] * 8], ended.errors


@pytest.mark.skipif(ARCHITECTURE is None, reason="there is no filter for this machine")
def test_limits_and_protections_cannot_be_taken_back(locked):
    ended = locked("""
libc = ctypes.CDLL(None, use_errno=True)
def prctl(option, value):
    if libc.prctl(option, value, 0, 0, 0):
        raise OSError(ctypes.get_errno(), "prctl")
def raise_limit(kind):
    try:
        resource.setrlimit(kind, (-1, -1))
    except ValueError:  # what the module makes of EPERM
        raise OSError(errno.EPERM, "setrlimit")
answer([tried(prctl, 4, 1), tried(prctl, 1, 0), tried(raise_limit, resource.RLIMIT_AS),
        tried(raise_limit, resource.RLIMIT_CPU), resource.getrlimit(resource.RLIMIT_FSIZE)[1]])
""")
    assert ended.answer == ["EPERM"] * 4 + [16 << 20], ended.errors


@pytest.mark.skipif(ARCHITECTURE is None or ARCHITECTURE.name != "x86_64", reason="is about x86_64")
@pytest.mark.parametrize("machine_code", ["b8 14 00 00 00 cd 80 c3", "b8 27 00 00 40 0f 05 c3"])
def test_calls_of_the_32_bit_interfaces_kill(locked, machine_code):
    ended = locked(f"""
import mmap
code = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
code.write(bytes.fromhex({machine_code!r}))
ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(code)))()
answer("alive")
""")
    # SIGSYS by the filter, SIGSEGV where the kernel has no such interface
    assert ended.code in (-31, -11)
    assert ended.answer is None


def test_there_is_a_filter_where_the_architecture_is_known():
    assert (seccomp.prepare() is None) == (ARCHITECTURE is None)
    if sys.platform != "linux":
        assert ARCHITECTURE is None
