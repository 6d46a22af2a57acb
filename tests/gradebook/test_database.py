"""A database is made for its owner, brought to this version, or refused in one sentence."""

import os
import sqlite3

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text

from autograder.errors import GraderError, UsageError
from autograder.gradebook import database, tables
from autograder.gradebook.database import MIGRATIONS, database_faults, open_database


@pytest.fixture
def path(tmp_path):
    return tmp_path / "100%" / "gradebook.db"


@pytest.fixture
def opened(path):
    path.parent.mkdir()
    engine = open_database(path)
    yield engine
    engine.dispose()


def refused(path, error=UsageError):
    before = path.read_bytes()
    with pytest.raises(error) as caught:
        open_database(path)
    assert path.read_bytes() == before
    said = str(caught.value)
    assert "\n" not in said and str(path) in said
    return said


def test_the_migrations_lead_to_the_tables_that_the_code_uses(opened):
    with opened.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, tables.metadata) == []
        assert context.get_current_revision() == tables.VERSION


def test_the_version_in_the_code_is_that_of_the_newest_migration():
    assert ScriptDirectory(str(MIGRATIONS)).get_current_head() == tables.VERSION


def test_only_its_owner_can_read_it_whatever_the_umask(path):
    path.parent.mkdir()
    before = os.umask(0)
    try:
        engine = open_database(path)
        with engine.begin() as connection:
            connection.execute(text("INSERT INTO students (student) VALUES ('ada')"))
            modes = {file.name: file.stat().st_mode & 0o777 for file in path.parent.iterdir()}
    finally:
        os.umask(before)
    engine.dispose()
    assert modes == dict.fromkeys(("gradebook.db", "gradebook.db-shm", "gradebook.db-wal"), 0o600)


def test_writers_do_not_wait_for_readers(opened):
    with opened.begin() as reader:
        assert reader.execute(text("PRAGMA journal_mode")).scalar_one() == "wal"
        reader.execute(text("SELECT count(*) FROM students"))
        with opened.begin() as writer:
            writer.execute(text("INSERT INTO students (student) VALUES ('ada')"))
        assert reader.execute(text("SELECT count(*) FROM students")).scalar_one() == 0


def test_a_gradebook_is_opened_again_without_migrating(opened, path, monkeypatch):
    monkeypatch.setattr(database, "_migrate", lambda *args: pytest.fail("nothing is to be done"))
    open_database(path).dispose()


def test_a_migration_that_is_cut_short_leaves_nothing_behind(path, monkeypatch):
    path.parent.mkdir()
    migrate = database._migrate

    def cut(*args):
        migrate(*args)
        raise KeyboardInterrupt

    monkeypatch.setattr(database, "_migrate", cut)
    with pytest.raises(KeyboardInterrupt):
        open_database(path)
    monkeypatch.setattr(database, "_migrate", migrate)
    open_database(path).dispose()


def test_an_older_gradebook_is_brought_to_this_version_and_keeps_what_is_in_it(path):
    path.parent.mkdir()
    older = create_engine(f"sqlite:///{path}")
    with older.begin() as connection:
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
        config.set_main_option("path_separator", "os")
        command.upgrade(config, "0001")
        connection.execute(text("INSERT INTO students (student) VALUES ('ada')"))
        connection.execute(text("INSERT INTO assignments (name, exercises) VALUES ('', '[]')"))
        connection.execute(
            text(
                "INSERT INTO submissions (student_id, assignment_id, digest, current, conditions, report, "
                "report_key, fault, graded_at) VALUES (1, 1, 'd', 1, 'c', 'r', 'k', '', 'now')"
            )
        )
    older.dispose()
    engine = open_database(path)
    with engine.connect() as connection:
        found = connection.execute(text("SELECT digest, fingerprint, conditions FROM submissions")).one()
        assert tuple(found) == ("d", "", "c")
        assert MigrationContext.configure(connection).get_current_revision() == tables.VERSION
    engine.dispose()


def test_a_newer_version_is_refused(opened, path):
    with opened.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    opened.dispose()
    assert "newer version of autograder (9999" in refused(path)


@pytest.mark.parametrize("content", [b"student,score\nada,5\n" * 100, os.urandom(8192)])
def test_what_is_no_database_is_refused(path, content):
    path.parent.mkdir()
    path.write_bytes(content)
    assert "is damaged" in refused(path)


def test_another_programs_database_is_refused(path):
    path.parent.mkdir()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE bookmarks (url TEXT)")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    assert "is no gradebook" in refused(path)


def test_a_damaged_page_is_one_sentence(opened, path):
    with opened.begin() as connection:
        connection.execute(text("INSERT INTO students (student) VALUES ('ada')"))
    opened.dispose()
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)
    assert "is damaged" in refused(path)


def test_a_locked_database_is_one_sentence(opened, path, monkeypatch):
    monkeypatch.setattr(database, "WAIT", 0.1)
    opened.dispose()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    assert "in use by another program" in refused(path, GraderError)
    other.close()


def test_a_folder_in_its_place_is_one_sentence(path):
    path.mkdir(parents=True)
    with pytest.raises(UsageError, match="Is a directory") as caught:
        open_database(path)
    assert "\n" not in str(caught.value)


def test_a_full_disk_is_called_that(opened, path):
    pages = "PRAGMA max_page_count = 1"
    with (
        pytest.raises(GraderError, match="the disk is full"),
        database_faults(path),
        opened.begin() as connection,
    ):
        connection.exec_driver_sql(pages)
        connection.execute(text("INSERT INTO students (student) VALUES (:name)"), {"name": "a" * 100_000})
