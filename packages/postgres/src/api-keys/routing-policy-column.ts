import type { KeyRoutingPolicy } from '@weir/domain/routing';
import { type RawBuilder, sql } from 'kysely';

/** As text: the driver takes an array for one of PostgreSQL's, and writes a text a second time as JSON. */
export function toRoutingPolicyColumn(policy: KeyRoutingPolicy | null): RawBuilder<string> | null {
  return policy === null ? null : sql<string>`${JSON.stringify(policy)}::text::jsonb`;
}
