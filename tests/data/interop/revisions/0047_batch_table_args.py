"""batch table args

Revision ID: 0047
Revises: 0046
Create Date: 2026-11-21 10:47:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0047'
down_revision = '0046'
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table('remark', table_args=(sa.CheckConstraint("text <> 'x'", name='ck_remark_text'),
                                                    sa.UniqueConstraint('text', name='uq_remark_text')),
                              recreate='always') as batch_op:
        batch_op.add_column(sa.Column('author', sa.String(length=40), nullable=True))


def downgrade():
    with op.batch_alter_table('remark') as batch_op:
        batch_op.drop_constraint('ck_remark_text', type_='check')
        batch_op.drop_constraint('uq_remark_text', type_='unique')
        batch_op.drop_column('author')
