import type { OrganizationId, Page, PageRequest, UserId } from '@weir/domain/kernel';
import { toPage } from '@weir/domain/kernel';
import type {
  Notification,
  NotificationId,
  NotificationRepository,
  NotificationState,
} from '@weir/domain/notifications';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { DB, Notifications } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';

/** Notifications, in PostgreSQL. */
export class PostgresNotificationRepository implements NotificationRepository {
  readonly #kysely: Kysely<DB>;

  constructor(kysely: Kysely<DB>) {
    this.#kysely = kysely;
  }

  async insert(notifications: readonly Notification[]): Promise<void> {
    const rows = notifications.map(({ id, userId, organizationId, kind, subject, createdAt, readAt }) => ({
      ...{ id, user_id: userId, organization_id: organizationId, kind },
      ...{ subject_kind: subject.kind, subject_id: subject.id, created_at: createdAt, read_at: readAt },
    }));
    await runQuery(
      sql`insert into notifications
        select * from jsonb_populate_recordset(null::notifications, ${JSON.stringify(rows)}::text::jsonb)
        order by user_id, subject_id, kind
        on conflict (user_id, subject_id, kind) where read_at is null do nothing`.execute(this.#kysely),
    );
  }

  async list(
    userId: UserId,
    state: NotificationState,
    { limit, after }: PageRequest,
  ): Promise<Page<Notification>> {
    let query = this.#kysely.selectFrom('notifications').selectAll().where('user_id', '=', userId);
    if (state === 'unread') query = query.where('read_at', 'is', null);
    if (after !== null) query = query.where('id', '<', after);
    const rows = await runQuery(
      query
        .orderBy('id', 'desc')
        .limit(limit + 1)
        .execute(),
    );
    return toPage(rows.map(toNotification), limit, ({ id }) => id);
  }

  async markRead(userId: UserId, id: NotificationId, at: Date): Promise<Notification | null> {
    const row = await runQuery(
      this.#kysely
        .updateTable('notifications')
        .set({ read_at: sql`coalesce(read_at, ${at})` })
        .where('user_id', '=', userId)
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirst(),
    );
    return row === undefined ? null : toNotification(row);
  }

  async approvers(limit: number): Promise<readonly UserId[]> {
    const rows = await runQuery(
      this.#kysely
        .selectFrom('users')
        .select('id')
        .where('platform_role', '=', 'admin')
        .where('deactivated_at', 'is', null)
        .orderBy('id')
        .limit(limit)
        .execute(),
    );
    return rows.map(({ id }) => id as UserId);
  }

  async organizationAdmins(organizationId: OrganizationId, limit: number): Promise<readonly UserId[]> {
    const rows = await runQuery(
      this.#kysely
        .selectFrom('organization_members as member')
        .innerJoin('users', 'users.id', 'member.user_id')
        .select('users.id')
        .where('member.organization_id', '=', organizationId)
        .where('member.role', 'in', ['owner', 'admin'])
        .where('users.deactivated_at', 'is', null)
        .orderBy('users.id')
        .limit(limit)
        .execute(),
    );
    return rows.map(({ id }) => id as UserId);
  }

  async deleteOld(until: Date, limit: number): Promise<number> {
    const { numAffectedRows } = await runQuery(
      sql`delete from notifications where id in (
        select id from notifications where created_at < ${until} order by created_at limit ${limit}
        for update skip locked)`.execute(this.#kysely),
    );
    return Number(numAffectedRows ?? 0n);
  }

  async deleteExcess(kept: number, limit: number): Promise<number> {
    const { numAffectedRows } = await runQuery(
      sql`delete from notifications where id in (
        select excess.id from (select user_id from notifications group by user_id having count(*) > ${kept}) crowded,
          lateral (select id from notifications where user_id = crowded.user_id order by id desc offset ${kept}) excess
        limit ${limit})`.execute(this.#kysely),
    );
    return Number(numAffectedRows ?? 0n);
  }
}

function toNotification(row: Selectable<Notifications>): Notification {
  return {
    id: row.id as NotificationId,
    userId: row.user_id as UserId,
    organizationId: row.organization_id as OrganizationId | null,
    kind: row.kind,
    subject: { kind: row.subject_kind, id: row.subject_id },
    createdAt: row.created_at,
    readAt: row.read_at,
  };
}
