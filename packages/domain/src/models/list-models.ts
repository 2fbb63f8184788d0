import {
  type AuthenticatedKey,
  isSubscribed,
  mayUseModel,
} from '../api-key-authentication/authenticated-key.ts';
import type { CatalogSnapshot, ListedModel } from './catalog-snapshot.ts';

/** The models this key may use, by name. Those without a deployment are not ready. */
export function listModels(
  key: Pick<AuthenticatedKey, 'mode' | 'allowedModels' | 'subscriptions'>,
  snapshot: CatalogSnapshot,
): readonly ListedModel[] {
  const listed = snapshot.list(key.mode);
  if (key.allowedModels === null && !snapshot.needsSubscriptions) return listed;
  return listed.filter(({ model }) => mayUseModel(key, model.name) && isSubscribed(key, model));
}
