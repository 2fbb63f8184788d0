import type { OrganizationId } from '@weir/domain/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../testing/open-test-database.ts';
import { PostgresOrganizationDirectory } from './organization-directory.ts';

const [MEADOW, SHORE, GONE] = ['1', '2', '3'].map(
  (digit) => `00000000-0000-7000-8000-00000000000${digit}` as OrganizationId,
) as [OrganizationId, OrganizationId, OrganizationId];

describe('PostgresOrganizationDirectory', () => {
  let database: Awaited<ReturnType<typeof openTestDatabase>>;
  let repository: PostgresOrganizationDirectory;
  beforeAll(async () => {
    database = await openTestDatabase();
    repository = new PostgresOrganizationDirectory(database);
    const { sql } = database;
    await sql`insert into organizations (id, name, created_at, deleted_at) values
      (${SHORE}, 'Shore', '2026-01-16T12:00:00Z', null), (${MEADOW}, 'Meadow & Söhne', '2026-01-15T12:00:00.123Z', null),
      (${GONE}, 'Gone', '2026-01-14T12:00:00Z', now())`;
    await sql`insert into workspaces (id, organization_id, name, created_at, deleted_at) values
      (${SHORE}, ${MEADOW}, 'Second', '2026-01-16T12:00:00Z', null), (${MEADOW}, ${MEADOW}, 'First', '2026-01-15T12:00:00Z', null),
      (${GONE}, ${MEADOW}, 'Gone', '2026-01-14T12:00:00Z', now())`;
  });
  afterAll(() => database.discard());

  it('lists organizations that are not deleted, oldest first, up to the limit', async () => {
    expect(await repository.list(10)).toEqual([
      {
        id: MEADOW,
        name: 'Meadow & Söhne',
        createdAt: new Date('2026-01-15T12:00:00.123Z'),
        deletedAt: null,
      },
      { id: SHORE, name: 'Shore', createdAt: new Date('2026-01-16T12:00:00Z'), deletedAt: null },
    ]);
    expect((await repository.list(1)).map(({ name }) => name)).toEqual(['Meadow & Söhne']);
  });

  it('lists the workspaces of one organization that are not deleted, oldest first, up to the limit', async () => {
    expect((await repository.listWorkspaces(MEADOW, 10)).map(({ name }) => name)).toEqual([
      'First',
      'Second',
    ]);
    expect((await repository.listWorkspaces(MEADOW, 1)).map(({ name }) => name)).toEqual(['First']);
    expect(await repository.listWorkspaces(SHORE, 10)).toEqual([]);
  });
});
