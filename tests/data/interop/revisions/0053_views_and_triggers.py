"""views and triggers

Revision ID: 0053
Revises: 0052
Create Date: 2026-11-21 10:53:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0053'
down_revision = '0052'
branch_labels = None
depends_on = None


def upgrade():
    op.execute("""
        CREATE VIEW rich AS
        SELECT id, name
        FROM account
        WHERE score > 10
    """)
    op.execute('CREATE TRIGGER after_visit AFTER INSERT ON visit BEGIN UPDATE account SET score = 0; END')


def downgrade():
    op.execute('DROP TRIGGER after_visit')
    op.execute('DROP VIEW rich')
