"""The portable runner's child: one process for one program, over the pipes that it was started with."""

import importlib
import os
import sys

from autograder.boundary.values import pack
from autograder.sandbox.child import inert_modules, worker
from autograder.sandbox.child.module_path import keep_own_entries


def main() -> None:
    """Serve; the arguments are the bytes of memory and the modules to import before it counts."""
    incoming, outgoing = os.dup(0), os.dup(1)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)  # printed output goes to stderr, where only its size counts
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    keep_own_entries()
    for module in sys.argv[2:]:
        importlib.import_module(module)
    if sys.platform == "linux":  # elsewhere an address space cannot be limited, or the limit is ignored
        import resource

        from autograder.sandbox.lockdown.sequence import address_space

        size = address_space() + int(sys.argv[1])
        resource.setrlimit(resource.RLIMIT_AS, (size, size))
    inert_modules.install()
    worker.prepare()
    worker.send(outgoing, pack(("ready",)))
    worker.serve(incoming, outgoing)
