"""What people decide about orders"""

import sqlalchemy as sa
from alembic import op
from storage.columns import UtcDateTime

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('acknowledgement',
    sa.Column('order_id', sa.Integer(), nullable=False),
    sa.Column('organization_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('at', UtcDateTime(), nullable=False),
    sa.ForeignKeyConstraint(['order_id'], ['order.id'], name=op.f('fk_acknowledgement_order_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['organization_id'], ['organization.id'], name=op.f('fk_acknowledgement_organization_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_acknowledgement_person_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('order_id', 'organization_id', name=op.f('pk_acknowledgement')),
    comment='«Ознакомлен(а)», once a school'
    )
    op.create_table('choice',
    sa.Column('order_id', sa.Integer(), nullable=False),
    sa.Column('place', sa.Text(), nullable=False),
    sa.Column('what', sa.String(length=32), nullable=False),
    sa.Column('value', sa.JSON(), nullable=False),
    sa.Column('author_id', sa.Integer(), nullable=True),
    sa.Column('at', UtcDateTime(), nullable=False),
    sa.ForeignKeyConstraint(['author_id'], ['person.id'], name=op.f('fk_choice_author_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['order_id'], ['order.id'], name=op.f('fk_choice_order_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('order_id', 'place', 'what', name=op.f('pk_choice')),
    comment='what a person decided about the understanding of an order; holds when it is imported again'
    )
    op.create_table('draft',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=32), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('organization_id', sa.Integer(), nullable=False),
    sa.Column('chat_key', sa.Text(), nullable=False),
    sa.Column('file', sa.JSON(), nullable=False),
    sa.Column('state', sa.String(length=32), nullable=False),
    sa.Column('printed', sa.Text(), nullable=True),
    sa.Column('choices', sa.JSON(), nullable=False),
    sa.Column('error', sa.JSON(), nullable=True),
    sa.Column('order_id', sa.Integer(), nullable=True),
    sa.Column('created_at', UtcDateTime(), nullable=False),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('retry_at', UtcDateTime(), nullable=True),
    sa.Column('cause', sa.Text(), nullable=False),
    sa.CheckConstraint("kind IN ('order', 'own')", name=op.f('ck_draft_kind')),
    sa.CheckConstraint("state <> 'loaded' OR order_id IS NOT NULL", name=op.f('ck_draft_loaded')),
    sa.CheckConstraint("state <> 'read' OR printed IS NOT NULL", name=op.f('ck_draft_read')),
    sa.CheckConstraint("state IN ('announced', 'read', 'refused', 'loaded', 'dropped')", name=op.f('ck_draft_state')),
    sa.ForeignKeyConstraint(['order_id'], ['order.id'], name=op.f('fk_draft_order_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['organization_id'], ['organization.id'], name=op.f('fk_draft_organization_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_draft_person_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_draft')),
    sa.UniqueConstraint('cause', name=op.f('uq_draft_cause')),
    comment="an order's file on its way in: printed is the JSON of what stands in it"
    )
    with op.batch_alter_table('draft', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_draft_person_id'), ['person_id'], unique=False)

    op.create_table('change',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('at', UtcDateTime(), nullable=False),
    sa.Column('author_id', sa.Integer(), nullable=True),
    sa.Column('what', sa.String(length=32), nullable=False),
    sa.Column('order_id', sa.Integer(), nullable=True),
    sa.Column('roadmap_id', sa.Integer(), nullable=True),
    sa.Column('item_id', sa.Integer(), nullable=True),
    sa.Column('organization_id', sa.Integer(), nullable=True),
    sa.Column('before', sa.Text(), nullable=False),
    sa.Column('after', sa.Text(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('cause', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['author_id'], ['person.id'], name=op.f('fk_change_author_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['item_id'], ['item.id'], name=op.f('fk_change_item_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['order_id'], ['order.id'], name=op.f('fk_change_order_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['organization_id'], ['organization.id'], name=op.f('fk_change_organization_id'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['roadmap_id'], ['roadmap.id'], name=op.f('fk_change_roadmap_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_change')),
    comment='who changed what and when, for every change that is not an answer; append-only'
    )
    with op.batch_alter_table('change', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_change_author_id'), ['author_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_change_cause'), ['cause'], unique=False)
        batch_op.create_index(batch_op.f('ix_change_item_id'), ['item_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_change_order_id'), ['order_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_change_organization_id'), ['organization_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_change_roadmap_id'), ['roadmap_id'], unique=False)

    op.create_table('twin',
    sa.Column('item_id', sa.Integer(), nullable=False),
    sa.Column('other_id', sa.Integer(), nullable=False),
    sa.CheckConstraint('item_id < other_id', name=op.f('ck_twin_pair')),
    sa.ForeignKeyConstraint(['item_id'], ['item.id'], name=op.f('fk_twin_item_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['other_id'], ['item.id'], name=op.f('fk_twin_other_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('item_id', 'other_id', name=op.f('pk_twin')),
    comment='items of one school about the same deed in the same period (RULES §3)'
    )
    with op.batch_alter_table('twin', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_twin_other_id'), ['other_id'], unique=False)

    op.create_table('partner',
    sa.Column('assignment_id', sa.Integer(), nullable=False),
    sa.Column('organization_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['assignment_id'], ['assignment.id'], name=op.f('fk_partner_assignment_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['organization_id'], ['organization.id'], name=op.f('fk_partner_organization_id'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('assignment_id', name=op.f('pk_partner')),
    comment='the other school of a pair that answers one assignment together (order 348)'
    )
    with op.batch_alter_table('partner', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_partner_organization_id'), ['organization_id'], unique=False)

    with op.batch_alter_table('item', schema=None) as batch_op:
        batch_op.add_column(sa.Column('recommended', sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column('done_by_order', sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column('sample', sa.JSON(), nullable=True))

    with op.batch_alter_table('obligation', schema=None) as batch_op:
        batch_op.add_column(sa.Column('asked', sa.JSON(), server_default='[]', nullable=False))
        batch_op.add_column(sa.Column('recommended', sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column('has_deliverable', sa.Boolean(), server_default=sa.false(), nullable=False))

    with op.batch_alter_table('obligation', schema=None) as batch_op:
        batch_op.alter_column('asked', existing_type=sa.JSON(), existing_nullable=False, server_default=None)

    with op.batch_alter_table('order', schema=None) as batch_op:
        batch_op.create_table_comment(
            'owner_id: the school whose own order it is (RULES §9); file: as Telegram keeps it'
        )
        batch_op.add_column(sa.Column('owner_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('grace_until', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('announced_at', UtcDateTime(), nullable=True))
        batch_op.add_column(sa.Column('file', sa.JSON(), nullable=True))
        batch_op.drop_constraint(batch_op.f('uq_order_number_date'), type_='unique')
        batch_op.create_index(batch_op.f('ix_order_owner_id'), ['owner_id'], unique=False)
        batch_op.create_index('uq_order_issued', ['number', 'date'], unique=True, sqlite_where=sa.text('owner_id IS NULL'), postgresql_where=sa.text('owner_id IS NULL'))
        batch_op.create_index('uq_order_own', ['owner_id', 'number', 'date'], unique=True, sqlite_where=sa.text('owner_id IS NOT NULL'), postgresql_where=sa.text('owner_id IS NOT NULL'))
        batch_op.create_foreign_key(batch_op.f('fk_order_owner_id'), 'organization', ['owner_id'], ['id'], ondelete='RESTRICT')

    with op.batch_alter_table('roadmap', schema=None) as batch_op:
        batch_op.add_column(sa.Column('kind', sa.String(length=32), server_default='plan', nullable=False))
        batch_op.create_table_comment(
            "kind: a plan, the duties of the order's own text, or a school's own plan; "
            'reminds: who of the school wants to be reminded of its own plan'
        )
        batch_op.add_column(sa.Column('reminds', sa.String(length=32), nullable=True))
        batch_op.create_check_constraint(
            batch_op.f('ck_roadmap_kind'), "kind IN ('plan', 'duties', 'own')"
        )
        batch_op.create_check_constraint(
            batch_op.f('ck_roadmap_reminds'),
            "reminds IN ('director', 'deputy', 'coordinator', 'controller', 'observer')",
        )

