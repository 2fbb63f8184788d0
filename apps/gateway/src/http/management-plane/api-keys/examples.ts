import {
  type Ask,
  type Example,
  type Examples,
  organization,
  withBody,
  withQuery,
  workspace,
} from '../../../../test/management-plane/example.ts';
import type { Party } from '../../../../test/management-plane/world.ts';

function key(of: (keyIds: Party['keyIds']) => string): Ask {
  return ({ party }) => ({ params: { workspace_id: party.workspaceId, key_id: of(party.keyIds) } });
}

/** For another user's key, one's own, and the organization's. */
function keyed(body: Readonly<Record<string, unknown>> | null): Example {
  const ask = (of: (keyIds: Party['keyIds']) => string) =>
    body === null ? key(of) : withBody(key(of), () => body);
  return {
    request: ask(({ colleague }) => colleague),
    own: ask(({ member }) => member),
    variants: { "the organization's": ask((keyIds) => keyIds.organization) },
  };
}

export const examples: Examples = {
  createApiKey: {
    request: withBody(workspace, () => ({ name: 'New', owner: 'organization' })),
    own: withBody(workspace, () => ({ name: 'New' })),
  },
  getApiKey: keyed(null),
  listApiKeys: {
    request: withQuery(workspace, ({ party }) => ({ owner: party.colleague.userId })),
    own: withQuery(workspace, () => ({ owner: 'me' })),
    variants: { "the organization's": withQuery(workspace, () => ({ owner: 'organization' })) },
    remark: ({ data }) => (data.length === 0 ? 'none' : null),
  },
  listOrganizationApiKeys: {
    request: withQuery(organization, ({ party }) => ({ owner: party.colleague.userId, sort: 'name' })),
    own: withQuery(organization, () => ({ owner: 'me' })),
    variants: { "the organization's": withQuery(organization, () => ({ owner: 'organization' })) },
    remark: ({ data }) => (data.length === 0 ? 'none' : null),
  },
  revokeApiKey: keyed(null),
  rotateApiKey: keyed({ grace_seconds: 60 }),
  updateApiKey: keyed({ name: 'Renamed' }),
};
