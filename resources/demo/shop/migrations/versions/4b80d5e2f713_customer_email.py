"""customer email

Revision ID: 4b80d5e2f713
Revises: 3f2a7c61d9e0
Create Date: 2026-02-02 10:27:44.803621

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '4b80d5e2f713'
down_revision = '3f2a7c61d9e0'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('customer', sa.Column('email', sa.String(length=120), nullable=True))
    customer = sa.table('customer',
        sa.column('id', sa.Integer),
        sa.column('name', sa.String),
        sa.column('street', sa.String),
        sa.column('city', sa.String),
        sa.column('email', sa.String)
    )
    op.bulk_insert(customer, [
        {'id': 1, 'name': 'Maria Ebraica', 'street': 'Via del Forno 3', 'city': 'Firenze', 'email': 'maria@example.org'},
        {'id': 2, 'name': 'Jabir Hayyan', 'street': 'River Street 12', 'city': 'Kufa', 'email': None},
        {'id': 3, 'name': 'Nicolas Flamel', 'street': 'Rue de Montmorency 51', 'city': 'Paris', 'email': 'flamel@example.org'},
        {'id': 4, 'name': 'Pernelle Flamel', 'street': 'Rue de Montmorency 51', 'city': 'Paris', 'email': 'flamel@example.org'},
        {'id': 5, 'name': 'Tycho Brahe', 'street': 'Hven 1', 'city': 'Uraniborg', 'email': None},
    ])


def downgrade() -> None:
    op.execute('DELETE FROM customer WHERE id BETWEEN 1 AND 5')
    op.drop_column('customer', 'email')
