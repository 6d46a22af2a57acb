"""How an older gradebook becomes one of this version, step by step; run by alembic."""
