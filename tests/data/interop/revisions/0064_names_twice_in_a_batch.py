"""names twice in a batch

Revision ID: 0064
Revises: 0063
Create Date: 2026-11-22 10:10:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0064'
down_revision = '0063'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        'loan',
        sa.Column('id', sa.Integer, primary_key=True),
        sa.Column('reader_id', sa.Integer),
        sa.Column('code', sa.String(10)),
        sa.Column('version', sa.String(10)),
        sa.UniqueConstraint('code', 'version', name='uq_loan'),
    )
    op.create_index('ix_loan_version', 'loan', ['version', 'code'])
    with op.batch_alter_table('loan') as batch_op:
        batch_op.create_foreign_key('fk_loan_reader', 'reader', ['reader_id'], ['id'])
    # The column goes before what stands on it.
    with op.batch_alter_table('loan') as batch_op:
        batch_op.drop_column('version')
        batch_op.drop_index('ix_loan_version')
        batch_op.drop_constraint('uq_loan', type_='unique')
        batch_op.add_column(sa.Column('checksum', sa.String(64)))
        batch_op.create_index('ix_loan_checksum', ['checksum'])
    # In a table that is made anew a constraint takes the place of the one of its name.
    with op.batch_alter_table('loan') as batch_op:
        batch_op.create_foreign_key('fk_loan_reader', 'reader', ['reader_id'], ['id'], ondelete='CASCADE')


def downgrade():
    op.drop_table('loan')
