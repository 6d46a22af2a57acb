"""Rows of one gradebook into another: whatever the tables are, by their keys and by what refers to what."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, UniqueConstraint, insert, select

from autograder.gradebook.database import inserting
from autograder.gradebook.tables import metadata

AT_ONCE = 500  # rows


def copy_rows(source: Connection, target: Connection) -> None:
    """Copy all rows of a gradebook that another one does not have; what has the same key is the same.

    Parameters
    ----------
    source, target : Connection
        Within a transaction; `target` is written to.
    """
    numbers: dict[Table, dict[int, int]] = {}
    for table in metadata.sorted_tables:  # what is referred to comes first
        numbers[table] = {}
        rows = source.execute(select(table).order_by(*table.primary_key))
        for some in rows.mappings().partitions(AT_ONCE):
            _put(target, table, [_renumbered(table, dict(row), numbers) for row in some], numbers[table])


def _renumbered(
    table: Table, row: dict[str, Any], numbers: Mapping[Table, Mapping[int, int]]
) -> dict[str, Any]:
    """Let a row refer to the rows of the other gradebook."""
    for column in table.c:
        for reference in column.foreign_keys:
            if row[column.name] is not None:
                row[column.name] = numbers[reference.column.table][row[column.name]]
    return row


def _put(target: Connection, table: Table, rows: Sequence[dict[str, Any]], numbers: dict[int, int]) -> None:
    """Put rows of a table in, and add to `numbers` which number each has now."""
    names = [column.name for column in table.c if column.name != "id"]
    key = _key(table)
    if not key:  # such as an event: the same in every respect, or another one
        known = {tuple(row) for row in target.execute(select(*(table.c[name] for name in names)))}
        new = [row for row in rows if tuple(row[name] for name in names) not in known]
        if new:
            target.execute(insert(table), [{name: row[name] for name in names} for row in new])
        return
    statement = inserting(table, target.dialect.name)
    plain = [{name: row[name] for name in names} for row in rows]
    if "id" not in table.c:
        target.execute(statement.on_conflict_do_nothing(), plain)
        return
    again = {key[0]: statement.excluded[key[0]]}  # changes nothing, and so gives the number of what is there
    upsert = statement.on_conflict_do_update(index_elements=key, set_=again)
    found = target.execute(upsert.returning(table.c.id, *(table.c[name] for name in key)), plain)
    place = {tuple(found_key): number for number, *found_key in found}
    numbers.update({row["id"]: place[tuple(row[name] for name in key)] for row in rows})


def _key(table: Table) -> list[str]:
    """Return the columns that tell a row from all others, besides its number."""
    unique = (item for item in table.constraints if isinstance(item, UniqueConstraint))
    if (constraint := next(unique, None)) is not None:
        return [column.name for column in constraint.columns]
    return [column.name for column in table.primary_key if column.name != "id"]
