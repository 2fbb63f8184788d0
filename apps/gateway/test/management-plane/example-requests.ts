import type { Inhabitant, Party, World } from './world.ts';

/** Who asks, and whose things for. */
export interface Scene {
  readonly world: World;
  readonly me: Inhabitant;
  readonly party: Party;
}

export interface ExampleRequest {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, unknown>>;
}

type Ask = (scene: Scene) => ExampleRequest;

/** A valid request to an endpoint, and others where it depends on what is asked for whether one may. */
export interface Example {
  /** For what is not one's own, where that makes a difference. */
  readonly request: Ask;
  /** For what is one's own. */
  readonly own?: Ask;
  /** By what is asked for. */
  readonly variants?: Readonly<Record<string, Ask>>;
  /** What the body of a success says that its status does not. */
  // biome-ignore lint/suspicious/noExplicitAny: bodies are of many shapes
  readonly remark?: (body: any) => string | null;
  /** Why it cannot succeed here. */
  readonly failsFor?: string;
}

const organization: Ask = ({ party }) => ({ params: { organization_id: party.organizationId } });
const team: Ask = ({ party }) => ({
  params: { organization_id: party.organizationId, team_id: party.teamId },
});
const workspace: Ask = ({ party }) => ({ params: { workspace_id: party.workspaceId } });
const credential: Ask = ({ party }) => ({
  params: { organization_id: party.organizationId, credential_id: party.credentialId },
});
const invitation: Ask = ({ party }) => ({
  params: { organization_id: party.organizationId, invitation_id: party.invitationId },
});
const user: Ask = ({ party }) => ({ params: { user_id: party.member.userId } });
const nothing: Ask = () => ({});

function member(of: (scene: Scene) => Inhabitant): Ask {
  return (scene) => ({
    params: { organization_id: scene.party.organizationId, user_id: of(scene).userId },
  });
}

function teamMember(of: (scene: Scene) => Inhabitant): Ask {
  return (scene) => ({ params: { ...team(scene).params, user_id: of(scene).userId } });
}

function key(of: (keyIds: Party['keyIds']) => string): Ask {
  return ({ party }) => ({ params: { workspace_id: party.workspaceId, key_id: of(party.keyIds) } });
}

function withBody(ask: Ask, body: (scene: Scene) => Readonly<Record<string, unknown>>): Ask {
  return (scene) => ({ ...ask(scene), body: body(scene) });
}

function withQuery(ask: Ask, query: (scene: Scene) => Readonly<Record<string, string>>): Ask {
  return (scene) => ({ ...ask(scene), query: query(scene) });
}

/** One's own, and the same of somebody else, which is none of anybody's business. */
function mine(ask: (me: Inhabitant, scene: Scene) => ExampleRequest): Example {
  return {
    request: (scene) => ask(scene.me, scene),
    variants: {
      "somebody else's": (scene) =>
        ask(scene.me === scene.party.colleague ? scene.party.member : scene.party.colleague, scene),
    },
  };
}

/** On a key of somebody else, on one's own, and on one of the organization. */
function keyed(body: Readonly<Record<string, unknown>> | null): Example {
  const ask = (of: (keyIds: Party['keyIds']) => string) =>
    body === null ? key(of) : withBody(key(of), () => body);
  return {
    request: ask(({ colleague }) => colleague),
    own: ask(({ member }) => member),
    variants: { "the organization's": ask((keyIds) => keyIds.organization) },
  };
}

/** A valid request for every endpoint, by its operation id. One without is a failure of the tests that are made from these. */
export const exampleRequests: Readonly<Record<string, Example>> = {
  getUser: { request: user },
  listUsers: { request: withQuery(nothing, () => ({ limit: '2' })) },
  updateUser: {
    request: withBody(user, () => ({ platform_role: 'admin_readonly' })),
    variants: { deactivating: withBody(user, () => ({ deactivated: true })) },
  },

  createApiKey: {
    request: withBody(workspace, () => ({ name: 'New', organization_owned: true })),
    own: withBody(workspace, () => ({ name: 'New' })),
  },
  getApiKey: keyed(null),
  listApiKeys: {
    request: withQuery(workspace, ({ party }) => ({ owner: party.colleague.userId })),
    own: withQuery(workspace, () => ({ owner: 'me' })),
    variants: { "the organization's": withQuery(workspace, () => ({ owner: 'organization' })) },
    remark: ({ data }) => (data.length === 0 ? 'none' : null),
  },
  revokeApiKey: keyed(null),
  rotateApiKey: keyed({ grace_seconds: 60 }),
  updateApiKey: keyed({ name: 'Renamed' }),

  exportAuditLog: { request: withQuery(organization, () => ({ format: 'json' })) },
  exportPlatformAuditLog: {
    request: withQuery(nothing, ({ party }) => ({
      organization_id: party.organizationId,
      actor: party.owner.userId,
    })),
  },
  listAuditLog: { request: withQuery(organization, () => ({ action: 'team.create' })) },
  listPlatformAuditLog: {
    request: withQuery(nothing, ({ party }) => ({
      organization_id: party.organizationId,
      actor: party.owner.userId,
    })),
  },

  createCredential: {
    request: withBody(organization, ({ world }) => ({
      connection_id: world.freeConnectionId,
      api_key: 'sk-brought',
    })),
  },
  deleteCredential: { request: credential },
  getCredential: { request: credential },
  listConnections: { request: organization },
  listCredentials: { request: organization },
  rotateCredential: { request: withBody(credential, () => ({ api_key: 'sk-brought-again' })) },
  testCredential: { request: credential },

  linkIdentity: { request: withBody(nothing, () => ({ provider: 'github', return_to: '/docs' })) },
  listIdentities: { request: nothing },
  unlinkIdentity: mine(({ identityId }) => ({ params: { identity_id: identityId } })),

  acceptInvitation: mine(({ invitationId }) => ({ params: { invitation_id: invitationId }, body: {} })),
  createInvitations: {
    request: withBody(organization, () => ({
      invitations: [{ email: 'somebody-new@example.com', role: 'member' }],
    })),
    variants: {
      'an owner': withBody(organization, () => ({
        invitations: [{ email: 'somebody-new@example.com', role: 'owner' }],
      })),
    },
    remark: ({ data }) => data[0].code,
  },
  declineInvitation: mine(({ invitationId }) => ({ params: { invitation_id: invitationId } })),
  listInvitations: { request: organization },
  listReceivedInvitations: { request: nothing },
  openInvitation: { request: ({ party }) => ({ params: { invitation_id: party.invitationId } }) },
  resendInvitation: { request: invitation },
  revokeInvitation: { request: invitation },

  listMembers: { request: withQuery(organization, () => ({ role: 'member' })) },
  removeMember: {
    request: member(({ party }) => party.colleague),
    own: member(({ me }) => me),
    variants: { 'an owner': member(({ party }) => party.otherOwner) },
  },
  updateMember: {
    request: withBody(
      member(({ party }) => party.colleague),
      () => ({ role: 'admin' }),
    ),
    own: withBody(
      member(({ me }) => me),
      () => ({ role: 'admin' }),
    ),
    variants: {
      'to owner': withBody(
        member(({ party }) => party.colleague),
        () => ({ role: 'owner' }),
      ),
      'of an owner': withBody(
        member(({ party }) => party.otherOwner),
        () => ({ role: 'member' }),
      ),
      'of oneself to owner': withBody(
        member(({ me }) => me),
        () => ({ role: 'owner' }),
      ),
    },
  },

  createOrganization: { request: withBody(nothing, () => ({ name: 'New' })) },
  deleteOrganization: { request: organization },
  getOrganization: { request: organization },
  getOrganizationSettings: { request: organization },
  listOrganizations: {
    request: withQuery(nothing, () => ({ limit: '100' })),
    variants: { all: withQuery(nothing, () => ({ all: 'true', limit: '2' })) },
  },
  restoreOrganization: {
    request: ({ party }) => ({ params: { organization_id: party.deletedOrganizationId } }),
  },
  transferOwnership: {
    request: withBody(organization, ({ party }) => ({ user_id: party.member.userId })),
  },
  updateOrganization: { request: withBody(organization, () => ({ name: 'Renamed' })) },
  updateOrganizationSettings: {
    request: withBody(organization, () => ({ members_may_create_keys: false, max_key_lifetime_days: 30 })),
  },

  createPersonalAccessToken: {
    request: withBody(nothing, () => ({ name: 'New', scopes: ['profile:read'], expires_in_days: 1 })),
  },
  listPersonalAccessTokens: { request: nothing },
  revokePersonalAccessToken: mine(({ tokenId }) => ({ params: { token_id: tokenId } })),

  getSignedIn: { request: nothing },
  listSessions: { request: nothing },
  revokeAllSessions: { request: nothing },
  revokeSession: mine(({ otherSessionId }) => ({ params: { session_id: otherSessionId } })),
  signOut: { request: nothing },

  beginSignIn: {
    request: () => ({ params: { provider: 'github' }, query: { return_to: '/docs' } }),
  },
  completeSignIn: {
    request: () => ({ params: { provider: 'github' }, query: { state: 'forged', code: 'forged' } }),
    failsFor: 'it takes an identity provider',
  },
  followSetupLink: { request: ({ world }) => ({ query: { token: world.setupToken } }) },
  listIdentityProviders: { request: nothing },

  addTeamMember: { request: teamMember(({ party }) => party.admin), own: teamMember(({ me }) => me) },
  createTeam: { request: withBody(organization, () => ({ name: 'New', description: 'About it' })) },
  deleteTeam: { request: team },
  getTeam: { request: team },
  listTeamMembers: { request: team },
  listTeams: { request: organization },
  removeTeamMember: {
    request: teamMember(({ party }) => party.colleague),
    own: teamMember(({ me }) => me),
  },
  updateTeam: { request: withBody(team, () => ({ name: 'Renamed', description: null })) },

  getJsonWebKeySet: { request: nothing },
  issueTokens: { request: withBody(nothing, () => ({ scopes: ['profile:read'] })) },
  refreshTokens: { request: ({ me }) => ({ body: { refresh_token: me.refreshToken } }) },
  revokeTokens: { request: ({ me }) => ({ body: { refresh_token: me.refreshToken } }) },

  getMe: { request: nothing },
  updateMe: { request: withBody(nothing, () => ({ display_name: 'Renamed' })) },

  createWorkspace: { request: withBody(organization, () => ({ name: 'New', description: null })) },
  deleteWorkspace: { request: workspace },
  getWorkspace: { request: workspace },
  getWorkspaceSettings: { request: workspace },
  listWorkspaces: { request: organization },
  restoreWorkspace: { request: ({ party }) => ({ params: { workspace_id: party.deletedWorkspaceId } }) },
  updateWorkspace: { request: withBody(workspace, () => ({ name: 'Renamed' })) },
  updateWorkspaceSettings: { request: withBody(workspace, () => ({ allowed_models: ['llama'] })) },
};

/** Throws for an endpoint that has none. */
export function exampleOf({ operationId }: { readonly operationId: string }): Example {
  const example = exampleRequests[operationId];
  if (example === undefined) throw new Error(`example-requests.ts has no example of ${operationId}.`);
  return example;
}

/** Path and query of an example. */
export function urlOf(path: string, { params = {}, query = {} }: ExampleRequest): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`The example of ${path} has no ${name}.`);
    return encodeURIComponent(value);
  });
  const search = new URLSearchParams(query).toString();
  return search === '' ? filled : `${filled}?${search}`;
}
