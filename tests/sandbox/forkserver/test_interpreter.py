import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.errors import SandboxFault
from autograder.sandbox.forkserver import interpreter, python_copy

OTHER = 64_123

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="is about POSIX permissions")


@pytest.fixture
def tree(tmp_path):
    """A folder that anybody can reach, whatever the folders above it are."""
    for folder in ("open/package", "closed/python/lib"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "open/file").write_text("x")
    for path in (tmp_path, *tmp_path.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    return tmp_path


def blocked(tree, *paths, uid=OTHER, gid=None):
    """Return what blocks below the tree; pytest's own folders above it are private."""
    found = interpreter.readable_by(uid, paths, gid)
    return [str(path.relative_to(tree)) for path in found if path.is_relative_to(tree) and path != tree]


def test_open_folders_are_readable(tree):
    assert blocked(tree, tree / "open", tree / "open/file", tree / "closed/python/lib") == []


def test_a_private_folder_on_the_way_is_found(tree):
    (tree / "closed").chmod(0o700)
    assert blocked(tree, tree / "closed/python/lib", tree / "open") == ["closed"]
    (tree / "closed").chmod(0o711)
    assert blocked(tree, tree / "closed/python/lib") == []


def test_a_private_folder_behind_a_chain_of_links_is_found(tree):
    (tree / "open/middle").symlink_to(tree / "closed/python")
    (tree / "open/link").symlink_to("../open/middle/lib")
    (tree / "closed").chmod(0o700)
    assert blocked(tree, tree / "open/link") == ["closed"]


def test_links_in_circles_are_refused(tree):
    (tree / "a").symlink_to("b")
    (tree / "b").symlink_to("a")
    with pytest.raises(SandboxFault, match="circles"):
        interpreter.readable_by(OTHER, [tree / "a"])


def test_a_target_must_be_readable_and_not_only_passable(tree):
    (tree / "open").chmod(0o711)
    (tree / "open/file").chmod(0o640)
    assert blocked(tree, tree / "open") == ["open"]
    assert blocked(tree, tree / "open/file") == ["open/file"]


def test_packages_installed_under_a_strict_umask_are_found(tree):
    site = tree / "open/site-packages"
    for name in ("numpy", "__pycache__", "numpy-2.dist-info"):
        (site / name).mkdir(parents=True)
        (site / name).chmod(0o700)
    site.chmod(0o755)
    assert blocked(tree, site) == ["open/site-packages/numpy"]


def test_owner_and_group_count(tree):
    status = (tree / "closed").stat()
    (tree / "closed").chmod(0o700)
    if status.st_uid:
        assert blocked(tree, tree / "closed", uid=status.st_uid) == []
    (tree / "closed").chmod(0o750)
    assert blocked(tree, tree / "closed", gid=status.st_gid) == []
    (tree / "closed").chmod(0o705)  # the group is asked first, and says no
    assert blocked(tree, tree / "closed", gid=status.st_gid) == ["closed"]


def test_root_reads_everything(tree):
    (tree / "closed").chmod(0o000)
    try:
        assert interpreter.readable_by(0, [tree / "closed"]) == []
    finally:
        (tree / "closed").chmod(0o755)


def test_the_needed_paths_hold_the_library_and_the_packages():
    paths = [path.resolve() for path in interpreter.needed_paths()]
    for module in (os, pytest):
        place = Path(module.__file__).resolve()
        assert any(place.is_relative_to(path) for path in paths)
    assert Path("/") not in paths


def test_the_refusal_names_the_folder_and_a_cure():
    text = interpreter.refusal([Path("/root")])
    assert "/root" in text
    assert "chmod" in text


PRIVATE = """
import os, sys, tempfile
from pathlib import Path
from autograder.errors import SandboxFault
from autograder.sandbox.forkserver import interpreter
home = Path(tempfile.mkdtemp(prefix="expose-")).resolve()
python, secret = home / "apps/python/lib", home / "secret"
python.mkdir(parents=True)
(python / "os.py").write_text("module")
(home / "apps/current").symlink_to("python")
(home / "file").write_text("single")
secret.write_text("s")
home.chmod(0o700)
(home / "apps").chmod(0o700)
wanted = [home / "apps/current/lib", python, home / "file"]
"""


def test_exposed_paths_are_readable_and_their_neighbours_gone(fresh, root_only):
    done = fresh(
        PRIVATE
        + """
outside = os.fork()
if outside == 0:
    print([str(path.relative_to(home)) for path in interpreter.expose(wanted, 64123)])
    print(interpreter.readable_by(64123, wanted))
    os.setgroups([])
    os.setresgid(64123, 64123, 64123)
    os.setresuid(64123, 64123, 64123)
    for path in (home / "apps/current/lib/os.py", python / "os.py", home / "file"):
        print(path.read_text())
    print(sorted(path.name for path in home.rglob("*")), secret.exists(), flush=True)
    os._exit(0)
os.waitpid(outside, 0)
print(secret.read_text(), oct(home.stat().st_mode & 0o777), sorted(path.name for path in home.iterdir()))
import shutil
shutil.rmtree(home)
"""
    )
    assert done.stdout.splitlines() == [
        "['.']", "[]", "module", "module", "single",
        "['apps', 'current', 'file', 'lib', 'lib', 'os.py', 'os.py', 'python'] False",
        "s 0o700 ['apps', 'file', 'secret']",
    ], done.stderr  # fmt: skip


def test_exposed_paths_cannot_be_written_even_by_root(fresh, root_only):
    done = fresh(
        PRIVATE
        + """
interpreter.expose(wanted, 64123)
for path in (python / "new", home / "new", home / "file"):
    try:
        path.write_text("x")
    except OSError as error:
        print(error.strerror)
"""
    )
    assert done.stdout.splitlines() == ["Read-only file system"] * 3, done.stderr


def test_what_is_private_itself_is_refused_with_the_cure(fresh, root_only):
    done = fresh(
        PRIVATE
        + """
python.chmod(0o700)
try:
    interpreter.expose(wanted, 64123)
except SandboxFault as error:
    print(error)
"""
    )
    assert "apps/python/lib" in done.stdout or "apps/current/lib" in done.stdout, done.stderr
    assert "chmod a+rx" in done.stdout


def test_nothing_is_done_when_all_is_readable(fresh, root_only):
    done = fresh("""
import os
from pathlib import Path
from autograder.sandbox.forkserver import interpreter
before = os.readlink("/proc/self/ns/mnt")
print(interpreter.expose([Path("/usr/lib")], 64123), os.readlink("/proc/self/ns/mnt") == before)
""")
    assert done.stdout == "[] True\n", done.stderr


def test_without_the_right_to_mount_the_remedy_is_refused(fresh, root_only):
    done = fresh(
        PRIVATE
        + """
from autograder.sandbox.lockdown.syscalls import syscall
import ctypes
header, sets = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
syscall("capget", ctypes.addressof(header), ctypes.addressof(sets))
sets[0] &= ~(1 << 21)  # CAP_SYS_ADMIN, effective
syscall("capset", ctypes.addressof(header), ctypes.addressof(sets))
try:
    interpreter.expose(wanted, 64123)
except SandboxFault as error:
    print(error)
"""
    )
    assert "The remedy failed: Operation not permitted, unshare." in done.stdout, done.stderr


@pytest.fixture
def small_python(monkeypatch, tmp_path):
    """Let the copy have one package only: copying a scientific stack takes seconds."""
    site = tmp_path / "site-packages"
    (site / "package").mkdir(parents=True)
    (site / "package/__init__.py").write_text("value = 7")
    (site / "package").chmod(0o700)
    (site / "checkout.pth").write_text("/somewhere")
    library = python_copy.sysconfig.get_path("stdlib")
    paths = {"stdlib": library, "purelib": str(site), "platlib": str(site)}
    monkeypatch.setattr(python_copy.sysconfig, "get_path", paths.get)
    return site


@pytest.mark.skipif(sys.platform != "linux", reason="is about Linux")
def test_a_copy_works_and_is_made_once(small_python, tmp_path):
    python = python_copy.copy_prefix(tmp_path / "cache")
    home = python.parents[2]
    made = home.stat().st_mtime_ns
    assert python_copy.copy_prefix(tmp_path / "cache") == python
    assert home.stat().st_mtime_ns == made
    assert list((tmp_path / "cache").iterdir()) == [home]
    assert not list(home.rglob("*.pth"))
    for path in home.rglob("*"):
        if path.resolve() in (home, home / python_copy.SCRATCH):  # to be passed through, not to be listed
            continue
        assert stat.S_IMODE(path.stat().st_mode) & 0o444 == 0o444, path
    asked = "import package, sys, lzma; print(package.value, sys.base_prefix)"
    done = subprocess.run([python, "-I", "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout == f"7 {home}\n"


@pytest.mark.skipif(sys.platform != "linux", reason="is about Linux")
def test_a_copy_has_its_outer_name_within(small_python, tmp_path):
    python = python_copy.copy_prefix(tmp_path / "cache")
    home = python.parents[2]
    assert Path(f"{home}{home}").resolve() == home
    assert Path(f"{home}{python}").samefile(python)


@pytest.mark.skipif(sys.platform != "linux", reason="is about Linux")
def test_a_copy_that_nobody_uses_makes_room_for_the_next(small_python, tmp_path):
    homes = []
    for number in range(3):
        os.utime(small_python, (number, number))  # as an installation would
        homes.append(python_copy.copy_prefix(tmp_path / "cache").parents[2])
        if number == 0:
            (homes[0] / python_copy.SCRATCH / "in-use").mkdir()
    assert [home.exists() for home in homes] == [True, False, True]


@pytest.mark.skipif(sys.platform != "linux", reason="is about Linux")
def test_a_folder_that_others_can_change_is_refused(small_python, tmp_path):
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache").chmod(0o777)
    with pytest.raises(SandboxFault, match="writable for no one else"):
        python_copy.copy_prefix(tmp_path / "cache")


@pytest.mark.skipif(sys.platform != "linux", reason="is about Linux")
def test_a_damaged_copy_is_refused(small_python, tmp_path):
    python = python_copy.copy_prefix(tmp_path / "cache")
    module = python.parents[2] / "lib" / f"python3.{sys.version_info.minor}" / "decimal.py"
    module.unlink()  # it may be a link to the original
    module.write_text("1 / 0")
    with pytest.raises(SandboxFault, match="remove that folder"):
        python_copy.copy_prefix(tmp_path / "cache")
