"""The page of the class, made of the gradebook alone, also names what was handed in and not understood."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0001"


def upgrade() -> None:
    """Give assignments the sentences on what was left out."""
    op.add_column("assignments", sa.Column("left_out", sa.Text(), nullable=True))
