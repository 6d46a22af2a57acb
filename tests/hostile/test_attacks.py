"""Attacks on the machine: each is contained, costs its own call alone, and leaves nothing behind.

An attack is the body of a function ``attack()``. What it returns is the list of the doors it found open; an
attack that must end otherwise says how: by one of the reasons of `autograder.outputs.Failed`.
"""

import platform
from textwrap import dedent, indent

import pytest

from autograder.boundary.outputs import Failed, Raised, Returned
from autograder.course.spec import Call, Limits

CLOSED = "every door is closed"
#: where no file system of its own stops a submission, it is stopped when its files have grown too large
CAPPED = (CLOSED, "output_limit")
#: where the kernel does not count a submission's threads, it is stopped when it has too many
COUNTED = (CLOSED, "memory")

ATTACKS = {
    # --- files
    "read": (CLOSED, """
        return opened(solution=(open, VICTIM), folder=(os.listdir, os.path.dirname(VICTIM)),
            users=(open, "/etc/passwd"), shm=(os.listdir, "/dev/shm"), root=(os.listdir, "/"),
            parent=(os.listdir, ".."), log=(open, "../zygote.log"), grader=(os.listdir, f"/proc/{GRADER}/cwd"),
            link=(os.readlink, f"/proc/{GRADER}/exe"), device=(open, "/dev/vda", "rb"), tty=(open, "/dev/tty"))
    """),
    "read without open": (CLOSED, """
        path = ctypes.create_string_buffer(VICTIM.encode() + bytes(1))
        here = -100
        return opened(execve=(kernel, "execve", ctypes.addressof(path)),
            handle=(kernel, "name_to_handle_at", here, ctypes.addressof(path)),
            openat2=(kernel, "openat2", here, ctypes.addressof(path)),
            tree=(kernel, "open_tree", here, ctypes.addressof(path)),
            uselib=(kernel, "uselib", ctypes.addressof(path)), link=(os.link, VICTIM, "mine"),
            symlink=(os.symlink, VICTIM, "mine"), rename=(os.rename, VICTIM, "mine"),
            mount=(kernel, "mount", ctypes.addressof(path), ctypes.addressof(path), 0, 4096),
            xattr=(os.listxattr, VICTIM), watch=(kernel, "inotify_init1", 0))
    """),
    "existence": (CLOSED, """
        def access():
            if not os.access(VICTIM, os.F_OK):
                raise OSError(errno.ENOENT, "")
        return opened(stat=(os.stat, VICTIM), access=(access,), chdir=(os.chdir, os.path.dirname(VICTIM)))
    """),
    "change a file outside": (CLOSED, """
        return opened(write=(open, VICTIM, "w"), append=(open, VICTIM, "a"), chmod=(os.chmod, VICTIM, 0o777),
            utime=(os.utime, VICTIM, (0, 0)), truncate=(os.truncate, VICTIM, 0), unlink=(os.unlink, VICTIM),
            chown=(os.chown, VICTIM, os.getuid(), os.getgid()), rename=(os.rename, VICTIM, VICTIM + "2"),
            open_truncated=(os.open, VICTIM, os.O_RDONLY | os.O_TRUNC), xattr=(os.setxattr, VICTIM, "user.x", b"1"),
            beside=(open, os.path.dirname(VICTIM) + "/" + MARK, "w"), mkdir=(os.mkdir, VICTIM + "3"))
    """),
    "leave files": (CLOSED, """
        places = [*SHARED, "/", "/home", "/root", "/proc/self/cwd/..", "..", "/var/spool/cron", "/dev"]
        places += [os.path.dirname(os.__file__)]
        return opened(**{place: (open, f"{place}/{MARK}", "w") for place in places})
    """),
    "move the own folder": (CLOSED, """
        here = os.getcwd()
        return opened(remove=(os.rmdir, here), rename=(os.rename, here, here + "-" + MARK),
            swap=(os.rename, here, "/tmp/" + MARK), mode=(os.chmod, here, 0))
    """),
    "one huge file": (CLOSED, """
        with open("huge", "wb") as file:
            wrote = tried(lambda: [file.write(bytes(1 << 20)) for _ in range(40)])
        sparse = tried(lambda: os.truncate("huge", 1 << 40))
        with open("other", "wb") as file:
            grown = tried(file.truncate, 1 << 40)
            filled = tried(os.posix_fallocate, file.fileno(), 0, 1 << 30)
        names = ("wrote", wrote), ("sparse", sparse), ("grown", grown), ("filled", filled)
        return [name for name, what in names if what == "OPEN"]
    """),
    "fill the disk": (
        CAPPED,
        """
        written = 0
        try:
            for number in range(20):
                with open(f"part{number}", "wb") as file:
                    written += file.write(bytes(8 << 20))
        except OSError:
            return []
        time.sleep(10)  # long enough for whoever looks from outside
        return ["disk"]
    """,
    ),
    "fill the disk without a moment of silence": (
        CAPPED,
        """
        import threading
        def chatter():
            while True:
                os.write(1, b".")
                time.sleep(0.001)
        threading.Thread(target=chatter, daemon=True).start()
        try:
            for number in range(20):
                with open(f"part{number}", "wb") as file:
                    file.write(bytes(8 << 20))
        except OSError:
            return []
        time.sleep(10)
        return ["disk"]
    """,
    ),
    "fill the disk with files that have no name": (CAPPED, """
        files = []
        try:
            for number in range(20):
                files.append(os.open(f"part{number}", os.O_RDWR | os.O_CREAT))
                os.unlink(f"part{number}")
                os.write(files[-1], bytes(8 << 20))
        except OSError:
            return []
        time.sleep(10)
        return ["disk"]
    """),
    "fill the disk with files that never had a name": (CAPPED, """
        files = []
        try:
            for number in range(20):
                files.append(os.open(".", os.O_RDWR | os.O_TMPFILE))
                os.posix_fallocate(files[-1], 0, 8 << 20)
        except OSError:
            return []
        time.sleep(10)
        return ["disk"]
    """),
    "fill the disk with files that are held by a mapping alone": (CAPPED, """
        import mmap
        libc = ctypes.CDLL(None, use_errno=True)
        libc.mmap.restype = ctypes.c_void_p
        libc.mmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t, *[ctypes.c_int] * 3, ctypes.c_long]
        try:
            for number in range(20):
                file = os.open(f"part{number}", os.O_RDWR | os.O_CREAT)
                os.write(file, bytes(8 << 20))
                libc.mmap(None, 4096, 1, 1, file, 0)
                os.unlink(f"part{number}")
                os.close(file)
        except OSError:
            return []
        time.sleep(10)
        return ["disk"]
    """),
    "files without end": (
        CAPPED,
        """
        try:
            for number in range(6000):
                open(f"f{number}", "w").close()
        except OSError:
            return []
        time.sleep(10)
        return ["disk"]
    """,
    ),
    "folders within folders": (
        CAPPED,
        """
        try:
            for depth in range(5000):
                os.mkdir("d")
                os.chdir("d")
        except OSError:
            pass
        return []
    """,
    ),
    "folders that cannot be listed": (CLOSED, """
        def hidden(mode):
            os.mkdir("hidden", mode)
            open("hidden/file", "w").close()
        def masked():
            os.umask(0o777)
            os.mkdir("masked")
        return opened(no_reading=(hidden, 0o300), no_writing=(os.mkdir, "bare", 0), mask=(masked,))
    """),
    "names that nobody can type": (CLOSED, r"""
        for name in ("a\nb", "\x1b[2J\x1b[31mred", "\x07bell", "\udcff\udcfe", " ", "-rf", "n" * 255, "\u202egnp.exe"):
            open(name, "w").close()
            os.mkdir(name + "d" if len(name) < 200 else "long")
        return []
    """),
    "thousands of files": (CLOSED, """
        try:
            for number in range(3000):
                open(f"f{number}", "w").close()
        except OSError:
            pass
        return []
    """),
    # --- other processes
    "look into processes": (CLOSED, """
        wanted = {}
        for pid in ("self", GRADER, ZYGOTE, os.getppid(), 1):
            for name in ("mem", "environ", "maps", "cmdline", "status", "root"):
                wanted[f"{pid} {name}"] = open, f"/proc/{pid}/{name}"
            wanted[f"{pid} fd"] = os.listdir, f"/proc/{pid}/fd"
        return opened(processes=(os.listdir, "/proc"), **wanted)
    """),
    "reach into processes": (CLOSED, """
        found = []
        for who, pid in (("grader", GRADER), ("zygote", ZYGOTE), ("parent", os.getppid())):
            attempts = opened(attach=(kernel, "ptrace", 16, pid), seize=(kernel, "ptrace", 0x4206, pid),
                read=(kernel, "process_vm_readv", pid, 0, 0, 0, 0, 0), pidfd=(kernel, "pidfd_open", pid),
                write=(kernel, "process_vm_writev", pid, 0, 0, 0, 0, 0), compare=(kernel, "kcmp", pid, pid),
                limit=(kernel, "prlimit64", pid, 7), madvise=(kernel, "process_madvise", 3))
            found += [f"{who} {name}" for name in attempts]
        return found
    """),
    "signals": (CLOSED, """
        import fcntl
        file = open("own", "w")
        found = []
        for who, pid in (("grader", GRADER), ("zygote", ZYGOTE), ("parent", os.getppid()), ("init", 1)):
            attempts = opened(kill=(os.kill, pid, 0), group=(os.killpg, pid, 0), tkill=(kernel, "tkill", pid),
                tgkill=(kernel, "tgkill", pid, pid, 0), queue=(kernel, "rt_sigqueueinfo", pid, 0),
                owner=(fcntl.fcntl, file, fcntl.F_SETOWN, pid), nice=(os.setpriority, os.PRIO_PROCESS, pid, 5),
                affinity=(os.sched_setaffinity, pid, [0]), io=(kernel, "ioprio_set", 1, pid, 0))
            found += [f"{who} {name}" for name in attempts]
        return found + opened(everybody=(os.kill, -1, 0), own_group=(os.killpg, 0, 0),
            signal=(fcntl.fcntl, file, fcntl.F_SETSIG, 9), lease=(fcntl.fcntl, file, fcntl.F_SETLEASE, 0))
    """),
    "questions about processes": (CLOSED, """
        answers = {}
        for who, pid in (("grader", GRADER), ("zygote", ZYGOTE), ("parent", os.getppid()), ("init", 1), ("nobody", 4_000_000)):
            clock, word = ~pid << 3 | 2, ctypes.c_uint32(pid)
            for name, attempt in {"priority": (os.getpriority, os.PRIO_PROCESS, pid), "group": (os.getpriority, os.PRIO_PGRP, pid),
                    "user": (os.getpriority, os.PRIO_USER, 0), "affinity": (os.sched_getaffinity, pid), "time": (time.clock_gettime, clock),
                    "resolution": (time.clock_getres, clock), "sleep": (kernel, "clock_nanosleep", clock, 0, 0, 0),
                    "lock": (kernel, "futex", ctypes.addressof(word), 6), "try": (kernel, "futex", ctypes.addressof(word), 8 | 128),
                    "second": (kernel, "futex", ctypes.addressof(word), 13), "requeue": (kernel, "futex", ctypes.addressof(word), 12, 1)}.items():
                answers[f"{who} {name}"] = tried(*attempt)
        os.getpriority(os.PRIO_PROCESS, 0), os.sched_getaffinity(0), time.clock_gettime(time.CLOCK_PROCESS_CPUTIME_ID)
        return sorted(f"{what}: {answer}" for what, answer in answers.items() if answer != "EPERM")
    """),
    "descriptors that all have": (CLOSED, """
        import fcntl
        for fd in range(3):
            fcntl.fcntl(fd, fcntl.F_SETFL, os.O_NONBLOCK | os.O_APPEND)
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.lseek(0, 1 << 20, os.SEEK_SET) if tried(os.lseek, 0, 0, 0) == "OPEN" else None
        return []
    """),
    "new processes": (CLOSED, """
        import multiprocessing, subprocess
        attempts = {f"fork {number}": (os.fork,) for number in range(60)}
        attempts |= {"vfork": (kernel, "vfork"), "clone": (kernel, "clone", 17), "spawn": (lambda: os.posix_spawn("/bin/true", ["true"], {}),)}
        attempts |= {"clone3": (kernel, "clone3", 0, 0), "exec": (os.execv, sys.executable, ["python"])}
        attempts |= {"parent": (kernel, "clone", 0x8000 | 17), "memory": (kernel, "clone", 0x100 | 17)}
        attempts |= {"run": (lambda: subprocess.run(["true"]),), "popen": (os.popen, "true")}
        attempts |= {"multiprocessing": (lambda: multiprocessing.get_context("fork").Process(target=int).start(),)}
        attempts |= {"pty": (os.openpty,), "session": (os.setsid,), "group": (os.setpgid, 0, 0)}
        return opened(**attempts) + ["system"] * (os.system("true") == 0)
    """),
    "threads without end": (COUNTED, """
        import threading
        threading.stack_size(16 << 20)
        forever = threading.Event()
        for number in range(400):
            try:
                threading.Thread(target=forever.wait, daemon=True).start()
            except RuntimeError:
                break
        if number > 100:
            time.sleep(10)  # long enough for whoever looks from outside
        return ["threads"] if number > 100 else []
    """),
    "small threads without end": (COUNTED, """
        import threading
        threading.stack_size(32 << 10)
        forever = threading.Event()
        for number in range(4000):
            try:
                threading.Thread(target=forever.wait, daemon=True).start()
            except RuntimeError:
                break
        if number > 100:
            time.sleep(10)  # long enough for whoever looks from outside
        return ["threads"] if number > 100 else []
    """),
    # --- the kernel
    "sockets": (CLOSED, """
        families = {"unix": 1, "inet": 2, "netlink": 16, "inet6": 10, "packet": 17, "alg": 38, "vsock": 40, "xdp": 44}
        doors = {f"{name} {kind}": (kernel, "socket", family, kind) for name, family in families.items() for kind in (1, 2, 3, 5)}
        address = ctypes.create_string_buffer(struct.pack("<HH", 2, 0x5000) + bytes(12))
        doors["by address"] = kernel, "sendto", 3, 0, 0, 0, ctypes.addressof(address), 16
        doors["descriptors"] = kernel, "sendmsg", 3, ctypes.addressof(address), 0
        return opened(pair=(kernel, "socketpair", 1, 1), shutdown=(kernel, "shutdown", 3, 2), **doors)
    """),
    "shared memory and queues": (CLOSED, """
        name = ctypes.create_string_buffer(MARK.encode() + bytes(1))
        return opened(shm=(kernel, "shmget", SYSV_KEY, 4096, 0o1666), msg=(kernel, "msgget", SYSV_KEY, 0o1666),
            sem=(kernel, "semget", SYSV_KEY, 1, 0o1666), old=(kernel, "shmget", SYSV_KEY, 0, 0),
            queue=(kernel, "mq_open", ctypes.addressof(name), 0o102, 0o666), memfd=(kernel, "memfd_create", ctypes.addressof(name)),
            key=(kernel, "add_key", ctypes.addressof(name)), ring=(kernel, "keyctl", 0, -3, 1))
    """),
    "forbidden calls": (CLOSED, """
        names = '''io_uring_setup io_uring_enter bpf userfaultfd perf_event_open keyctl add_key request_key unshare
            setns mount umount2 pivot_root chroot ptrace seccomp memfd_create memfd_secret
            process_vm_readv pidfd_getfd pidfd_open pidfd_send_signal kcmp init_module finit_module delete_module
            kexec_load reboot swapon swapoff acct syslog sethostname setdomainname settimeofday clock_settime adjtimex
            quotactl fanotify_init name_to_handle_at open_by_handle_at move_pages mbind migrate_pages
            set_mempolicy iopl ioperm modify_ldt setuid setgid setresuid setreuid setgroups setfsuid capset setpgid
            setsid setpriority sched_setscheduler sched_setparam sched_setattr sched_setaffinity ioprio_set
            timer_create timerfd_create signalfd4 splice tee vmsplice sendmsg recvmsg sendmmsg chmod fchmod fchmodat
            chown fchown lchown utime utimensat truncate mknod mknodat link linkat symlink symlinkat
            landlock_create_ruleset mlockall vhangup nfsservctl lookup_dcookie remap_file_pages fsopen fsmount
            fspick move_mount open_tree mount_setattr execve execveat fork vfork clone3 shmat semop msgsnd
            mq_unlink inotify_init1 process_madvise process_mrelease setxattr removexattr listmount'''.split()
        def refused(name):
            try:
                kernel(name, *(-1,) * 6)
            except OSError as error:
                return error.errno in (errno.EPERM, errno.ENOSYS)
            return False
        return [name for name in names if name in NUMBERS and not refused(name)]
    """),
    "threads that are no threads": (CLOSED, """
        thread, settls = 0x10000 | 0x100 | 0x800, 0x80000
        flags = {"ptrace": 0x2000, "vfork": 0x4000, "parent": 0x8000, "untraced": 0x800000, "mounts": 0x20000,
            "cgroup": 0x2000000, "hostname": 0x4000000, "ipc": 0x8000000, "user": 0x10000000, "pid": 0x20000000, "net": 0x40000000}
        return opened(**{name: (kernel, "clone", thread | flag) for name, flag in flags.items()})
    """),
    "more for oneself": (CLOSED, """
        import resource
        doors = {}
        for name in ("AS", "CPU", "FSIZE", "NOFILE", "CORE", "STACK", "NPROC"):
            number = getattr(resource, f"RLIMIT_{name}")
            doors[name] = resource.setrlimit, number, (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
        prctl = {"dumpable": (4, 1), "death signal": (1, 0), "subreaper": (36, 1), "capability": (47, 2, 21),
            "keep": (8, 1), "seccomp": (22, 1), "securebits": (28, 0), "tracer": (0x59616D61, -1), "speculation": (53, 0, 2)}
        doors |= {name: (kernel, "prctl", *args) for name, args in prctl.items()}
        doors |= {"same addresses": (kernel, "personality", 0x40000), "killer": (open, "/proc/self/oom_score_adj", "w")}
        return opened(nice=(os.nice, -5), root=(os.setuid, 0), group=(os.setgid, 0), groups=(os.setgroups, [0]), **doors)
    """),
    "descriptors": (CLOSED, """
        known = {0, 1, 2, 3}
        return [f"descriptor {fd}" for fd in range(1024) if fd not in known and tried(os.fstat, fd) == "OPEN"]
    """),
    "environment": (CLOSED, """
        found = [name for name, value in os.environ.items() if "secret" in (name + value).lower()]
        return found + [name for name in sys.modules if name.split(".")[0] in ("solutions", "spec", "pytest", "_pytest")]
    """),
    "x32 calls": ("crash", "_libc.syscall(0x40000000 + 39, 0, 0, 0, 0, 0, 0)"),
    "32-bit calls": ("crash", """
        import mmap
        code = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
        code.write(bytes.fromhex("b814000000cd80c3"))  # getpid by the gate of 32-bit programs
        ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(code)))()
    """),
    # --- resources
    "memory of an array": ("memory", "import numpy; return numpy.ones(1 << 28).sum()"),
    "memory of a list": ("memory", "return [0] * 10**9"),
    "memory of many things": ("memory", "return [bytes(10**5) for _ in range(10**6)]"),
    "memory that is shared": (CLOSED, """
        import mmap
        return opened(shared=(mmap.mmap, -1, 4 << 30), private=(lambda: mmap.mmap(-1, 4 << 30, flags=mmap.MAP_PRIVATE),))
    """),
    "a loop that ignores all signals": ("timeout", """
        for number in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}:
            signal.signal(number, signal.SIG_IGN)
        while True:
            try:
                while True: pass
            except BaseException:
                pass
    """),
    "sleep": ("timeout", "time.sleep(3600)"),
    "stop": ("timeout", "os.kill(os.getpid(), signal.SIGSTOP)"),
    "a thread that works while the call sleeps": ("timeout", """
        import threading
        def work():
            while True: pass
        threading.Thread(target=work, daemon=True).start()
        time.sleep(3600)
    """),
    "a lock that is never free": ("timeout", "import threading; lock = threading.Lock(); lock.acquire(); lock.acquire()"),
    "a C loop that holds the interpreter": ("timeout", "return sum(range(10**15))"),
    "a regular expression": ("timeout", "import re; return bool(re.match('(a+)+$', 'a' * 60 + 'b'))"),
    "a huge power": ("timeout", "return 10**10**9"),
    "endless recursion": (CLOSED, """
        def deeper(): return deeper()
        try:
            deeper()
        except RecursionError:
            return []
    """),
    # from Python 3.12 on the interpreter guards the stack itself and raises
    "recursion without a limit": (("crash", "timeout", "memory", "RecursionError"), """
        sys.setrecursionlimit(10**9)
        class Deep:
            def __getattr__(self, name): return getattr(self, name + "x"[:0])
        Deep().a
    """),
    "recursion over data": ("unsendable", """
        deep = []
        for _ in range(100_000): deep = [deep]
        return deep
    """),
    # --- ends
    "leave": ("crash", "os._exit(0)"),
    "abort": ("crash", "os.abort()"),
    "read address zero": ("crash", "ctypes.string_at(0)"),
    "kill oneself": ("crash", "os.kill(os.getpid(), signal.SIGKILL)"),
    "alarm": ("crash", "signal.alarm(1); signal.pause()"),
    "close all": ("crash", "os.closerange(0, 1024); time.sleep(3600)"),
    "put the log over the connection": ("crash", "os.dup2(1, 3); time.sleep(3600)"),
    "half a frame": ("crash", "send(frame({'t': ['returned', 1]})[:-2]); os._exit(0)"),
    "print without end": ("output_limit", "while True: print('x' * 100_000)"),
    "print bytes without end": ("output_limit", "while True: os.write(2, b'\\x1b[2J\\xff' * 10_000)"),
    "send without end": ("output_limit", "while True: send(b'\\xff' * 65536)"),
    "claim a huge header": ("output_limit", "send(struct.pack('<II', 2**32 - 1, 0)); time.sleep(3600)"),
    "claim a huge body": ("output_limit", "send(struct.pack('<II', 2, 2**32 - 1) + b'{}'); time.sleep(3600)"),
    # --- and more
    "signals to neighbours": (CLOSED, """
        own = os.getpid()
        numbers = [number for number in range(max(own - 200, 1), own + 200) if number != own]
        answers = {tried(os.kill, number, 0) for number in numbers} | {tried(os.getpgid, n) for n in numbers}
        return sorted(answers - {"EPERM"})  # another answer than that would tell which processes there are
    """),
    "a mapped file that does not fit": (("crash", "output_limit"), """
        import mmap
        for number in range(8):
            file = open(f"part{number}", "wb+")
            file.truncate(16 << 20)
            page = mmap.mmap(file.fileno(), 0)
            for place in range(0, 16 << 20, 4096):
                page[place] = 1
        time.sleep(10)  # as above
    """),
    "leave from another thread": ("crash", """
        import threading
        threading.Thread(target=os._exit, args=(0,)).start()
        time.sleep(3600)
    """),
    "last words that never end": (CLOSED, """
        import atexit, gc, threading, weakref
        def forever(*args):
            while True: pass
        class Last:
            __del__ = forever
        global last
        last = Last()
        atexit.register(forever)
        weakref.finalize(last, forever)
        gc.callbacks.append(lambda phase, info: None)
        sys.modules["threading"]._shutdown = forever
        return []
    """),
    "a process by way of libraries": (CLOSED, """
        import concurrent.futures, multiprocessing, multiprocessing.shared_memory, webbrowser
        attempts = {"pool": (multiprocessing.Pool, 2), "queue": (multiprocessing.Queue,), "lock": (multiprocessing.Lock,)}
        attempts |= {"memory": (lambda: multiprocessing.shared_memory.SharedMemory(name=MARK, create=True, size=99),)}
        attempts |= {"executor": (lambda: concurrent.futures.ProcessPoolExecutor(2).submit(abs, 1).result(),)}
        attempts |= {"manager": (multiprocessing.Manager,)}
        return opened(**attempts) + ["browser"] * webbrowser.open("http://example.com")
    """),
}  # fmt: skip
BRIEF = Limits(call_seconds=0.5, memory_mib=256)
ROOMY = Limits(memory_mib=256, printed_mib=1)
INTEL_ALONE = ("x32 calls", "32-bit calls")


def contain(name, arena, allowed, configuration):
    """Fail unless an attack ends as it must, and costs its own call alone."""
    expected, body = ATTACKS[name]
    source = f"def good(x): return x + 1\ndef attack():\n{indent(dedent(body), '    ')}\n"
    limits = BRIEF if "timeout" in expected else ROOMY
    calls = Call("good", 1), Call("attack"), Call("good", 3)
    before, bad, after = arena.run(source, *calls, limits=limits)
    assert isinstance(before, Returned) and before.value == 2, before
    known = [row for row in allowed["EXCEPTIONS"] if (row.configuration, row.attack) == (configuration, name)]
    ends = (expected,) if isinstance(expected, str) else expected
    if isinstance(bad, Returned) and CLOSED in ends:
        doors = sorted(door for row in known for door in row.doors)
        assert bad.value == doors, f"open: {bad.value}, known: {doors}"
    elif isinstance(bad, Raised):
        assert not known and bad.type in ends, bad
    else:
        assert not known
        assert isinstance(bad, Failed) and bad.reason in ends, bad
        assert bad.detail.isprintable()
    assert isinstance(after, Returned) and after.value == 4, after


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_is_contained(name, arena, harmless, allowed, configuration):
    if name in INTEL_ALONE and platform.machine() != "x86_64":
        pytest.skip("takes a processor of the x86 family")
    contain(name, arena, allowed, configuration)


LOADING = {
    "leaves": ("import os; os._exit(0)", Failed),
    "raises what is no exception of ours": ("class Out(BaseException): pass\nraise Out", Failed),
    "exits": ("raise SystemExit(0)", Failed),
    "waits": ("import time; time.sleep(3600)", Failed),
    "stops": ("import os; os.kill(os.getpid(), 19)", Failed),
    "forks": ("import os; os.fork()", Failed),
    "waits for input": ("input()", Failed),
    "nests": ("(" * 5000 + ")" * 5000, Failed),
    "nests signs": ("x = " + "-" * 100_000 + "1", Failed),
    "is huge": ("x = [" + "1," * 100_000 + "]\ndef f(): return len(x)", Returned),
    "hides code behind a coding line": ("# coding: utf-7\n+AA0-import os; os._exit(0)\n", Failed),
    "has a zero byte": ("def f(): return 1\n\0", Failed),
}


@pytest.mark.parametrize("name", LOADING)
def test_a_file_that_attacks_while_it_is_loaded_earns_nothing(name, arena, harmless):
    source, kind = LOADING[name]
    limits = Limits(cell_seconds=1.0, call_seconds=1.0)
    (output,), problem = arena.load(source, Call("f"), limits=limits)
    assert isinstance(output, kind), output
    assert problem is None or str(problem).isprintable()


def test_a_program_with_the_same_answer_but_another_helper_is_run_all_the_same(arena, harmless):
    answer = "from helper import f"
    limits = Limits(cell_seconds=0.5)
    hanging, fine = {"helper.py": b"while True: pass"}, {"helper.py": b"def f(): return 1"}
    (output,), _ = arena.load(answer, Call("f"), limits=limits, files=hanging)
    assert isinstance(output, Failed)
    (output,), _ = arena.load(answer, Call("f"), files=fine)
    assert isinstance(output, Returned)
