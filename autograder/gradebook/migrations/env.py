"""What alembic runs: all steps in the transaction of the connection it was given."""

from alembic import context

from autograder.gradebook.tables import metadata

context.configure(
    connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True
)
with context.begin_transaction():
    context.run_migrations()
