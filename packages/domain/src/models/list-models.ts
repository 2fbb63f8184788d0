import type { AuthenticatedKey } from '../api-keys/index.ts';
import type { CatalogSnapshot, ListedModel } from './catalog-snapshot.ts';

/** The models this key may use, by name; those that nothing serves are not ready. */
export function listModels(
  key: Pick<AuthenticatedKey, 'mode'>,
  snapshot: CatalogSnapshot,
): readonly ListedModel[] {
  return snapshot.list(key.mode);
}
