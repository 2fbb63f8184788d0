import { CONNECTION_KINDS, type ConnectionKindTraits, type UpstreamApi } from './connection-kinds.ts';
import type { Connection } from './model.ts';

/** The APIs that the upstream speaks for its model of this name: the connection's own, else those of its kind. */
export function apisOf(
  { apis, kind }: Pick<Connection, 'apis' | 'kind'>,
  upstreamName: string,
): readonly UpstreamApi[] {
  const traits: ConnectionKindTraits = CONNECTION_KINDS[kind];
  return apis ?? traits.apis(upstreamName);
}
