revision = 'r1'
down_revision = None
branch_labels = None
depends_on = None

import sqlalchemy as sa
from alembic import op


def upgrade():
    t = op.create_table(
        't',
        sa.Column('id', sa.Integer, primary_key=True),
        sa.Column('a', sa.String(40), server_default='d\\f\'q"', comment='c\\d "x"'),
        sa.Column('fixed', sa.CHAR(5), nullable=True),
        sa.Column('day', sa.Date, nullable=True),
        sa.CheckConstraint("a <> 'no'", name='never'),
        comment='t\\c',
    )
    op.bulk_insert(t, [{'id': 1, 'a': 'b\\k\'q"z', 'fixed': 'x'}, {'id': 2, 'a': 'e\\', 'fixed': 'y'}])
    op.execute("INSERT INTO t (id, a) VALUES (3, 'x\\y\\\\z')")
    op.execute(t.insert().values(id=4, a='v\\w', fixed='q\\'))
    op.execute(sa.text("UPDATE t SET a = :a WHERE id = 3 AND a = 'nobody'").bindparams(a='p\\q'))
    op.add_column('t', sa.Column('late', sa.String(20), nullable=False, server_default='l\\'))
    op.alter_column('t', 'late', existing_type=sa.String(20), existing_nullable=False, server_default='m\\',
                    existing_server_default='l\\', comment='n\\')
    op.execute("CREATE VIEW w AS SELECT id, a FROM t WHERE a <> 'x\\\\y'")
    op.execute("INSERT INTO t (id) VALUES (5)")
    OWN


def downgrade():
    op.execute("DELETE FROM t WHERE a = 'v\\w'")
    op.alter_column('t', 'late', existing_type=sa.String(20), existing_nullable=False, server_default='d\\',
                    existing_server_default='m\\', existing_comment='n\\')
