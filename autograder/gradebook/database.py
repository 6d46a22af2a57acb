"""Opening a gradebook's database: private, brought to this version, or refused in one sentence."""

import contextlib
import errno
import os
import sqlite3
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, create_engine, event, inspect, text
from sqlalchemy.exc import DBAPIError

from autograder.errors import AutograderError, GraderError, UsageError
from autograder.gradebook import server
from autograder.gradebook.tables import VERSION

NAME = "gradebook.db"
WAIT = 30.0  # seconds for another writer to finish its transaction
MIGRATIONS = Path(__file__).parent / "migrations"


def inserting(table: Table, dialect: str) -> Any:
    """Return the insertion into a table that may say what is done where a key is there already."""
    return import_module(f"sqlalchemy.dialects.{dialect}").insert(table)


def open_database(path: Path) -> Engine:
    """Return a connection pool on a gradebook, which is made or brought to this version.

    Parameters
    ----------
    path : Path
        Of the SQLite file; where its folder holds the address of a server, the gradebook is there.

    Raises
    ------
    UsageError
        If it is damaged, of a newer version, no gradebook, or cannot be opened.
    GraderError
        If another program keeps it locked, or the disk is full.
    """
    with database_faults(path):
        address = server.address_of(path)
        engine = _open_file(path) if address is None else server.connect_to(address, WAIT)
        try:
            _bring_up_to_date(engine, path)
        except BaseException:
            engine.dispose()
            raise
    return engine


def settle(path: Path, text: str) -> None:
    """Have the gradebook at `path` be on a server, which is reached before anything is written.

    Raises
    ------
    UsageError
        If it cannot be reached, or the gradebook is somewhere else already.
    """
    url, known = server.read_address(text), server.address_of(path)
    if path.exists() or known not in (None, url):
        where = path.name if known is None else server.shown(known)
        raise UsageError(f"{path.parent} has its gradebook in {where}: grade into another folder.")
    if known is None:
        try:
            engine = server.connect_to(url, WAIT)
            engine.connect().close()
            engine.dispose()
        except DBAPIError as error:
            raise server.in_one_sentence(url, error) from None
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        server.keep_address(path, url)


def is_gradebook(path: Path) -> bool:
    """Whether there is a gradebook at `path`, or an address in its place."""
    return path.is_file() or server.address_of(path) is not None


def _open_file(path: Path) -> Engine:
    _make_private(path)
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": WAIT})
    event.listen(engine, "connect", _prepare_connection)
    event.listen(engine, "begin", _begin)
    return engine


def _make_private(path: Path) -> None:
    """Make an empty file that only its owner can read; what SQLite puts beside it is made alike."""
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise UsageError(f"The output cannot be written to {path}: {error.strerror}.") from None


def _prepare_connection(connection: sqlite3.Connection, _: object) -> None:
    connection.isolation_level = None  # transactions begin where SQLAlchemy says, also before DDL
    for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    immediate = connection.get_execution_options().get("immediate", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def _bring_up_to_date(engine: Engine, path: Path) -> None:
    with engine.begin() as connection:
        if _version(connection, path) == VERSION:
            return
    with engine.connect().execution_options(immediate=True) as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            connection.execute(text(f"SELECT pg_advisory_xact_lock({server.MIGRATING})"))
        version = _version(connection, path)  # another grader may have been first
        if version != VERSION:
            _migrate(connection, version, path)


def _version(connection: Connection, path: Path) -> str | None:
    """Return the version of the tables, or None where there are none yet."""
    names = inspect(connection).get_table_names()
    if "alembic_version" in names:
        return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one())
    if names:
        raise UsageError(f"{_shown(path)} is no gradebook: it holds other tables; name another place.")
    return None


def _migrate(connection: Connection, version: str | None, path: Path) -> None:
    from alembic import command  # needed once in the life of a gradebook, and slow to import
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    known = {step.revision for step in ScriptDirectory.from_config(config).walk_revisions()}
    if version is not None and version not in known:
        raise written_by_newer(path, version)
    command.upgrade(config, "head")


@contextlib.contextmanager
def transaction(path: Path, *, writing: bool = False) -> Iterator[Connection]:
    """Open a gradebook's database for one transaction, which is committed at the end of the block.

    Parameters
    ----------
    writing : bool
        Whether it waits for other writers before it begins.

    Raises
    ------
    UsageError
        See `open_database`.
    GraderError
        If another program keeps it locked, or the disk is full.
    """
    engine = open_database(path)
    try:
        with (
            database_faults(path),
            engine.connect().execution_options(immediate=writing) as connection,
            connection.begin(),
        ):
            yield connection
    finally:
        engine.dispose()


@contextlib.contextmanager
def database_faults(path: Path) -> Iterator[None]:
    """Turn a failure of the database into one sentence.

    Raises
    ------
    UsageError
        If it is damaged or cannot be opened.
    GraderError
        If it is locked, or the disk is full; what was committed before is in it.
    """
    try:
        yield
    except DBAPIError as error:
        if isinstance(error.orig, sqlite3.Error):
            raise _in_one_sentence(path, str(error.orig)) from None
        address = server.address_of(path)
        raise server.in_one_sentence(address, error) if address is not None else error from None
    except sqlite3.Error as error:
        raise _in_one_sentence(path, str(error)) from None


def written_by_newer(path: Path, version: str) -> UsageError:
    """Return the error for a gradebook that this version does not know."""
    return UsageError(
        f"The gradebook {_shown(path)} was written by a newer version of autograder ({version}, this one "
        f"knows {VERSION}): update autograder, or grade into another folder."
    )


def _shown(path: Path) -> str:
    address = server.address_of(path)
    return str(path) if address is None else server.shown(address)


def _in_one_sentence(path: Path, said: str) -> AutograderError:
    if "locked" in said or "busy" in said:
        return GraderError(
            f"The gradebook {path} is in use by another program; wait for it to end, then try again: what "
            "was graded before is kept."
        )
    if "not a database" in said or "malformed" in said or "no such table" in said or "no such column" in said:
        return UsageError(
            f"The gradebook {path} is damaged ({said}): put back a copy of it, or move it away to grade from "
            "the start."
        )
    if "full" in said:
        return not_written(path, os.strerror(errno.ENOSPC), full=True)
    return not_written(path, said)


def not_written(place: Path, reason: str, *, full: bool = False) -> GraderError:
    """Return the error for results that could not be written to a place."""
    what = "the disk is full" if full else reason
    return GraderError(
        f"The results could not be written to {place}: {what}. What was graded before is kept in {NAME}; "
        "make room and grade again: only the rest is graded then."
    )
