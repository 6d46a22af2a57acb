"""What the kernel tells of a process: threads, and files that have no name any more."""

import mmap
import os
import sys
import threading

import pytest

from autograder.sandbox.processes import cpu_seconds, nameless_bytes, thread_count, thread_seconds

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="it is read from /proc")

SIZE = 1 << 20
LARGEST = 16 << 20
GONE = 4194305


def test_a_process_that_is_gone_has_nothing(tmp_path):
    assert cpu_seconds(GONE) is None and thread_seconds(GONE) is None
    assert thread_count(GONE) == 0 and nameless_bytes(GONE, tmp_path, LARGEST) == 0


def test_threads_are_counted():
    before, end = thread_count(os.getpid()), threading.Event()
    threads = [threading.Thread(target=end.wait) for _ in range(5)]
    for thread in threads:
        thread.start()
    now = thread_count(os.getpid())
    end.set()
    for thread in threads:
        thread.join()
    assert now >= before + 5 - 1  # one of before may have ended


def test_of_files_those_count_that_have_no_name_and_each_once(tmp_path):
    before = nameless_bytes(os.getpid(), tmp_path, LARGEST)
    with (tmp_path / "named").open("wb") as named, (tmp_path / "gone").open("wb+") as gone:
        for file in (named, gone):
            file.write(bytes(SIZE))
            file.flush()
        (tmp_path / "gone").unlink()
        again = os.dup(gone.fileno())
        held = nameless_bytes(os.getpid(), tmp_path, LARGEST) - before
        os.close(again)
    assert SIZE <= held < 2 * SIZE


def test_a_file_that_is_only_mapped_counts_as_the_largest(tmp_path, fresh):
    done = fresh(f"""
import ctypes, os, pathlib
from autograder.sandbox.processes import nameless_bytes
libc = ctypes.CDLL(None)
libc.mmap.restype = ctypes.c_void_p
libc.mmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t, *[ctypes.c_int] * 3, ctypes.c_long]
folder = pathlib.Path({str(tmp_path)!r})
file = os.open(folder / "file", os.O_RDWR | os.O_CREAT)
os.write(file, bytes({mmap.PAGESIZE}))
libc.mmap(None, {mmap.PAGESIZE}, 1, 1, file, 0)
os.close(file)
print(nameless_bytes(os.getpid(), folder, {LARGEST}), end=" ")
(folder / "file").unlink()
print(nameless_bytes(os.getpid(), folder, {LARGEST}))
""")
    assert done.stdout == f"0 {LARGEST}\n", done.stderr
