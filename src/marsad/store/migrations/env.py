"""Run migrations on the connection that `marsad.store.migrate` hands over."""

from __future__ import annotations

from alembic import context

from marsad.store.tables import metadata

if hasattr(context, "config"):  # absent where a tool imports this file to look at it
    connection = context.config.attributes["connection"]
    context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
    context.run_migrations()
