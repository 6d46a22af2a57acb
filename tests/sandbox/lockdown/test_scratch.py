"""A private folder is capped where that can be had, and is gone afterwards whatever lies in it."""

import os
import sys

import pytest

from autograder.sandbox.lockdown import scratch

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the sandbox is for Linux")


def nested(folder, depth):
    """Make folders within folders, deeper than a path may be long and Python recurses."""
    here = os.open(folder, os.O_RDONLY)
    for level in range(depth):
        os.close(os.open(f"file{level}", os.O_WRONLY | os.O_CREAT, dir_fd=here))
        os.mkdir("down", dir_fd=here)
        deeper = os.open("down", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = deeper
    os.close(here)


def test_whatever_lies_in_a_folder_is_removed(tmp_path):
    folder = tmp_path / "folder"
    scratch.make(folder, mounted=False)
    for name in ("a\nb", "\x1b[2J", "-rf", b"\xff".decode(errors="surrogateescape")):
        (folder / name).mkdir()
        (folder / name / "file").write_text("x")
    (folder / "link").symlink_to(tmp_path)
    (tmp_path / "beside").write_text("stays")
    nested(folder, 1200)
    scratch.remove(folder, mounted=False)
    assert [path.name for path in tmp_path.iterdir()] == ["beside"]


def test_a_folder_that_is_gone_is_no_trouble(tmp_path):
    scratch.remove(tmp_path / "nothing", mounted=False)


def test_fullness_is_seen_in_size_number_and_depth(tmp_path, monkeypatch):
    monkeypatch.setattr(scratch, "MAX_FILES", 20)
    monkeypatch.setattr(scratch, "MAX_BYTES", 1 << 20)
    for name in ("size", "number", "depth", "fine"):
        (tmp_path / name).mkdir()
    (tmp_path / "size" / "file").write_bytes(bytes(2 << 20))
    for number in range(21):
        (tmp_path / "number" / str(number)).touch()
    nested(tmp_path / "depth", 1200)
    (tmp_path / "fine" / "file").write_bytes(bytes(1000))
    with (tmp_path / "fine" / "sparse").open("wb") as file:
        file.truncate(1 << 30)
    full = {path.name for path in tmp_path.iterdir() if scratch.too_full(path)}
    scratch.remove(tmp_path / "depth", mounted=False)
    assert full == {"size", "number", "depth"}


def test_a_mounted_folder_refuses_what_is_too_much_and_goes_in_one_call(fresh, root_only):
    done = fresh("""
import errno, os, pathlib, tempfile
from autograder.sandbox.lockdown import scratch
base = pathlib.Path(tempfile.mkdtemp())
if not scratch.may_mount(base):
    print("no right to mount")
    raise SystemExit
def refused(attempt):
    try:
        attempt()
    except OSError as error:
        return errno.errorcode[error.errno]
folder = base / "folder"
scratch.make(folder, mounted=True)
big = refused(lambda: (folder / "big").write_bytes(bytes(scratch.MAX_BYTES + 1)))
(folder / "big").unlink()
many = refused(lambda: [(folder / str(number)).touch() for number in range(scratch.MAX_FILES + 1)])
count = len(os.listdir(folder))
seen_outside = os.listdir(f"/proc/{os.getppid()}/root{folder}")
scratch.remove(folder, mounted=True)
print(big, many, count == scratch.MAX_FILES, seen_outside, os.listdir(base))
""")
    if "no right" in done.stdout:
        pytest.skip("takes the right to mount")
    assert done.stdout == "ENOSPC ENOSPC True [] []\n", done.stderr
