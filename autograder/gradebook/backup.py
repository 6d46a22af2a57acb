"""Copies of a gradebook: made while others write to it, looked at whole, put back."""

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from autograder.errors import UsageError
from autograder.gradebook import server
from autograder.gradebook.database import NAME, WAIT, database_faults, written_by_newer
from autograder.gradebook.tables import VERSION

SHOWN = 3  # faults of a damaged file
TABLES = ("students", "assignments", "submissions", "results", "events")
FAULTS = {
    "ungraded": "SELECT count(*) FROM results WHERE current AND state != 'graded'",
    "disputed": "SELECT count(*) FROM results WHERE current AND disputed",
}


@dataclass(frozen=True, slots=True)
class Examined:
    """What a gradebook is like, found without changing it.

    Attributes
    ----------
    damage : tuple of str
        What the database says about itself; empty when it is whole.
    counts : dict of str to int
        Rows, by table and by what must be looked at.
    """

    version: str
    size: int
    damage: tuple[str, ...]
    counts: dict[str, int]


def examine(path: Path) -> Examined:
    """Look at all of a gradebook.

    Raises
    ------
    UsageError
        If it is not there, no gradebook, too damaged to be read, or of a newer version.
    GraderError
        If another program keeps it locked.
    """
    with _reading(path) as connection:
        version = _version(connection, path)
        found = [text for (text,) in connection.execute(f"PRAGMA integrity_check({SHOWN})")]
        damage = () if found == ["ok"] else tuple(found)
        counts = {}
        if not damage:
            queries = {table: f"SELECT count(*) FROM {table}" for table in TABLES}
            queries |= FAULTS
            counts = {name: connection.execute(query).fetchone()[0] for name, query in queries.items()}
    return Examined(version, path.stat().st_size, damage, counts)


def back_up(folder: Path, file: Path, *, force: bool = False) -> None:
    """Copy the gradebook of a folder as it is at this moment, also while a batch writes to it.

    Raises
    ------
    UsageError
        If there is no gradebook, or the file is there already and `force` is not given.
    """
    if file.exists() and not force:
        raise UsageError(f"{file} is there already; name another file, or give --force.")
    temporary = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        with _reading(folder / NAME) as source:
            _version(source, folder / NAME)
            _copy(source, temporary, file)
        temporary.replace(file)
    except OSError as error:
        raise UsageError(f"{file} cannot be written: {error.strerror}.") from None
    finally:
        temporary.unlink(missing_ok=True)


def restore(file: Path, folder: Path, *, force: bool = False) -> None:
    """Put a copy back as the gradebook of a folder, which is made when missing.

    Raises
    ------
    UsageError
        If the file is no whole gradebook that this version knows, or the folder has one and `force` is not
        given.
    GraderError
        If another program keeps the folder's gradebook locked.
    """
    if damage := examine(file).damage:
        raise UsageError(f"{file} is damaged ({damage[0]}): put back another copy.")
    place = folder / NAME
    if server.address_of(place) is not None:
        raise UsageError(f"The gradebook of {folder} lies on a server; restore into another folder.")
    if place.exists() and not force:
        raise UsageError(f"{folder} holds a gradebook already; restore into another folder, or give --force.")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _reading(file) as source:
        if _is_database(place):
            _copy(source, place, place)  # in one transaction, whatever else is open
            return
        for name in (NAME, f"{NAME}-wal", f"{NAME}-shm"):
            (folder / name).unlink(missing_ok=True)
        temporary = folder / f".{NAME}.{os.getpid()}.part"
        try:
            _copy(source, temporary, place)
            temporary.replace(place)
        finally:
            temporary.unlink(missing_ok=True)


@contextlib.contextmanager
def _reading(path: Path) -> Iterator[sqlite3.Connection]:
    if path.name == NAME and server.address_of(path) is not None:
        raise UsageError(
            f"The gradebook of {path.parent} lies on a server: its own tools, such as pg_dump, look after it."
        )
    if not path.is_file():
        raise UsageError(f"There is no gradebook {path}.")
    with database_faults(path):
        address = f"file:{quote(str(path.resolve()))}?mode=ro"
        with contextlib.closing(sqlite3.connect(address, uri=True, timeout=WAIT)) as connection:
            yield connection


def _version(connection: sqlite3.Connection, path: Path) -> str:
    names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not {"alembic_version", *TABLES} <= names:
        raise UsageError(f"{path} is no gradebook: it holds other tables, or none.")
    version = str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])
    if version > VERSION:
        raise written_by_newer(path, version)
    return version


def _is_database(path: Path) -> bool:
    try:
        with _reading(path) as connection:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except UsageError:
        return False


def _copy(source: sqlite3.Connection, target: Path, named: Path) -> None:
    """Copy a database; `named` is how the place is called in a sentence."""
    with database_faults(named):
        os.close(os.open(target, os.O_RDWR | os.O_CREAT, 0o600))
        with contextlib.closing(sqlite3.connect(target, timeout=WAIT)) as copy:
            source.backup(copy)
            if target != named:
                copy.execute("PRAGMA journal_mode = DELETE")  # one file, with nothing beside it
