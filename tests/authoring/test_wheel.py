"""A handout carries the package, and its own instructions install it."""

import base64
import hashlib
import io
import re
import subprocess
import sys
import sysconfig
import venv
import zipfile
from importlib import metadata
from pathlib import Path

import pytest

import autograder
from autograder.authoring.wheel import wheel, wheel_name
from autograder.errors import UsageError

PACKAGE = Path(autograder.__file__).parent


@pytest.fixture(scope="module")
def files():
    with zipfile.ZipFile(io.BytesIO(wheel())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_wheel_holds_the_package_and_nothing_else(files):
    info = f"neuro_autograder-{autograder.__version__}.dist-info"
    assert {name.partition("/")[0] for name in files} == {"autograder", info}
    assert files["autograder/version.py"] == (PACKAGE / "version.py").read_bytes()
    assert "autograder/report/templates/student.html" in files and "autograder/py.typed" in files
    assert not [name for name in files if "__pycache__" in name or "solutions" in name]
    assert b"autograder = autograder.cli:main" in files[f"{info}/entry_points.txt"]
    assert b"Requires-Dist: numpy" in files[f"{info}/METADATA"]


def test_the_record_lists_every_file_with_its_digest(files):
    (name,) = (name for name in files if name.endswith("/RECORD"))
    rows = [line.rsplit(",", 2) for line in files[name].decode().splitlines()]
    assert {row[0] for row in rows} == set(files)
    for file, digest, size in rows:
        if file != name:
            found = base64.urlsafe_b64encode(hashlib.sha256(files[file]).digest()).rstrip(b"=").decode()
            assert (digest, size) == (f"sha256={found}", str(len(files[file])))


def test_two_wheels_are_the_same_bytes():
    assert wheel() == wheel()


def test_what_is_not_installed_is_refused_in_one_sentence(monkeypatch):
    def missing(name):
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "distribution", missing)
    with pytest.raises(UsageError, match="is not installed here; install it again with pip"):
        wheel()


def test_the_command_of_the_instructions_installs_what_checks_the_handout(released, known, tmp_path):
    """The libraries that the command would fetch are those of this environment."""
    text = (released / "README.md").read_text()
    (asked,) = re.findall(r'^\.venv/bin/pip install "\./(\S+)\[notebook\]" pytest$', text, re.M)
    assert asked == wheel_name() and f'"\\.\\{asked}[notebook]"'.replace("\\.", ".") in text
    venv.create(released / ".venv", with_pip=False, symlinks=True)
    python = released / ".venv" / "bin" / "python"
    install = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(python),
        "install",
        "-q",
        "--no-deps",
        "--no-index",
    ]
    subprocess.run([*install, f"./{asked}[notebook]"], cwd=released, check=True)
    (site,) = (released / ".venv").glob("lib/python*/site-packages")
    (site / "libraries.pth").write_text(f"{sysconfig.get_paths()['purelib']}\n")
    (released / "exercises" / "decay" / "decay.py").write_bytes(known["grows"])
    done = subprocess.run(
        [released / ".venv" / "bin" / "autograder", "check"],
        cwd=released, capture_output=True, text=True, env={"PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert "misconception:grows" in done.stdout
    where = [python, "-c", "import autograder; print(autograder.__file__)"]
    assert subprocess.run(where, capture_output=True, text=True, cwd=tmp_path).stdout.startswith(
        str(released)
    )
