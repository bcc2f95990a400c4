"""Who can be asked, beside what is asked; and figures as two numbers"""

import sqlalchemy as sa
from alembic import op

revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None

DAY_NUMBER = {
    'sqlite': "CAST(julianday({0}) - 2451544.5 AS INTEGER)",
    'postgresql': "({0} - DATE '2000-01-01')",
}
FIGURE = (
    "CAST((standing & 1) AS BIGINT) * 274877906944 + CAST({due} AS BIGINT) * 8388608 + standing * 4"
    " + CASE WHEN reachable THEN 2 ELSE 0 END"
    " + CASE WHEN (askable_since IS NOT NULL) THEN 1 ELSE 0 END"
)
MOVED = (
    "CAST(coalesce({extended}, 0) AS BIGINT) * 2147483648 + CAST(coalesce({returned}, 0) AS BIGINT) * 65536"
    " + CASE WHEN (askable_since IS NOT NULL AND {since} > {due} - 31) THEN {since} ELSE 0 END * 2"
    " + CASE WHEN (extension_asked IS NOT NULL) THEN 1 ELSE 0 END"
)
THERE = """
    SELECT 1 FROM membership m JOIN person w ON w.id = m.person_id
    WHERE m.ended_at IS NULL AND w.reachable
"""
ANSWERS = """
    o.id IN (assignment.organization_id,
        (SELECT p.organization_id FROM partner p WHERE p.assignment_id = assignment.id))
"""
REACHES = f"""
UPDATE assignment SET
    askable_since = (
        SELECT min(CASE WHEN o.kind = 'school' THEN o.askable_since ELSE {{first}} END)
        FROM organization o WHERE {ANSWERS}
    ),
    reachable = EXISTS (
        SELECT 1 FROM organization o WHERE {ANSWERS} AND (
            EXISTS ({THERE} AND m.organization_id = o.id
                AND (o.kind <> 'school' OR m.role IN ('director', 'deputy')))
            OR (o.kind <> 'school' AND EXISTS ({THERE} AND m.role = 'coordinator'))
        )
    )
"""
LONE_FILES = """
UPDATE assignment SET standing = standing + 4
WHERE (standing & 4) = 0 AND EXISTS (
    SELECT 1 FROM attachment f WHERE f.reply_id = assignment.reply_id AND f.state <> 'gone'
)
"""
"""A file alone is a line too."""
FIRST = {'sqlite': "'2000-01-01'", 'postgresql': "DATE '2000-01-01'"}
STANDS = sa.text('withdrawn_at IS NULL')


def upgrade() -> None:
    with op.batch_alter_table('assignment', schema=None) as batch_op:
        batch_op.drop_index('ix_assignment_figures')
        batch_op.add_column(sa.Column('askable_since', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('reachable', sa.Boolean(), server_default=sa.false(), nullable=False))
    dialect = op.get_bind().dialect.name
    op.get_bind().exec_driver_sql(REACHES.format(first=FIRST[dialect]))
    op.get_bind().exec_driver_sql(LONE_FILES)

    number = DAY_NUMBER[dialect].format
    figure = FIGURE.format(due=number('due'))
    moved = MOVED.format(
        due=number('due'), extended=number('extended_to'), returned=number('returned_on'), since=number('askable_since')
    )
    with op.batch_alter_table('assignment', schema=None) as batch_op:
        batch_op.add_column(sa.Column('figure', sa.BigInteger(), sa.Computed(figure, persisted=True), nullable=False))
        batch_op.add_column(sa.Column('moved', sa.BigInteger(), sa.Computed(moved, persisted=True), nullable=False))
        batch_op.create_table_comment(
            'status, reply_id, returned_on and standing are a cache of the log, askable_since and reachable '
            'of its organization and people, written in the same commit',
            existing_comment=(
                'status, reply_id, returned_on and standing are a cache of the log, written in the same commit'
            ),
        )
    with op.batch_alter_table('assignment', schema=None) as batch_op:
        batch_op.create_index(
            'ix_assignment_figures',
            ['window_id', 'figure', 'moved', 'organization_id'],
            unique=False,
            sqlite_where=STANDS,
            postgresql_where=STANDS,
        )
    with op.batch_alter_table('reply', schema=None) as batch_op:
        batch_op.drop_index('ix_reply_undoes_id')
        batch_op.create_index('ix_reply_undoes_id', ['undoes_id', 'at', 'assignment_id'], unique=False)
    with op.batch_alter_table('review', schema=None) as batch_op:
        batch_op.create_index('ix_review_at', ['at', 'verdict', 'reply_id'], unique=False)
