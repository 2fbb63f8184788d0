import { type AuthenticatedKey, mayUseModel } from '../api-key-authentication/authenticated-key.ts';
import type { CatalogSnapshot, ListedModel } from './catalog-snapshot.ts';

/** The models this key may use, by name. Those without a deployment are not ready. */
export function listModels(
  key: Pick<AuthenticatedKey, 'mode' | 'allowedModels'>,
  snapshot: CatalogSnapshot,
): readonly ListedModel[] {
  const listed = snapshot.list(key.mode);
  return key.allowedModels === null ? listed : listed.filter(({ model }) => mayUseModel(key, model.name));
}
