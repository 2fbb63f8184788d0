import type { Banner, BannerId, BannerRepository } from '@weir/domain/banners';
import { type Page, type PageRequest, toPage, type UserId } from '@weir/domain/kernel';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { Banners, DB } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';

/** What the console says to everybody, in PostgreSQL. */
export class PostgresBannerRepository implements BannerRepository {
  readonly #kysely: Kysely<DB>;

  constructor(kysely: Kysely<DB>) {
    this.#kysely = kysely;
  }

  async lockAll(): Promise<readonly Banner[]> {
    // Readers do not wait for it.
    await runQuery(sql`lock table banners in share row exclusive mode`.execute(this.#kysely));
    return (await runQuery(this.#all().orderBy('id').execute())).map(toBanner);
  }

  async list({ limit, after }: PageRequest): Promise<Page<Banner>> {
    let query = this.#all();
    if (after !== null) query = query.where('id', '<', after);
    const rows = await runQuery(
      query
        .orderBy('id', 'desc')
        .limit(limit + 1)
        .execute(),
    );
    return toPage(rows.map(toBanner), limit, ({ id }) => id);
  }

  async insert(banner: Banner): Promise<void> {
    const { id, createdBy, createdAt } = banner;
    await runQuery(
      this.#kysely
        .insertInto('banners')
        .values({ id, created_by: createdBy, created_at: createdAt, ...toRow(banner) })
        .execute(),
    );
  }

  async update(banner: Banner): Promise<void> {
    await runQuery(
      this.#kysely.updateTable('banners').set(toRow(banner)).where('id', '=', banner.id).execute(),
    );
  }

  async forgetDismissals(id: BannerId): Promise<void> {
    await runQuery(this.#kysely.deleteFrom('banner_dismissals').where('banner_id', '=', id).execute());
  }

  async delete(id: BannerId): Promise<boolean> {
    const { numDeletedRows } = await runQuery(
      this.#kysely.deleteFrom('banners').where('id', '=', id).executeTakeFirst(),
    );
    return numDeletedRows > 0n;
  }

  async listShown(at: Date, userId: UserId | null): Promise<readonly Banner[]> {
    const shown = this.#shown(at);
    const forThem =
      userId === null
        ? shown.where('public', '=', true)
        : shown.where(
            sql<boolean>`not exists (
              select from banner_dismissals where banner_id = banners.id and user_id = ${userId})`,
          );
    return (await runQuery(forThem.orderBy('id', 'desc').execute())).map(toBanner);
  }

  async isDismissible(id: BannerId, at: Date): Promise<boolean | null> {
    const row = await runQuery(this.#shown(at).where('id', '=', id).executeTakeFirst());
    return row?.dismissible ?? null;
  }

  async dismiss(id: BannerId, userId: UserId, at: Date): Promise<void> {
    await runQuery(
      this.#kysely
        .insertInto('banner_dismissals')
        .values({ banner_id: id, user_id: userId, dismissed_at: at })
        .onConflict((conflict) => conflict.doNothing())
        .execute(),
    );
  }

  #all() {
    return this.#kysely.selectFrom('banners').selectAll('banners');
  }

  #shown(at: Date) {
    return this.#all()
      .where('visible', '=', true)
      .where('starts_at', '<=', at)
      .where((where) => where.or([where('ends_at', 'is', null), where('ends_at', '>', at)]));
  }
}

function toRow(banner: Banner) {
  return {
    text: banner.text,
    translations: { ...banner.translations },
    level: banner.level,
    link: banner.link,
    starts_at: banner.startsAt,
    ends_at: banner.endsAt,
    dismissible: banner.dismissible,
    public: banner.public,
    visible: banner.visible,
    updated_at: banner.updatedAt,
  };
}

function toBanner(row: Selectable<Banners>): Banner {
  return {
    id: row.id as BannerId,
    text: row.text,
    translations: row.translations as Banner['translations'],
    level: row.level as Banner['level'],
    link: row.link,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    dismissible: row.dismissible,
    public: row.public,
    visible: row.visible,
    createdBy: row.created_by as UserId | null,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
