"""add users

Revision ID: 3f2a
Revises: 1b9c
"""
from alembic import op
import sqlalchemy as sa

revision = "3f2a"
down_revision: str | None = "1b9c"
branch_labels = ("x",)
depends_on = None


def upgrade():
    with op.batch_alter_table("users") as batch:
        batch.add_column(sa.Column("age", sa.Integer(), server_default=sa.text("0")))
    for name in ["a", "b"]:
        op.execute(f"UPDATE {name} SET x = {len(name)!r:>{3}}")
    if op.get_bind().dialect.name == "sqlite":
        pass
    else:
        raise ValueError("no" "thing")


def downgrade():
    op.drop_column("users", "age")
