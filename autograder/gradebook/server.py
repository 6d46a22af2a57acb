"""A gradebook in PostgreSQL: the output folder holds its address instead of the gradebook.

So whoever finds the folder finds the gradebook; the address holds no password, which libpq takes from
``~/.pgpass`` or from its environment.
"""

from pathlib import Path

from sqlalchemy import URL, Engine, create_engine, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from autograder.errors import AutograderError, GraderError, UsageError
from autograder.gradebook.whole_file import whole_file

NAME = "gradebook.url"
CONNECTING = 10  # seconds for the server to answer
MIGRATING = 0x6175746F  # the advisory lock of whoever brings the tables up to date

_BUSY = ("55P03", "40P01")  # a lock that was not given in time, a deadlock
_FULL = "53100"
_OLD_TABLES = ("42P01", "42703")  # no such table, no such column


def read_address(text: str) -> URL:
    """Return the address of a database on a server.

    Raises
    ------
    UsageError
        If it is none, or holds a password.
    """
    try:
        url = make_url(text)
    except ArgumentError:
        url = None
    if url is None or url.drivername not in ("postgresql", "postgres", "postgresql+psycopg"):
        raise UsageError(
            "The address of a gradebook must be of the form postgresql://USER@HOST/DATABASE; without one the "
            "gradebook is a file in the output folder."
        )
    if url.password is not None:
        raise UsageError(
            "The address of a gradebook must hold no password, for others see it on the command line: put it "
            "into ~/.pgpass or PGPASSFILE."
        )
    return url.set(drivername="postgresql+psycopg")


def address_of(path: Path) -> URL | None:
    """Return the address that an output folder holds instead of the gradebook at `path`, or None.

    Raises
    ------
    UsageError
        If it holds something else under that name.
    """
    place = path.with_name(NAME)
    if not place.is_file():
        return None
    return read_address(place.read_text(encoding="utf-8", errors="replace").strip())


def keep_address(path: Path, url: URL) -> None:
    """Have an output folder hold an address instead of the gradebook at `path`."""
    with whole_file(path.with_name(NAME), mode=0o600) as stream:
        stream.write(f"{shown(url)}\n".encode())


def shown(url: URL) -> str:
    """Return an address as it is written on the command line."""
    return url.set(drivername="postgresql").render_as_string()


def connect_to(url: URL, wait: float) -> Engine:
    """Return a connection pool; nothing is connected yet.

    Parameters
    ----------
    wait : float
        Seconds for another writer to finish its transaction.

    Raises
    ------
    UsageError
        If psycopg is not installed.
    """
    settings = {
        "connect_timeout": CONNECTING,
        "application_name": "autograder",
        "options": f"-c lock_timeout={int(wait * 1000)}",
    }
    try:
        return create_engine(url, connect_args=settings)
    except ModuleNotFoundError:
        raise UsageError(
            "A gradebook in PostgreSQL needs psycopg: pip install 'neuro-autograder[postgres]'."
        ) from None


def in_one_sentence(url: URL, error: DBAPIError) -> AutograderError:
    """Return what a failure of the server means."""
    place, code = shown(url), getattr(error.orig, "sqlstate", None)
    said = " ".join(str(error.orig).partition("\n")[0].split()).rstrip(".")
    kept = "what was graded before is kept"
    if code in _BUSY:
        return GraderError(f"The gradebook {place} is in use by another program; try again: {kept}.")
    if code in _OLD_TABLES:
        return UsageError(f"The gradebook {place} is damaged ({said}): put back a copy of it.")
    if code == _FULL:
        return GraderError(f"The disk of the gradebook {place} is full; make room and grade again: {kept}.")
    if error.connection_invalidated:
        return GraderError(f"The gradebook {place} is away ({said}); grade again when it is back: {kept}.")
    if code is None or code.startswith(("08", "28", "3D")):  # no connection, no right to it, no such database
        return UsageError(f"The gradebook {place} cannot be opened: {said}.")
    return GraderError(f"The results could not be written to {place}: {said}; {kept}.")
