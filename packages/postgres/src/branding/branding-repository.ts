import type {
  Branding,
  BrandingElement,
  BrandingImage,
  BrandingRepository,
  BrandingSlot,
} from '@weir/domain/branding';
import type { Kysely, Selectable } from 'kysely';
import type { Branding as BrandingTable, DB } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';

/** How the console presents itself, in PostgreSQL. */
export class PostgresBrandingRepository implements BrandingRepository {
  readonly #kysely: Kysely<DB>;

  constructor(kysely: Kysely<DB>) {
    this.#kysely = kysely;
  }

  async find(): Promise<Branding> {
    return this.#withImages(await runQuery(this.#row().executeTakeFirstOrThrow()));
  }

  async findForUpdate(): Promise<Branding> {
    return this.#withImages(await runQuery(this.#row().forUpdate().executeTakeFirstOrThrow()));
  }

  async update({ title, subtitle, shows }: Branding): Promise<void> {
    await runQuery(
      this.#kysely
        .updateTable('branding')
        .set({ title, subtitle, shows: [...shows] })
        .execute(),
    );
  }

  async putImage({ slot, width, height, updatedAt }: BrandingImage, png: Uint8Array): Promise<void> {
    const image = { png: Buffer.from(png), width, height, updated_at: updatedAt };
    await runQuery(
      this.#kysely
        .insertInto('branding_images')
        .values({ slot, ...image })
        .onConflict((conflict) => conflict.column('slot').doUpdateSet(image))
        .execute(),
    );
  }

  async deleteImage(slot: BrandingSlot): Promise<boolean> {
    const { numDeletedRows } = await runQuery(
      this.#kysely.deleteFrom('branding_images').where('slot', '=', slot).executeTakeFirst(),
    );
    return numDeletedRows > 0n;
  }

  async readImage(slot: BrandingSlot, updatedAt: Date): Promise<Uint8Array | null> {
    const row = await runQuery(
      this.#kysely
        .selectFrom('branding_images')
        .select('png')
        .where('slot', '=', slot)
        .where('updated_at', '=', updatedAt)
        .executeTakeFirst(),
    );
    return row?.png ?? null;
  }

  #row() {
    return this.#kysely.selectFrom('branding').selectAll();
  }

  async #withImages(row: Selectable<BrandingTable>): Promise<Branding> {
    const images = await runQuery(
      this.#kysely
        .selectFrom('branding_images')
        .select(['slot', 'width', 'height', 'updated_at'])
        .orderBy('slot')
        .execute(),
    );
    return {
      title: row.title,
      subtitle: row.subtitle,
      shows: new Set(row.shows as BrandingElement[]),
      images: images.map(({ slot, width, height, updated_at: updatedAt }) => ({
        slot: slot as BrandingSlot,
        width,
        height,
        updatedAt,
      })),
    };
  }
}
