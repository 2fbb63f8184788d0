import {
  type AuthenticatedKey,
  isSubscribed,
  mayUseModel,
} from '../api-key-authentication/authenticated-key.ts';
import type { CatalogSnapshot, ListedModel } from './catalog-snapshot.ts';
import { modelNotFound } from './model-not-found.ts';

/** The model with this name or alias. Throws DomainError `model_not_found` for one that is missing or not allowed for the key. */
export function getModel(
  key: Pick<AuthenticatedKey, 'mode' | 'allowedModels' | 'subscriptions'>,
  name: string,
  snapshot: CatalogSnapshot,
): ListedModel {
  const listed = snapshot.find(name, key.mode);
  if (listed === null || !mayUseModel(key, listed.model.name) || !isSubscribed(key, listed.model)) {
    throw modelNotFound(name);
  }
  return listed;
}
