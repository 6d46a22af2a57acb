"""What happens in a batch, for machines: one JSON line an event."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from autograder.errors import UsageError


class EventLog:
    """Adds to a file one line an event, as it happens; without a file it does nothing.

    Raises
    ------
    UsageError
        If the file cannot be written.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._file: BinaryIO | None = None
        if path is not None:
            try:
                self._file = path.open("ab", buffering=0)
            except OSError as error:
                raise UsageError(f"The log {path} cannot be written: {error.strerror}.") from None

    def event(self, name: str, **facts: Any) -> None:
        """Write down what happened now; a log that cannot be written any more ends no batch."""
        if self._file is None:
            return
        at = datetime.now(UTC).isoformat(timespec="milliseconds")
        line = msgspec.json.encode({"at": at, "event": name, **facts}) + b"\n"
        try:
            self._file.write(line)
        except OSError:
            self.close()

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()
            self._file = None
