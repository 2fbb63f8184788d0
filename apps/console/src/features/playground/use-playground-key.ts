import { useEffect, useRef } from 'react';
import { request } from '../../api.ts';

interface MadeKey {
  /** The workspace and the models that it is for. */
  readonly purpose: string;
  readonly workspaceId: string;
  readonly key: Promise<{ readonly id: string; readonly secret: string }>;
  /** Null until it is made. */
  expiresAtMs: number | null;
}

/** A key that ends so soon is not used for another request. */
const SPARE_MS = 60_000;

/**
 * The key of this tab: made for the first request, for these models alone, and kept in this component's memory and nowhere
 * else. It is revoked when the screen is left or the models change; if the tab is closed it ends by itself, after minutes.
 *
 * @returns gives its secret; models that are compared ask at once and share it
 */
export function usePlaygroundKey(
  workspaceId: string | null,
  models: readonly string[],
): () => Promise<string> {
  const made = useRef<MadeKey | null>(null);
  useEffect(
    () => () => {
      revoke(made.current);
      made.current = null;
    },
    [],
  );
  return async () => {
    if (workspaceId === null) throw new Error('A workspace is needed.');
    const purpose = [workspaceId, ...models.toSorted()].join('\n');
    if (made.current?.purpose !== purpose || endsSoon(made.current)) {
      revoke(made.current);
      made.current = make(workspaceId, models, purpose);
    }
    const current = made.current;
    try {
      return (await current.key).secret;
    } catch (error) {
      if (made.current === current) made.current = null;
      throw error;
    }
  };
}

function endsSoon({ expiresAtMs }: MadeKey): boolean {
  return expiresAtMs !== null && expiresAtMs - Date.now() < SPARE_MS;
}

function make(workspaceId: string, models: readonly string[], purpose: string): MadeKey {
  const made: MadeKey = { purpose, workspaceId, expiresAtMs: null, key: ask() };
  return made;

  async function ask() {
    const { data } = await request.POST('/v1/playground/keys', {
      body: { workspace_id: workspaceId, models: [...models] },
    });
    const { id, secret, expires_at } = data!;
    made.expiresAtMs = expires_at === null ? 0 : Date.parse(expires_at);
    return { id, secret };
  }
}

/** Where it fails, the key ends by itself. */
function revoke(made: MadeKey | null): void {
  made?.key
    .then(({ id }) =>
      request.DELETE('/v1/workspaces/{workspace_id}/api-keys/{key_id}', {
        params: { path: { workspace_id: made.workspaceId, key_id: id } },
      }),
    )
    .catch(() => undefined);
}
