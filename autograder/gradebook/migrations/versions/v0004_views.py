"""Of what the views of an assignment were made, so that they are written when something has changed alone."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add a column."""
    op.add_column("assignments", sa.Column("views", sa.Text(), nullable=True))
