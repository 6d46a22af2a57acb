"""The process that forks the children, from the grader's side: its start, its folder and its end."""

import atexit
import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

from autograder.errors import SandboxFault
from autograder.sandbox.endings import Shortages
from autograder.sandbox.scratch import remove

HEAVY = ("scipy", "sympy", "matplotlib")
#: import sets that get a process of their own; a submission gets the smallest that holds all it imports
IMPORT_SETS = (
    ("numpy",), ("numpy", "scipy"), ("numpy", "sympy"), ("numpy", "matplotlib"), ("numpy", *HEAVY),
)  # fmt: skip
BOOTSTRAP = (
    "import sys; sys.path.insert(0, sys.argv.pop(1)); from autograder.sandbox.zygote import main; main()"
)


class ZygoteProcess:
    """The zygote and the folder its children work in; shared by forked graders, owned by its maker."""

    def __init__(self, *, warm: bool) -> None:
        base = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
        self.scratch = Path(tempfile.mkdtemp(prefix="autograder-", dir=base))
        for folder in (self.scratch, self.scratch / "work"):  # children pass through to their own folders
            folder.mkdir(exist_ok=True)
            folder.chmod(0o711)
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.requests = ours
        self.shortages = Shortages()
        self._owner = os.getpid()
        self._errors = self.scratch / "zygote.log"
        config = self.scratch / "matplotlib"
        config.mkdir(mode=0o755)
        _copy_font_list(config)
        package = str(Path(__file__).resolve().parents[2])
        arguments = [package, str(theirs.fileno()), str(self.scratch), "warm" if warm else "cold"]
        with self._errors.open("wb") as errors:
            self._process = subprocess.Popen(
                [sys.executable, "-s", "-P", "-c", BOOTSTRAP, *arguments],
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=errors, start_new_session=True,
                pass_fds=(theirs.fileno(),), env=_clean_environment(config), cwd=self.scratch,
            )  # fmt: skip
        theirs.close()
        atexit.register(self.close)

    def fault(self) -> SandboxFault:
        """Return the error to raise when the zygote does not answer."""
        try:
            said = self._errors.read_text(errors="replace").strip().splitlines()[-1:]
        except OSError:
            said = []
        reason = f" ({said[0]})" if said else ""
        return SandboxFault(
            f"The process that runs submissions ended by itself{reason}; see 'autograder doctor'."
        )

    def close(self) -> None:
        """End the zygote with all its children and remove the folder; safe to call twice."""
        self.requests.close()
        if os.getpid() != self._owner:
            return
        atexit.unregister(self.close)
        with contextlib.suppress(ProcessLookupError):
            self._process.send_signal(signal.SIGTERM)
        self._process.wait()
        remove(self.scratch, mounted=False)


def _clean_environment(config: Path) -> dict[str, str]:
    threads = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    return {
        "PATH": "/usr/local/bin:/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "PYTHONUTF8": "1",
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
        "MALLOC_ARENA_MAX": "1",
        "MPLBACKEND": "Agg",
        "MPLCONFIGDIR": str(config),
        **threads,
    }


def _copy_font_list(config: Path) -> None:
    """Give the sandbox the font list that Matplotlib has already made for this user, if any."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "matplotlib"
    with contextlib.suppress(OSError):
        for path in cache.glob("fontlist-*.json"):
            shutil.copy(path, config)


def choose_imports(modules: frozenset[str]) -> tuple[str, ...]:
    """Return the smallest import set that holds what a submission imports."""
    needed = {name for name in HEAVY if name in modules}
    return next(names for names in IMPORT_SETS if needed <= set(names))
