"""Alembic's entry: runs the migrations on the connection it is handed, inside the transaction that is under way."""

from alembic import context

from muasal.ledger.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
