"""create table foreign keys

Revision ID: 0003
Revises: 0002
Create Date: 2026-11-21 10:03:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "order_line",
        sa.Column("account_id", sa.Integer, nullable=False),
        sa.Column("product_id", sa.BigInteger, nullable=False),
        sa.Column("amount", sa.SmallInteger, nullable=False, server_default="1"),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name="fk_line_account", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name="fk_line_product", onupdate="CASCADE",
                                ondelete="SET NULL", deferrable=True, initially="DEFERRED"),
        sa.PrimaryKeyConstraint("account_id", "product_id", name="pk_order_line"),
    )


def downgrade():
    op.drop_table("order_line")
