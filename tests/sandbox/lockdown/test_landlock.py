import pytest

from autograder.sandbox.lockdown import landlock

pytestmark = pytest.mark.skipif(landlock.abi() == 0, reason="the kernel has no Landlock")

# Landlock alone, as the caller's own user: what it stops must not lean on the other means
ALONE = """
import errno, json, os, socket, tempfile
from autograder.sandbox.lockdown import landlock, sequence as lockdown, syscalls

def tried(attempt, *args):
    try:
        attempt(*args)
    except OSError as error:
        return errno.errorcode[error.errno]
    return "OPEN"

with tempfile.TemporaryDirectory() as outside, tempfile.TemporaryDirectory() as own:
    secret = os.path.join(outside, "secret")
    readable = os.path.join(outside, "readable")
    os.mkdir(readable)
    for path in (secret, os.path.join(readable, "data")):
        with open(path, "w") as file:
            file.write("s")
    abi = {abi} or landlock.abi()
    pid = os.fork()
    if pid == 0:
        parent = os.getppid()
        syscalls.syscall("prctl", 38, 1)
        landlock.apply(abi, [lockdown.park(readable)], [lockdown.park(own), lockdown.park("/dev/null")])
        {code}
        os._exit(0)
    os.waitpid(pid, 0)
"""


def alone(fresh, code, abi=0):
    done = fresh(ALONE.format(code=code.strip().replace("\n", "\n        "), abi=abi))
    assert done.returncode == 0, done.stderr
    assert done.stdout, done.stderr
    return done.stdout.strip()


def test_files_outside_can_be_neither_read_nor_changed(fresh):
    said = alone(fresh, """
print(*{tried(attempt, *args) for attempt, args in [
    (os.open, (secret, os.O_RDONLY)), (os.open, (secret, os.O_WRONLY)), (os.listdir, (outside,)),
    (os.open, (os.path.join(outside, "new"), os.O_CREAT | os.O_WRONLY)), (os.unlink, (secret,)),
    (os.mkdir, (os.path.join(outside, "new"),)), (os.open, ("/etc/passwd", os.O_RDONLY)),
    (os.open, ("/proc/self/environ", os.O_RDONLY)), (os.rmdir, (readable,)),
    (os.symlink, ("/etc", os.path.join(outside, "link"))),
    (os.open, (os.path.join(own, "../" + os.path.basename(outside) + "/secret"), os.O_RDONLY)),
]}, flush=True)""")  # fmt: skip
    assert said == "EACCES"


def test_a_readable_folder_can_be_read_and_not_changed(fresh):
    said = alone(
        fresh,
        """
data = os.path.join(readable, "data")
changes = tried(os.open, data, os.O_RDWR), tried(os.unlink, data)
print(open(data).read(), os.listdir(readable), *changes, flush=True)
""",
    )
    assert said == "s ['data'] EACCES EACCES"


@pytest.mark.parametrize("abi", range(1, landlock.abi() + 1))
def test_the_own_folder_can_be_used_with_every_version(fresh, abi):
    said = alone(fresh, """
os.chdir(own)
os.mkdir("folder")
with open("folder/a", "w") as file:
    file.write("text")
os.rename("folder/a", "folder/b")
os.truncate("folder/b", 2)
written = open("/dev/null", "w").write("x")
print(open("folder/b").read(), written, tried(os.open, secret, os.O_RDONLY), flush=True)
os.unlink("folder/b")
os.rmdir("folder")
""", abi)  # fmt: skip
    assert said == "te 1 EACCES"


@pytest.mark.skipif(landlock.abi() < 4, reason="the kernel's Landlock knows no network")
def test_tcp_is_refused(fresh):
    said = alone(
        fresh,
        """
tcp = socket.socket()
print(tried(tcp.connect, ("127.0.0.1", 9)), tried(tcp.bind, ("127.0.0.1", 0)), flush=True)
""",
    )
    assert said == "EACCES EACCES"


@pytest.mark.skipif(landlock.abi() < 6, reason="the kernel's Landlock knows no scopes")
def test_the_parent_cannot_be_signalled(fresh):
    said = alone(fresh, "print(tried(os.kill, parent, 0), tried(os.kill, os.getpid(), 0), flush=True)")
    assert said == "EPERM OPEN"
