"""A gradebook on a server has the same tables, and what goes wrong with it is one sentence."""

from urllib.parse import unquote

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from autograder.errors import GraderError, UsageError
from autograder.gradebook import tables
from autograder.gradebook.database import NAME, is_gradebook, open_database, settle, transaction
from autograder.gradebook.output import open_gradebook


@pytest.fixture
def path(tmp_path):
    return tmp_path / "out" / NAME


@pytest.fixture
def address(postgres):
    return postgres()


def refused(path, url, error=UsageError):
    with pytest.raises(error) as caught:
        settle(path, url)
        open_database(path).dispose()
    said = str(caught.value)
    assert "\n" not in said and said.endswith(".")
    return said


def test_the_migrations_lead_to_the_tables_that_the_code_uses(path, address):
    settle(path, address)
    with transaction(path) as connection:
        assert connection.dialect.name == "postgresql"
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, tables.metadata) == []
        assert context.get_current_revision() == tables.VERSION


def test_the_folder_holds_the_address_for_its_owner_alone_and_no_database(path, address):
    settle(path, address)
    (kept,) = path.parent.iterdir()
    assert kept.name == "gradebook.url" and unquote(kept.read_text()) == f"{address}\n"
    assert kept.stat().st_mode & 0o777 == 0o600
    assert is_gradebook(path) and not path.exists()


@pytest.mark.parametrize("url", ["mysql://a@b/c", "gradebook.db", "", "postgresql+asyncpg://h/d"])
def test_what_is_no_address_is_refused_and_nothing_is_written(path, url):
    assert "must be of the form postgresql://" in refused(path, url)
    assert not path.parent.exists()


def test_a_password_on_the_command_line_is_refused(path):
    said = refused(path, "postgresql://ada:secret@localhost/grades")
    assert "no password" in said and "secret" not in said and not path.parent.exists()


def test_a_server_that_is_away_is_one_sentence_and_nothing_is_written(path, tmp_path):
    said = refused(path, f"postgresql:///grades?host={tmp_path}")
    assert "cannot be opened" in said and not path.parent.exists()


def test_a_database_that_is_not_there_is_one_sentence(path, address):
    assert "does not exist" in refused(path, address.replace("/book", "/nobook"))
    assert not path.parent.exists()


def test_another_programs_database_is_refused(path, address):
    settle(path, address)
    with transaction(path) as connection:
        connection.execute(text("DROP TABLE alembic_version"))
    assert "is no gradebook" in refused(path, address)


def test_a_newer_version_is_refused(path, address):
    settle(path, address)
    with transaction(path) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    assert "newer version of autograder (9999" in refused(path, address)


def test_a_folder_has_one_gradebook(path, address, postgres):
    settle(path, address)
    assert "has its gradebook in postgresql://" in refused(path, postgres())
    open_gradebook(path.parent.parent / "other", "").close()
    assert "has its gradebook in gradebook.db" in refused(path.parent.parent / "other" / NAME, address)


def test_a_connection_that_is_lost_is_one_sentence_and_then_made_again(path, address, outcome, add):
    book = open_gradebook(path.parent, "", address)
    book.begin(("b", "a"), None)
    add(book, outcome("ada"))
    with transaction(path) as connection:
        others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
        connection.execute(text(f"{others} AND datname = current_database()"))
    with pytest.raises(GraderError, match="is away") as caught:
        add(book, outcome("ben"))
    assert "\n" not in str(caught.value)
    add(book, outcome("ben"))
    assert [back.student for back in book.outcomes()] == ["ada", "ben"]
    book.close()
