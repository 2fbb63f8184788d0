import { listRefusalsOperation } from '@weir/contracts/refusals';
import { type ApiKeyId, DomainError } from '@weir/domain/kernel';
import { listRefusals } from '@weir/domain/refusals';
import { handle } from '../endpoint.ts';
import { toList } from '../paging.ts';
import { toRefusalWire } from './to-wire.ts';

/** A minute in milliseconds, the id of a key, a code, and a scope or nothing. */
const POSITION = /^\d{1,15} [0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12} [a-z_]{1,64} [a-z_]{0,64}$/;

export const listRefusalsEndpoint = handle(
  listRefusalsOperation,
  async ({ caller, params, query }, { management }) => {
    const { limit, cursor } = query;
    const page = await listRefusals(
      caller,
      params.organization_id,
      {
        keyId: (query.api_key_id?.toLowerCase() as ApiKeyId | undefined) ?? null,
        code: query.code ?? null,
        scope: query.scope ?? null,
        since: query.since === undefined ? null : new Date(query.since),
        until: query.until === undefined ? null : new Date(query.until),
      },
      { limit, after: cursor === undefined ? null : parseCursor(cursor) },
      management,
    );
    return toList(query, page, toRefusalWire);
  },
);

function parseCursor(cursor: string): string {
  const position = Buffer.from(cursor, 'base64url').toString('utf8');
  if (POSITION.test(position)) return position;
  throw new DomainError('invalid_parameter', 'cursor: is not a cursor that this list returned', {
    param: 'cursor',
  });
}
