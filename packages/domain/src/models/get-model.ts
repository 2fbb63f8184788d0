import type { AuthenticatedKey } from '../api-keys/index.ts';
import { DomainError } from '../kernel/index.ts';
import type { CatalogSnapshot, ListedModel } from './catalog-snapshot.ts';

/** The model of this name or alias. Throws DomainError `model_not_found` for one this key may not use or that is not there. */
export function getModel(
  key: Pick<AuthenticatedKey, 'mode'>,
  name: string,
  snapshot: CatalogSnapshot,
): ListedModel {
  const model = snapshot.find(name, key.mode);
  if (model === null) {
    throw new DomainError('model_not_found', 'The model does not exist or this key may not use it.', {
      param: 'model',
    });
  }
  return model;
}
