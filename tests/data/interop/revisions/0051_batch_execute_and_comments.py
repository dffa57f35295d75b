"""batch execute and comments

Revision ID: 0051
Revises: 0050
Create Date: 2026-11-21 10:51:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0051'
down_revision = '0050'
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table('ticket', table_kwargs={'sqlite_autoincrement': True}) as batch_op:
        batch_op.execute("INSERT INTO ticket (title) VALUES ('first')")
        batch_op.create_table_comment('all tickets', existing_comment=None)
        batch_op.alter_column('title', existing_type=sa.VARCHAR(length=80), comment='what it is about', nullable=False)


def downgrade():
    with op.batch_alter_table('ticket', table_kwargs={'sqlite_autoincrement': True}) as batch_op:
        batch_op.alter_column('title', existing_type=sa.VARCHAR(length=80), comment=None, existing_comment='what it is about',
                              nullable=True)
        batch_op.drop_table_comment(existing_comment='all tickets')
    op.execute('DELETE FROM ticket')
