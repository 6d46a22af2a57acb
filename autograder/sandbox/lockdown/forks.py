"""Forks on a machine that has no room for another process at the moment."""

import errno
import os
import time

#: seconds for which a fork is tried again: whoever took the room may be stopped by then
PATIENCE = 10.0
PAUSE = 0.1
_SHORT = (errno.EAGAIN, errno.ENOMEM)
#: what to do about it, in the middle of a sentence
CURE = "the limit on processes (ulimit -u, pids.max) or on memory is reached; raise it or use fewer --jobs"


def is_shortage(error: Exception) -> bool:
    """Whether an error is that there was no room for a process, of which there may be some later."""
    return isinstance(error, OSError) and error.errno in _SHORT


def fork() -> int:
    """Fork, and wait for room where there is none.

    Raises
    ------
    OSError
        If there is still none after `PATIENCE` seconds.
    """
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return os.fork()
        except OSError as error:
            if not is_shortage(error) or time.monotonic() > end:
                raise
        time.sleep(PAUSE)
