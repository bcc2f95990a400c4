"""What was measured of a preamble, and words taken back"""

import sqlalchemy as sa
from alembic import op
from storage.columns import UtcDateTime

revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('indicator', schema=None) as batch_op:
        batch_op.drop_column('measured')

    with op.batch_alter_table('measurement', schema=None) as batch_op:
        batch_op.alter_column('indicator_id', existing_type=sa.Integer(), nullable=True)
        batch_op.add_column(sa.Column('roadmap_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('baseline', sa.Text(), nullable=True))
        batch_op.add_column(sa.Column('withdrawn_at', UtcDateTime(), nullable=True))
        batch_op.create_index(batch_op.f('ix_measurement_roadmap_id'), ['roadmap_id'], unique=False)
        batch_op.create_foreign_key(
            batch_op.f('fk_measurement_roadmap_id'), 'roadmap', ['roadmap_id'], ['id'], ondelete='RESTRICT'
        )
        batch_op.create_check_constraint(
            batch_op.f('ck_measurement_subject'), '(indicator_id IS NULL) = (roadmap_id IS NOT NULL)'
        )
        batch_op.create_check_constraint(
            batch_op.f('ck_measurement_baseline'), '(roadmap_id IS NULL) = (baseline IS NULL)'
        )
        batch_op.create_table_comment(
            "what somebody measured for a reporting date, a number or a share, of an indicator or of a value in "
            "a plan's preamble; append-only, the newest that was not withdrawn holds",
            existing_comment='what somebody measured for a reporting date, a number or a share; append-only, the newest holds',
        )
