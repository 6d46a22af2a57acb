"""The attacks again with a grader that is an ordinary user, where root runs the tests."""

import os
import pwd
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FIRST_UID = 59_000

# Root makes this Python readable for the user in mounts of its own, becomes the user for good, runs pytest.
AS_USER = """
import os, sys
from pathlib import Path
from autograder.sandbox import interpreter
uid, checkout = int(sys.argv[1]), Path(sys.argv[2])
prefixes = {Path(sys.prefix), Path(sys.base_prefix), Path(sys.executable).resolve().parent}
interpreter.expose([*interpreter.needed_paths(), *prefixes, checkout], uid)
os.setgroups([])
os.setresgid(uid, uid, uid)
os.setresuid(uid, uid, uid)
os.chdir(checkout)
os.execv(sys.executable, [sys.executable, "-m", "pytest", "-q", "-rs", *sys.argv[3:]])
"""


@pytest.fixture
def somebody():
    """Return the number of a user without an account, and a folder of theirs with a copy of the checkout."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("takes root, to become somebody else")
    taken = {entry.pw_uid for entry in pwd.getpwall()}
    uid = next(number for number in range(FIRST_UID, FIRST_UID + 1000) if number not in taken)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        home.chmod(0o755)
        for name in ("autograder", "tests/hostile"):
            shutil.copytree(ROOT / name, home / name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "pyproject.toml", home)
        (home / "temporary").mkdir()
        for path in (home, *home.rglob("*")):
            path.chmod(0o755 if path.is_dir() else 0o644)
            os.chown(path, uid, uid)
        yield uid, home


def test_an_ordinary_user_s_grader_withstands_the_same_attacks(somebody):
    uid, home = somebody
    environment = {
        "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": str(home), "TMPDIR": str(home / "temporary"),
        "PYTHONPATH": str(home), "PYTHONDONTWRITEBYTECODE": "1", "OPENBLAS_NUM_THREADS": "1",
    }  # fmt: skip
    tests = ("test_attacks.py", "test_memory.py", "test_legitimate.py")
    done = subprocess.run(
        [sys.executable, "-c", AS_USER, str(uid), str(home), *(f"tests/hostile/{name}" for name in tests)],
        cwd=home, env=environment, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    if "SandboxFault" in done.stderr:
        pytest.skip(f"this Python cannot be made readable for others here: {done.stderr.splitlines()[-1]}")
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
    passed = re.search(r"(\d+) passed", done.stdout)
    quiet = done.stdout.count(".")
    assert (int(passed[1]) if passed else quiet) > 60, done.stdout
