import type { LimitId, LimitKind, LimitPeriod, LimitScope } from '@weir/domain/limits';
import { aFreshId } from '@weir/testing';
import type { Database } from '../src/database/database.ts';

export interface LimitSeed {
  readonly organizationId: string;
  /** Default: the organization. */
  readonly scope?: LimitScope;
  readonly scopeId?: string | null;
  readonly modelId?: string | null;
  /** Default: `budget`. */
  readonly kind?: LimitKind;
  /** Default: `total`; null for a rate. */
  readonly period?: LimitPeriod | null;
  /** Default: 1,000. */
  readonly amount?: bigint;
  readonly hard?: boolean;
  /** Decides which periods are counted. Default: 2026-01-15T12:00Z. */
  readonly createdAt?: Date;
}

/** Adds a limit. */
export async function seedLimit({ sql }: Pick<Database, 'sql'>, seed: LimitSeed): Promise<LimitId> {
  const id = aFreshId<'limit'>();
  const { organizationId, scope = 'organization', scopeId = organizationId, modelId = null } = seed;
  const { kind = 'budget', period = 'total', amount = 1_000n, hard = true } = seed;
  const { createdAt = new Date(Date.UTC(2026, 0, 15, 12)) } = seed;
  await sql`
    insert into limits (id, organization_id, scope, scope_id, model_id, kind, period, anchor, amount, hard, created_at,
      updated_at)
    values (${id}, ${organizationId}, ${scope}, ${scopeId}, ${modelId}, ${kind}, ${period}, ${createdAt}::timestamptz::date,
      ${amount.toString()}, ${hard}, ${createdAt}, ${createdAt})`;
  return id;
}
