"""What figures ask of an answer, beside the assignment"""

from zoneinfo import ZoneInfo

import sqlalchemy as sa
from alembic import context, op
from storage.columns import UtcDateTime

revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None

ZONE = "Europe/Moscow"
"""Where no zone is given, as in the settings."""
PAGE = 5_000
DAY_NUMBER = {
    'sqlite': "CAST(julianday({0}) - 2451544.5 AS INTEGER)",
    'postgresql': "({0} - DATE '2000-01-01')",
}
EARLIER = "CASE WHEN r.document_date < s.day THEN r.document_date ELSE s.day END"
SAID = """
    s.assignment_id = r.assignment_id AND s.undoes_id IS NULL
    AND NOT EXISTS (SELECT 1 FROM reply u WHERE u.undoes_id = s.id)
"""
LAST_VERDICT = "(SELECT v.verdict FROM review v WHERE v.reply_id = {0}.id ORDER BY v.id DESC LIMIT 1)"
STANDING = """
UPDATE assignment SET standing = (
    SELECT
        CASE r.status WHEN 'in_progress' THEN 1 WHEN 'difficulty' THEN 2 WHEN 'done' THEN 3
            WHEN 'not_applicable' THEN 4 ELSE 0 END * 262144
        + CASE WHEN r.status = 'done' OR (w.interim AND r.status = 'in_progress') THEN 8 * (
            SELECT min(CASE WHEN {earlier} <= assignment.due THEN 0 ELSE {number} END)
            FROM reply s WHERE {said}
            AND (s.status IN ('done', 'not_applicable') OR (w.interim AND s.status = 'in_progress'))
        ) ELSE 0 END
        + CASE WHEN trim(r.comment) <> '' OR r.done_count IS NOT NULL OR r.document_number <> ''
            THEN 4 ELSE 0 END
        + CASE WHEN r.status = 'done' AND ((r.document_number <> '' AND r.document_date IS NOT NULL)
            OR r.comment LIKE '%://%'
            OR EXISTS (SELECT 1 FROM reply s JOIN attachment f ON f.reply_id = s.id AND f.state <> 'gone'
                WHERE {said} AND coalesce({verdict_of_said}, '') <> 'returned')) THEN 2 ELSE 0 END
        + CASE WHEN {verdict} = 'accepted' THEN 1 ELSE 0 END
    FROM reply r JOIN "window" w ON w.id = assignment.window_id WHERE r.id = assignment.reply_id
) WHERE reply_id IS NOT NULL
"""


def upgrade() -> None:
    with op.batch_alter_table('reply', schema=None) as batch_op:
        batch_op.add_column(sa.Column('day', sa.Date(), nullable=True))
    _tell_days()
    with op.batch_alter_table('reply', schema=None) as batch_op:
        batch_op.alter_column('day', existing_type=sa.Date(), nullable=False)
        batch_op.create_table_comment(
            'append-only; a returned or undone reply stops counting, the one before it stands; '
            'day: what people there called the day of at',
            existing_comment='append-only; a returned or undone reply stops counting, the one before it stands',
        )

    with op.batch_alter_table('assignment', schema=None) as batch_op:
        batch_op.add_column(sa.Column('standing', sa.Integer(), server_default='0', nullable=False))
        batch_op.create_table_comment(
            'status, reply_id, returned_on and standing are a cache of the log, written in the same commit',
            existing_comment='status, reply_id and returned_on are a cache of the log, written in the same commit',
        )
    number = DAY_NUMBER[op.get_bind().dialect.name].format(EARLIER)
    verdicts = {'verdict_of_said': LAST_VERDICT.format('s'), 'verdict': LAST_VERDICT.format('r')}
    op.get_bind().exec_driver_sql(STANDING.format(earlier=EARLIER, number=number, said=SAID, **verdicts))
    with op.batch_alter_table('assignment', schema=None) as batch_op:
        batch_op.create_index(
            'ix_assignment_figures',
            [
                'window_id', 'due', 'standing', 'extended_to', 'extension_asked', 'returned_on',
                'organization_id', 'withdrawn_at',
            ],
            unique=False,
        )


def _tell_days() -> None:
    """The local day of every reply, page by page."""
    zone, bind = context.config.attributes.get('zone') or ZoneInfo(ZONE), op.get_bind()
    reply = sa.table('reply', sa.column('id', sa.Integer), sa.column('at', UtcDateTime), sa.column('day', sa.Date))
    change = sa.update(reply).where(reply.c.id == sa.bindparam('row'))
    page = sa.select(reply.c.id, reply.c.at).where(reply.c.id > sa.bindparam('after')).order_by(reply.c.id).limit(PAGE)
    after = 0
    while rows := bind.execute(page, {'after': after}).all():
        bind.execute(change, [{'row': row.id, 'day': row.at.astimezone(zone).date()} for row in rows])
        after = rows[-1].id
