"""What was understood besides the cells"""

import sqlalchemy as sa
from alembic import op
from storage.columns import UtcDateTime

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None

BY_HAND = """
UPDATE mentorship SET by_hand = true WHERE EXISTS (
    SELECT 1 FROM change JOIN organization ON organization.id = mentorship.mentor_id
    WHERE change.what = 'mentor' AND change.organization_id = mentorship.mentee_id
    AND change.after LIKE mentorship.year || ' ' || organization.short_name || ', %'
)
"""


def upgrade() -> None:
    op.create_table('bond',
    sa.Column('item_id', sa.Integer(), nullable=False),
    sa.Column('other_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=32), nullable=False),
    sa.Column('agreed', sa.Boolean(), nullable=False),
    sa.CheckConstraint("kind IN ('listed', 'together')", name=op.f('ck_bond_kind')),
    sa.CheckConstraint('item_id <> other_id', name=op.f('ck_bond_pair')),
    sa.ForeignKeyConstraint(['item_id'], ['item.id'], name=op.f('fk_bond_item_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['other_id'], ['item.id'], name=op.f('fk_bond_other_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('item_id', 'other_id', 'kind', name=op.f('pk_bond')),
    comment='listed: the item takes part all year in what the other holds; together: meetings that could be '
    'one, the smaller id first; what is not agreed is only proposed'
    )
    with op.batch_alter_table('bond', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_bond_other_id'), ['other_id'], unique=False)

    with op.batch_alter_table('indicator', schema=None) as batch_op:
        batch_op.add_column(sa.Column('group', sa.JSON(), server_default='[]', nullable=False))
        batch_op.add_column(sa.Column('withdrawn_at', UtcDateTime(), nullable=True))
        batch_op.create_check_constraint(
            batch_op.f('ck_indicator_source'),
            "source IN ('statuses', 'attendance', 'numbers', 'practices', 'stated')",
        )

    with op.batch_alter_table('indicator', schema=None) as batch_op:
        batch_op.alter_column('group', existing_type=sa.JSON(), existing_nullable=False, server_default=None)

    op.create_table('measurement',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('indicator_id', sa.Integer(), nullable=False),
    sa.Column('due', sa.Date(), nullable=False),
    sa.Column('value', sa.Float(), nullable=True),
    sa.Column('numerator', sa.Integer(), nullable=True),
    sa.Column('denominator', sa.Integer(), nullable=True),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('author_id', sa.Integer(), nullable=True),
    sa.Column('at', UtcDateTime(), nullable=False),
    sa.Column('cause', sa.Text(), nullable=False),
    sa.CheckConstraint('(value IS NULL) = (numerator IS NOT NULL)', name=op.f('ck_measurement_value')),
    sa.CheckConstraint('(numerator IS NULL) = (denominator IS NULL)', name=op.f('ck_measurement_share')),
    sa.CheckConstraint('numerator BETWEEN 0 AND denominator', name=op.f('ck_measurement_numerator')),
    sa.ForeignKeyConstraint(['author_id'], ['person.id'], name=op.f('fk_measurement_author_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['indicator_id'], ['indicator.id'], name=op.f('fk_measurement_indicator_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_measurement')),
    sa.UniqueConstraint('cause', name=op.f('uq_measurement_cause')),
    comment='what somebody measured for a reporting date, a number or a share; append-only, the newest holds'
    )
    with op.batch_alter_table('measurement', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_measurement_indicator_id'), ['indicator_id'], unique=False)

    with op.batch_alter_table('item', schema=None) as batch_op:
        batch_op.add_column(sa.Column('sum_of', sa.JSON(), server_default='[]', nullable=False))
        batch_op.add_column(sa.Column('summed', sa.Boolean(), server_default=sa.false(), nullable=False))

    with op.batch_alter_table('item', schema=None) as batch_op:
        batch_op.alter_column('sum_of', existing_type=sa.JSON(), existing_nullable=False, server_default=None)

    with op.batch_alter_table('roadmap', schema=None) as batch_op:
        batch_op.add_column(sa.Column('baselines', sa.JSON(), server_default='[]', nullable=False))

    with op.batch_alter_table('roadmap', schema=None) as batch_op:
        batch_op.alter_column('baselines', existing_type=sa.JSON(), existing_nullable=False, server_default=None)

    with op.batch_alter_table('order', schema=None) as batch_op:
        batch_op.add_column(sa.Column('announced', sa.JSON(), nullable=True))

    with op.batch_alter_table('mentorship', schema=None) as batch_op:
        batch_op.add_column(sa.Column('by_hand', sa.Boolean(), server_default=sa.false(), nullable=False))

    op.execute(BY_HAND)
