"""A human's word: overrides and comments; when results were given out, and what was not understood."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add two tables and three columns."""
    op.create_table(
        "overrides",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=False),
        sa.Column("exercise", sa.Text(), nullable=False),
        sa.Column("check_id", sa.Text(), nullable=False),
        sa.Column("points", sa.Float(), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("submission_digest", sa.Text(), nullable=False),
        sa.Column("check_digest", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignments.id"], name="fk_overrides_assignment_id"),
        sa.ForeignKeyConstraint(["student_id"], ["students.id"], name="fk_overrides_student_id"),
        sa.PrimaryKeyConstraint("id", name="pk_overrides"),
        sa.UniqueConstraint(
            "student_id", "assignment_id", "exercise", "check_id", name="uq_overrides_student_id"
        ),
    )
    op.create_table(
        "comments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=False),
        sa.Column("exercise", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignments.id"], name="fk_comments_assignment_id"),
        sa.ForeignKeyConstraint(["student_id"], ["students.id"], name="fk_comments_student_id"),
        sa.PrimaryKeyConstraint("id", name="pk_comments"),
        sa.UniqueConstraint("student_id", "assignment_id", "exercise", name="uq_comments_student_id"),
    )
    op.add_column("submissions", sa.Column("fingerprint", sa.Text(), nullable=False, server_default=""))
    op.add_column("assignments", sa.Column("left_out", sa.Text(), nullable=True))
    op.add_column("assignments", sa.Column("published_at", sa.Text(), nullable=True))
