"""Copies of a gradebook, made beside a writer and put back; what is none is refused."""

import sqlite3
import stat

import pytest

from autograder.errors import UsageError
from autograder.gradebook.backup import back_up, examine, restore
from autograder.gradebook.store import Gradebook

NAME = "gradebook.db"


@pytest.fixture
def folder(book, outcome, add):
    add(book, outcome("ada"))
    return book.path.parent


def people(folder):
    book = Gradebook(folder / NAME)
    found = [outcome.student for outcome in book.outcomes()]
    book.close()
    return found


def sql(path, statement):
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(statement)
    connection.close()


def test_a_gradebook_in_use_is_copied_whole_and_private(folder, book, outcome, add, tmp_path):
    with book.writing():  # another one is in the middle of a transaction
        back_up(folder, tmp_path / "copy.db")
    add(book, outcome("ben"))
    assert {path.name for path in tmp_path.iterdir()} == {"out", "copy.db"}
    assert stat.S_IMODE((tmp_path / "copy.db").stat().st_mode) == 0o600
    found = examine(tmp_path / "copy.db")
    assert (found.damage, found.counts["students"], found.counts["ungraded"]) == ((), 1, 0)
    with pytest.raises(UsageError, match="is there already"):
        back_up(folder, tmp_path / "copy.db")


def test_a_copy_is_put_back_where_there_is_none_and_by_force_where_there_is(
    folder, book, outcome, add, tmp_path
):
    back_up(folder, tmp_path / "copy.db")
    restore(tmp_path / "copy.db", tmp_path / "new" / "place")
    assert people(tmp_path / "new" / "place") == ["ada"]
    add(book, outcome("ben"))
    with pytest.raises(UsageError, match="holds a gradebook already"):
        restore(tmp_path / "copy.db", folder)
    assert people(folder) == ["ada", "ben"]
    restore(tmp_path / "copy.db", folder, force=True)
    assert [found.student for found in book.outcomes()] == ["ada"]  # also for who had it open


def test_a_damaged_gradebook_is_told_and_replaced(folder, book, tmp_path):
    back_up(folder, tmp_path / "copy.db")
    book.close()
    (folder / NAME).write_bytes(b"nothing" * 1000)
    with pytest.raises(UsageError, match="damaged"):
        examine(folder / NAME)
    restore(tmp_path / "copy.db", folder, force=True)
    assert people(folder) == ["ada"]


def test_what_is_no_gradebook_or_a_newer_one_is_refused_and_nothing_is_written(folder, tmp_path):
    back_up(folder, tmp_path / "newer.db")
    sql(tmp_path / "newer.db", "UPDATE alembic_version SET version_num = '9999'")
    sql(tmp_path / "other.db", "CREATE TABLE marks (points)")
    (tmp_path / "text.db").write_text("marks")
    for name, said in (
        ("newer.db", "written by a newer version"),
        ("other.db", "is no gradebook"),
        ("text.db", "damaged"),
        ("missing.db", "There is no gradebook"),
    ):
        with pytest.raises(UsageError, match=said):
            restore(tmp_path / name, tmp_path / "place")
    assert not (tmp_path / "place").exists()
