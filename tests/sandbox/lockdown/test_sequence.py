import os
import sys

import pytest

from autograder.errors import SandboxFault
from autograder.sandbox.isolation import open_doors
from autograder.sandbox.lockdown import landlock, sequence
from autograder.sandbox.lockdown.syscalls import ARCHITECTURE

pytestmark = pytest.mark.skipif(
    ARCHITECTURE is None or landlock.abi() == 0, reason="this machine lacks means of the full lock-down"
)


def test_the_self_test_finds_every_door_closed(locked):
    ended = locked("answer(selftest.SelfTest(config).run())")
    assert ended.answer == {
        "canary": "EACCES", "write": "EACCES", "socket": "EPERM", "fork": "EPERM", "signal": "EPERM",
    }  # fmt: skip
    assert open_doors(ended.answer) == []


def test_the_self_test_finds_open_doors(fresh):
    done = fresh("""
from autograder.sandbox.lockdown import sequence as lockdown, selftest
import os
config = lockdown.prepare([], memory_bytes=1 << 20, cpu_seconds=1)
pid = os.fork()
if pid == 0:
    print(selftest.SelfTest(config).run(), flush=True)
    os._exit(0)
os.waitpid(pid, 0)
print(os.path.exists(config.outside))
""")
    assert done.stdout.count("OPEN") == 5, done.stderr
    assert "False" in done.stdout  # nothing is left behind


def test_an_answer_that_proves_nothing_counts_as_open():
    assert open_doors({}) == ["canary", "write", "socket", "fork", "signal"]
    closed = {"canary": "EACCES", "write": "EROFS", "socket": "EPERM", "fork": "EAGAIN", "signal": "EPERM"}
    assert open_doors(closed) == ["fork"]


def test_user_and_capabilities_are_gone(locked, root_only):
    ended = locked("answer([os.getresuid(), os.getresgid(), os.getgroups(), tried(os.setuid, 0), "
                   "tried(os.chown, scratch, 0, 0), tried(os.listdir, '/root')])")  # fmt: skip
    assert ended.answer == [[64123] * 3, [64123] * 3, [], "EPERM", "EPERM", "EACCES"]


def test_status_shows_no_capability_one_filter_and_no_new_privileges(fresh):
    done = fresh("""
import os
from autograder.sandbox.lockdown import sequence as lockdown
uid = 64123 if os.getuid() == 0 else None
config = lockdown.prepare([], memory_bytes=1 << 28, cpu_seconds=5, uid=uid)
ours, theirs = os.pipe()
stop, go = os.pipe()
pid = os.fork()
if pid == 0:
    lockdown.apply(config)
    os.write(theirs, b"locked")
    os.read(stop, 1)
    os._exit(0)
os.read(ours, 6)
print(open(f"/proc/{pid}/status").read())
os.write(go, b"x")
os.waitpid(pid, 0)
""")
    status = dict(line.split(":\t", 1) for line in done.stdout.splitlines() if ":\t" in line)
    assert {int(status[name], 16) for name in ("CapInh", "CapPrm", "CapEff", "CapAmb")} == {0}
    assert (status["NoNewPrivs"], status["Seccomp"], status["Threads"]) == ("1", "2", "1")
    if os.geteuid() == 0:
        assert int(status["CapBnd"], 16) == 0
        assert set(status["Uid"].split()) == {"64123"}


def test_memory_beyond_the_budget_is_a_clean_memory_error(locked):
    ended = locked("""
def refused(attempt):
    try:
        attempt()
    except MemoryError:
        return True
    return False
answer([refused(lambda: np.ones(80_000_000)), refused(lambda: [0] * 10**9),
        refused(lambda: bytearray(1 << 30)), float(np.linalg.solve(np.eye(300) * 2, np.ones(300)).sum())])
""")
    assert ended.answer == [True, True, True, 150.0], ended.errors


def test_processor_time_ends_with_a_signal(locked):
    ended = locked("signal.signal(signal.SIGXCPU, signal.SIG_IGN)\nwhile True: pass", cpu_seconds=1)
    assert ended.code == -9
    assert locked("while True: pass", cpu_seconds=1).code == -24


def test_one_file_cannot_grow_without_bounds(locked):
    ended = locked("""
def write():
    with open("big", "wb") as file:
        for _ in range(20):
            file.write(bytes(1 << 20))
answer([tried(write), os.path.getsize("big")])
""")
    assert ended.answer == ["EFBIG", 16 << 20], ended.errors


def test_the_process_dies_with_its_parent(fresh):
    done = fresh("""
import os, signal
from autograder.sandbox.lockdown import sequence as lockdown
ours, theirs = os.pipe()
parent = os.fork()
if parent == 0:
    config = lockdown.prepare([], memory_bytes=1 << 28, cpu_seconds=5)
    child = os.fork()
    if child == 0:
        lockdown.apply(config)
        os.write(theirs, b"locked")
        signal.pause()
    signal.pause()
os.close(theirs)
os.read(ours, 6)
os.kill(parent, signal.SIGKILL)
print(os.read(ours, 1))  # ends when the last holder of the other end is gone
""")
    assert done.stdout == "b''\n", done.stderr


def test_a_parent_that_is_gone_already_is_a_fault(locked):
    ended = locked("answer('never')", parent=1)
    assert ended.answer is None
    assert "SandboxFault: The lock-down failed at the step 'parent-death signal'" in ended.errors


def test_descriptors_of_the_lock_down_are_closed(locked):
    ended = locked("answer([fd for fd in range(lockdown.FIRST_FD, 400) if tried(os.fstat, fd) == 'OPEN'])")
    assert ended.answer == [], ended.errors


def test_numerical_work_goes_on(locked):
    ended = locked("""
import concurrent.futures, io, random, warnings
import numpy.random, decimal, encodings.idna, scipy.signal, scipy.integrate, scipy.linalg
done = []
a = np.random.default_rng(0).standard_normal((200, 200))
done.append(np.allclose(np.linalg.inv(a) @ a, np.eye(200)))
done.append(scipy.linalg.svd(a)[1].size == 200)
done.append(scipy.integrate.solve_ivp(lambda t, y: -y, (0, 1), [1.0]).success)
with concurrent.futures.ThreadPoolExecutor(4) as pool:
    done.append(list(pool.map(abs, range(-8, 0))) == list(range(8, 0, -1)))
with tempfile.TemporaryDirectory() as folder:
    np.save(os.path.join(folder, "a.npy"), a)
    done.append(np.array_equal(np.load(os.path.join(folder, "a.npy")), a))
    np.savetxt(os.path.join(folder, "a.txt"), a[:2])
    done.append(np.loadtxt(os.path.join(folder, "a.txt")).shape == (2, 200))
with tempfile.NamedTemporaryFile() as file:
    file.write(b"x")
with open("mine.py", "w") as file:
    file.write("value = 7")
sys.path.insert(0, scratch)
import mine
done.append(mine.value == 7)
import shutil
shutil.copyfile("mine.py", "copy.py")
done.append(open("copy.py").read() == "value = 7")
import matplotlib.pyplot as plt
figure, axes = plt.subplots()
axes.hist(a[0])
axes.set_title("$x^2$")
image = io.BytesIO()
figure.savefig(image)
done.append(image.getvalue()[:4] == bytes([137]) + b"PNG")
import time
time.sleep(0.001)
done.append(os.getpid() > 0 and os.cpu_count() > 0 and len(os.urandom(4)) == 4)
answer([bool(value) for value in done])
""")
    assert ended.answer == [True] * 10, ended.errors


def test_symbolic_work_goes_on(locked):
    ended = locked("""
import sympy
x = sympy.Symbol("x")
answer(str(sympy.integrate(sympy.exp(-(x**2)), (x, -sympy.oo, sympy.oo))))
""")
    assert ended.answer == "sqrt(pi)", ended.errors


def test_a_change_of_root_hides_everything(locked, root_only, tmp_path):
    tmp_path.chmod(0o755)
    ended = locked("answer([tried(os.stat, '/etc/passwd'), tried(os.stat, '/proc')])", chroot=str(tmp_path))
    assert ended.answer == ["ENOENT", "ENOENT"], ended.errors


def test_without_landlock_the_self_test_says_that_files_are_open(locked):
    ended = locked("answer(isolation.open_doors(selftest.SelfTest(config).run()))", abi=0)
    assert ended.answer == ["canary", "write"], ended.errors


def test_other_systems_are_refused(monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    with pytest.raises(SandboxFault, match="Linux"):
        sequence.prepare([], memory_bytes=1, cpu_seconds=1)
