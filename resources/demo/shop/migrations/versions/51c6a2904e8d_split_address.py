"""split address

Revision ID: 51c6a2904e8d
Revises: 4b80d5e2f713
Create Date: 2026-02-10 14:55:09.127764

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '51c6a2904e8d'
down_revision = '4b80d5e2f713'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('address',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('customer_id', sa.Integer(), nullable=False),
        sa.Column('street', sa.String(length=120), nullable=True),
        sa.Column('city', sa.String(length=80), nullable=True),
        sa.ForeignKeyConstraint(['customer_id'], ['customer.id'], name='fk_address_customer', ondelete='CASCADE'),
        sa.PrimaryKeyConstraint('id', name='pk_address')
    )
    op.execute('INSERT INTO address (customer_id, street, city) SELECT id, street, city FROM customer')
    with op.batch_alter_table('customer') as batch_op:
        batch_op.drop_column('street')
        batch_op.drop_column('city')


def downgrade() -> None:
    with op.batch_alter_table('customer') as batch_op:
        batch_op.add_column(sa.Column('street', sa.String(length=120), nullable=True))
        batch_op.add_column(sa.Column('city', sa.String(length=80), nullable=True))
    op.execute('UPDATE customer SET street = (SELECT street FROM address WHERE customer_id = customer.id)')
    op.execute('UPDATE customer SET city = (SELECT city FROM address WHERE customer_id = customer.id)')
    op.drop_table('address')
