"""What a notebook's commands give for what was printed, or was not (child side)."""

import contextlib
import io
import sys
from typing import Any


class Nothing(list[str]):
    """What a shell command that does not run gives: no lines, in the forms that IPython has."""

    n = s = ""
    l = p = property(lambda self: self)  # noqa: E741 - their names in IPython

    def __getitem__(self, key: Any) -> Any:
        """Say why there is no line."""
        if isinstance(key, slice):
            return Nothing()
        raise IndexError("shell commands do not run here, so this one gave no lines")


class Captured(contextlib.AbstractContextManager["Captured"]):
    """What ``%%capture name`` binds: what the rest of the cell prints."""

    def __init__(self) -> None:
        self._out, self._error = io.StringIO(), io.StringIO()
        self.outputs: list[Any] = []
        self._streams = (sys.stdout, sys.stderr)
        sys.stdout, sys.stderr = self._out, self._error

    def __exit__(self, *exception: object) -> None:
        """Give the streams back."""
        if sys.stdout is self._out:
            sys.stdout, sys.stderr = self._streams

    @property
    def stdout(self) -> str:
        """What was printed."""
        return self._out.getvalue()

    @property
    def stderr(self) -> str:
        """What was printed as an error."""
        return self._error.getvalue()

    def __str__(self) -> str:
        """Return what was printed, as IPython does."""
        return self.stdout

    def show(self) -> None:
        """Print it after all."""
        sys.stdout.write(self.stdout)

    __call__ = show
