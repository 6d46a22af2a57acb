"""The attacks and the honest work again, as every kind of grader that must give the same isolation."""

import json
import os
import pwd
import runpy
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from autograder.sandbox.forkserver import bubblewrap
from autograder.sandbox.lockdown import landlock

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
FIRST_UID = 59_000
CONFIGURATIONS = runpy.run_path(str(HERE / "allowed.py"))["CONFIGURATIONS"]
#: what is different about each, as the doctor would say it
SHOWN = {
    "root": "submissions run by itself, each as a user of its own",
    "root in bubblewrap": "submissions run in bubblewrap, each as a user of its own",
    "ordinary user": "submissions run by itself, under the grader's account",
    "ordinary user in bubblewrap": "submissions run in bubblewrap, under the grader's account",
    "ordinary user without namespaces": "submissions run by itself, under the grader's account",
    "Docker's root": "each as a user of its own",
    "Docker's root without Landlock": "submissions run from a copy of Python, each as a user of its own",
}


@pytest.fixture(scope="module")
def cache():
    """Return a folder for copies of Python that everybody can reach."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder, "copies")


@pytest.fixture
def somebody():
    """Return the number of a user without an account, and a folder of theirs with a copy of the checkout."""
    taken = {entry.pw_uid for entry in pwd.getpwall()}
    uid = next(number for number in range(FIRST_UID, FIRST_UID + 1000) if number not in taken)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        home.chmod(0o755)
        for name in ("autograder", "tests/hostile"):
            shutil.copytree(ROOT / name, home / name, ignore=shutil.ignore_patterns("__pycache__"))
        (home / "temporary").mkdir()
        for path in (home, *home.rglob("*")):
            path.chmod(0o755 if path.is_dir() else 0o644)
            os.chown(path, uid, uid)
        yield uid, home


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="takes root, to become others")
@pytest.mark.parametrize("configuration", [name for name in CONFIGURATIONS if name != "root in bubblewrap"])
def test_a_grader_of_another_kind_withstands_the_same_and_disturbs_no_more(configuration, somebody, cache):
    if "bubblewrap" in configuration and bubblewrap.find() is None:
        pytest.skip("bubblewrap is not installed")
    if landlock.abi() == 0 and "without Landlock" not in configuration:
        pytest.skip("this kernel has no Landlock")
    uid, home = somebody
    environment = {
        "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": "/root", "TMPDIR": str(home / "temporary"),
        "PYTHONPATH": str(home), "PYTHONDONTWRITEBYTECODE": "1", "OPENBLAS_NUM_THREADS": "1",
    }  # fmt: skip
    script = home / "tests/hostile/configurations.py"
    done = subprocess.run(
        [sys.executable, script, configuration, str(uid), str(cache)],
        cwd=home, env=environment, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    found = json.loads(done.stdout.splitlines()[-1])
    assert (found["level"], found["wrong"]) == ("isolated", {}), found
    assert SHOWN[configuration] in found["circumstances"][0]
    if configuration.startswith("Docker") and bubblewrap.find() is not None:
        assert found["circumstances"][1].startswith("not in bubblewrap: bwrap: ")
    assert found["files"] == "chroot" or "without Landlock" not in configuration
    assert found["count"] > 50
