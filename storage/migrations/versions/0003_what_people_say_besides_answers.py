"""What people say besides answers"""

import sqlalchemy as sa
from alembic import op
from storage.columns import UtcDateTime

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('attendance',
    sa.Column('event_id', sa.Integer(), nullable=False),
    sa.Column('organization_id', sa.Integer(), nullable=False),
    sa.Column('presence', sa.String(length=32), nullable=False),
    sa.Column('at', UtcDateTime(), nullable=False),
    sa.CheckConstraint("presence IN ('present', 'deputy', 'absent')", name=op.f('ck_attendance_presence')),
    sa.ForeignKeyConstraint(['event_id'], ['event.id'], name=op.f('fk_attendance_event_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['organization_id'], ['organization.id'], name=op.f('fk_attendance_organization_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('event_id', 'organization_id', name=op.f('pk_attendance'))
    )
    op.create_table('broadcast',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('author_id', sa.Integer(), nullable=True),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('at', UtcDateTime(), nullable=False),
    sa.Column('recipients', sa.JSON(), nullable=False),
    sa.Column('cause', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['author_id'], ['person.id'], name=op.f('fk_broadcast_author_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_broadcast')),
    sa.UniqueConstraint('cause', name=op.f('uq_broadcast_cause'))
    )
    op.create_table('rsvp',
    sa.Column('event_id', sa.Integer(), nullable=False),
    sa.Column('organization_id', sa.Integer(), nullable=False),
    sa.Column('answer', sa.String(length=32), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('at', UtcDateTime(), nullable=False),
    sa.CheckConstraint("answer IN ('coming', 'deputy', 'not_coming')", name=op.f('ck_rsvp_answer')),
    sa.ForeignKeyConstraint(['event_id'], ['event.id'], name=op.f('fk_rsvp_event_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['organization_id'], ['organization.id'], name=op.f('fk_rsvp_organization_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_rsvp_person_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('event_id', 'organization_id', name=op.f('pk_rsvp'))
    )
    op.create_table('extension',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('assignment_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('wanted', sa.Date(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('at', UtcDateTime(), nullable=False),
    sa.Column('decided_at', UtcDateTime(), nullable=True),
    sa.Column('decided_by', sa.Integer(), nullable=True),
    sa.Column('granted_to', sa.Date(), nullable=True),
    sa.Column('cause', sa.Text(), nullable=False),
    sa.CheckConstraint('granted_to IS NULL OR decided_at IS NOT NULL', name=op.f('ck_extension_granted')),
    sa.ForeignKeyConstraint(['assignment_id'], ['assignment.id'], name=op.f('fk_extension_assignment_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['decided_by'], ['person.id'], name=op.f('fk_extension_decided_by'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_extension_person_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_extension')),
    sa.UniqueConstraint('cause', name=op.f('uq_extension_cause')),
    comment="requests for another date; assignment.extension_asked is the open one's wish"
    )
    with op.batch_alter_table('extension', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_extension_assignment_id'), ['assignment_id'], unique=False)
        batch_op.create_index('uq_extension_open', ['assignment_id'], unique=True, sqlite_where=sa.text('decided_at IS NULL'), postgresql_where=sa.text('decided_at IS NULL'))

    op.create_table('snooze',
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('assignment_id', sa.Integer(), nullable=False),
    sa.Column('until', sa.Date(), nullable=False),
    sa.ForeignKeyConstraint(['assignment_id'], ['assignment.id'], name=op.f('fk_snooze_assignment_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_snooze_person_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('person_id', 'assignment_id', name=op.f('pk_snooze')),
    comment="moves only this person's reminder"
    )
    op.create_table('help_request',
    sa.Column('reply_id', sa.Integer(), nullable=False),
    sa.Column('mentor_id', sa.Integer(), nullable=False),
    sa.Column('at', UtcDateTime(), nullable=False),
    sa.Column('answer', sa.String(length=32), nullable=True),
    sa.Column('answered_by', sa.Integer(), nullable=True),
    sa.Column('answered_at', UtcDateTime(), nullable=True),
    sa.CheckConstraint("answer IN ('can_help', 'will_call', 'not_now')", name=op.f('ck_help_request_answer')),
    sa.CheckConstraint('(answer IS NULL) = (answered_at IS NULL)', name=op.f('ck_help_request_answered')),
    sa.ForeignKeyConstraint(['answered_by'], ['person.id'], name=op.f('fk_help_request_answered_by'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['mentor_id'], ['organization.id'], name=op.f('fk_help_request_mentor_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['reply_id'], ['reply.id'], name=op.f('fk_help_request_reply_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('reply_id', name=op.f('pk_help_request')),
    comment='a difficulty that the school let its mentor school see (promise 8)'
    )
    with op.batch_alter_table('help_request', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_help_request_mentor_id'), ['mentor_id'], unique=False)

    op.create_table('remark',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('reply_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=32), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('author_id', sa.Integer(), nullable=True),
    sa.Column('at', UtcDateTime(), nullable=False),
    sa.Column('cause', sa.Text(), nullable=False),
    sa.CheckConstraint("kind IN ('answered', 'moved', 'called', 'asked')", name=op.f('ck_remark_kind')),
    sa.ForeignKeyConstraint(['author_id'], ['person.id'], name=op.f('fk_remark_author_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['reply_id'], ['reply.id'], name=op.f('fk_remark_reply_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_remark')),
    sa.UniqueConstraint('cause', 'reply_id', name=op.f('uq_remark_cause_reply_id')),
    comment='what the centre did about a difficulty, and what the school asks back after a return'
    )
    with op.batch_alter_table('remark', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_remark_reply_id'), ['reply_id'], unique=False)

    with op.batch_alter_table('event', schema=None) as batch_op:
        batch_op.add_column(sa.Column('link', sa.Text(), nullable=True))
        batch_op.add_column(sa.Column('announced_at', UtcDateTime(), nullable=True))
        batch_op.add_column(sa.Column('minutes', sa.JSON(), nullable=True))

    with op.batch_alter_table('membership', schema=None) as batch_op:
        batch_op.add_column(sa.Column('chosen_at', UtcDateTime(), nullable=True))

    with op.batch_alter_table('person', schema=None) as batch_op:
        batch_op.add_column(sa.Column('away_until', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('send_hour', sa.Integer(), nullable=True))
        batch_op.create_check_constraint(batch_op.f('ck_person_send_hour'), 'send_hour BETWEEN 9 AND 17')
        batch_op.create_table_comment(
            'away_until: the first day back; send_hour: when planned messages come, else at nine'
        )

    with op.batch_alter_table('reply', schema=None) as batch_op:
        batch_op.add_column(sa.Column('difficulty', sa.String(length=32), nullable=True))
        batch_op.create_check_constraint(
            batch_op.f('ck_reply_difficulty'),
            "difficulty IN ('no_staff', 'no_funds', 'waiting_organizer', 'no_time', 'other')",
        )

