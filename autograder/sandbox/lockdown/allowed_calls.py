"""Which system calls a submission's process may make: what computing, threads and its own folder need.

Left out on purpose, besides the obvious:

- ``truncate``, ``chmod`` and ``utime`` in all forms: Landlock does not see them (``truncate`` below
  ABI 3), so under the user's own account they would reach files outside. For the same reason a file may
  not be opened read-only and emptied at once.
- ``F_SETOWN``, ``F_SETSIG`` and ``FIOASYNC``: the kernel would send another process a signal in our name.
- ``getpriority``, ``sched_getaffinity``, the CPU clocks of other processes, and futexes that hand priority on
  (PI), unless about the process itself: tell which processes there are, and how long the grader has computed.
- ``inotify``: tells what happens to files that may not be read.
- ``sched_setaffinity``, ``setpriority``, ``ioprio_set``: reach the other processes of the same user.
- folders that their owner cannot list or enter, by ``mkdir`` or by ``umask``: whoever clears up after the
  submission under the same account could not remove what lies in them.
- ``sendmsg``: can send descriptors away; ``splice`` and its like: kernel code with a history, and not needed.
"""

from dataclasses import dataclass

#: stands in the program for the number of the process, which is known only in the child
OWN_PID = 0x5E1F_1D00

_TRUNCATE = 0o1000

_ALLOWED = """
    access arch_prctl alarm brk chdir close close_range creat dup
    dup2 dup3 epoll_create epoll_create1 epoll_ctl epoll_pwait epoll_wait eventfd eventfd2 exit exit_group
    faccessat faccessat2 fadvise64 fallocate fchdir fdatasync flock fstat fstatfs fsync ftruncate
    getcpu getcwd getdents getdents64 getegid geteuid getgid getgroups getitimer getpgrp getpid getppid
    getrandom getresgid getresuid getrlimit getrusage gettid gettimeofday getuid lseek lstat
    madvise membarrier mmap mprotect mremap msync munmap nanosleep newfstatat pause pipe pipe2
    poll ppoll pread64 preadv preadv2 pselect6 pwrite64 pwritev pwritev2 read readlink readlinkat readv
    rename renameat renameat2 restart_syscall rmdir rseq rt_sigaction rt_sigpending rt_sigprocmask
    rt_sigreturn rt_sigsuspend rt_sigtimedwait sched_get_priority_max sched_get_priority_min
    sched_yield select set_robust_list set_tid_address setitimer sigaltstack stat statfs
    statx sysinfo time times uname unlink unlinkat wait4 waitid write writev
"""
ALLOWED = frozenset(_ALLOWED.split())


@dataclass(frozen=True, slots=True)
class Condition:
    """One argument, masked, must equal one of some 32-bit numbers.

    Attributes
    ----------
    argument : int
        Position, from 0.
    values : tuple of int
    mask : int
    high : bool
        Whether the upper half of the argument is meant; the kernel ignores it where the type is an int.
    """

    argument: int
    values: tuple[int, ...]
    mask: int = 0xFFFF_FFFF
    high: bool = False


def _null(argument: int) -> tuple[Condition, Condition]:
    return Condition(argument, (0,)), Condition(argument, (0,), high=True)


def _opening(argument: int) -> tuple[Condition]:
    # reading, writing or both; emptying the file only with one of the last two
    return (Condition(argument, (0, 1, 2, _TRUNCATE | 1, _TRUNCATE | 2), _TRUNCATE | 3),)


# from fcntl.h: DUPFD, GETFD, SETFD, GETFL, SETFL, GETLK, SETLK, SETLKW, the last three for open file
# descriptions, DUPFD_CLOEXEC, GETPIPE_SZ
_FCNTL = (0, 1, 2, 3, 4, 5, 6, 7, 36, 37, 38, 1030, 1032)
# TCGETS, TCGETS2, TIOCGWINSZ, FIONREAD, FIONBIO, FIONCLEX, FIOCLEX
_IOCTL = (0x5401, 0x802C_542A, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451)
# GET_PDEATHSIG, GET_DUMPABLE, SET_NAME, GET_NAME, CAPBSET_READ, GET_TIMERSLACK, GET_NO_NEW_PRIVS, SET_VMA
_PRCTL = (2, 3, 15, 16, 23, 30, 39, 0x5356_4D41)
# of the flags of clone: what makes a thread, then what must not come with it (PTRACE, VFORK, PARENT, UNTRACED
# and the new namespaces: TIME, NS, CGROUP, UTS, IPC, USER, PID, NET)
_THREAD = 0x0001_0000 | 0x0000_0100 | 0x0000_0800  # THREAD, VM, SIGHAND
_NOT_WITH_A_THREAD = 0x2000 | 0x4000 | 0x8000 | 0x0080_0000 | 0x80 | 0x0002_0000 | 0x7E00_0000
_ITSELF = (0, OWN_PID)
_OWNER = 0o700

_PROCESS = 0  # of getpriority: neither a group nor a user
# WAIT, WAKE, REQUEUE, CMP_REQUEUE, WAKE_OP and the two with a BITSET, private or not
_FUTEX, _FUTEX_COMMAND = (0, 1, 3, 4, 5, 9, 10), 0x7F
_CLOCK_OF_ONES_OWN = (Condition(0, (0,), 0xFFFF_FFF0),)  # those of others have negative numbers

#: allowed when every condition holds
CONDITIONAL: dict[str, tuple[Condition, ...]] = {
    "clock_getres": _CLOCK_OF_ONES_OWN,
    "clock_gettime": _CLOCK_OF_ONES_OWN,
    "clock_nanosleep": _CLOCK_OF_ONES_OWN,
    "clone": (Condition(0, (_THREAD,), _THREAD | _NOT_WITH_A_THREAD),),
    "fcntl": (Condition(1, _FCNTL),),
    "futex": (Condition(1, _FUTEX, _FUTEX_COMMAND),),
    "getpgid": (Condition(0, _ITSELF),),
    "getpriority": (Condition(0, (_PROCESS,)), Condition(1, _ITSELF)),
    "getsid": (Condition(0, _ITSELF),),
    "ioctl": (Condition(1, _IOCTL),),
    "kill": (Condition(0, (OWN_PID,)),),
    "mkdir": (Condition(1, (_OWNER,), _OWNER),),
    "mkdirat": (Condition(2, (_OWNER,), _OWNER),),
    "open": _opening(1),
    "openat": _opening(2),
    "personality": (Condition(0, (0xFFFF_FFFF,)),),  # a question
    "prctl": (Condition(0, _PRCTL),),
    "prlimit64": (Condition(0, _ITSELF), *_null(2)),
    "recvfrom": _null(4),  # on the connection that is there, never by address
    "sched_getaffinity": (Condition(0, _ITSELF),),
    "sendto": _null(4),
    "tgkill": (Condition(0, (OWN_PID,)),),
    "tkill": (Condition(0, (OWN_PID,)),),
    "umask": (Condition(0, (0,), _OWNER),),
}

_NEVER = """
    accept accept4 add_key bind bpf chroot connect delete_module execve execveat finit_module fork
    fsmount init_module io_uring_setup kexec_file_load kexec_load keyctl listen mount move_mount
    open_by_handle_at open_tree perf_event_open pidfd_getfd pidfd_send_signal pivot_root
    process_vm_readv process_vm_writev ptrace reboot request_key setns socket swapoff swapon umount2
    unshare userfaultfd vfork
"""
#: what the processes that read and judge never do: run something, connect, look into other processes
NEVER = frozenset(_NEVER.split())

#: from here on calls are answered as by a kernel that does not know them, so that libc takes the older way
NEWER = "clone3"
