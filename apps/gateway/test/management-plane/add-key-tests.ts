import type { WorkspaceId } from '@weir/domain/kernel';
import { type Answer, type Person, send } from './person.ts';
import { type Cast, sharedTestManagement, type TestManagement } from './start-test-management.ts';

/** An organization with a workspace, for tests of its keys. */
export interface KeyTests {
  readonly management: TestManagement;
  readonly cast: Cast;
  readonly workspaceId: WorkspaceId;
  /** `/v1/workspaces/{workspace_id}/api-keys` */
  readonly path: string;
  /** Makes a key by POST, under a name of its own unless one is given. */
  create(person: Person, body?: Readonly<Record<string, unknown>>): Promise<Answer>;
  /** `ok`, or the code of the data plane's refusal. */
  open(secret: string, origin?: string): Promise<string>;
  /** What the actions of the audit log are, newest first. */
  actions(): Promise<string[]>;
}

/** Adds an organization to the gateway of this worker. */
export async function addKeyTests(): Promise<KeyTests> {
  const management = await sharedTestManagement();
  const cast = await management.addCast();
  const workspaceId = await management.addWorkspace(cast.organizationId);
  const path = `/v1/workspaces/${workspaceId}/api-keys`;
  let keys = 0;
  return {
    management,
    cast,
    workspaceId,
    path,
    create: (person, body = {}) => person.post(path, { name: `Key ${++keys}`, ...body }),
    async open(secret, origin = management.origin) {
      const headers = { authorization: `Bearer ${secret}` };
      const { status, body } = await send(origin, 'GET', '/v1/key', { headers });
      return status === 200 ? 'ok' : body.error.code;
    },
    actions: async () => (await management.audit(cast.organizationId)).map(({ action }) => action),
  };
}
