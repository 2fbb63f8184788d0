import type { SignedInCaller } from '../kernel/actor.ts';
import type { ModelId } from '../kernel/ids.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import { notFound } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { requirePermission } from '../permissions/require-permission.ts';
import type {
  CatalogRepositories,
  ManagedModel,
  ModelChange,
  ModelFilter,
  SetPrices,
} from './managed-model.ts';

type Ports = ManagementPorts<CatalogRepositories>;

/** More lists of prices than anybody reads. */
const MAX_PRICE_LISTS = 500;

/** All models, removed ones included, newest first. Throws DomainError `permission_denied`, `scope_missing`. */
export function listManagedModels(
  { actor }: SignedInCaller,
  filter: ModelFilter,
  page: PageRequest,
  { unitOfWork: { repositories } }: Ports,
): Promise<Page<ManagedModel>> {
  requirePermission(actor, 'model.list', null);
  return repositories.models.page(filter, page);
}

/** Throws DomainError `not_found`, `permission_denied`, `scope_missing`. */
export async function getManagedModel(
  { actor }: SignedInCaller,
  id: ModelId,
  { unitOfWork: { repositories } }: Ports,
): Promise<ManagedModel> {
  requirePermission(actor, 'model.read', null);
  const model = await repositories.models.find(id);
  if (model === null) throw notFound('model');
  return model;
}

/** What a model cost, costs and will cost, the list that takes effect last first. Throws like {@link getManagedModel}. */
export async function listModelPrices(
  caller: SignedInCaller,
  id: ModelId,
  ports: Ports,
): Promise<readonly SetPrices[]> {
  await getManagedModel(caller, id, ports);
  return ports.unitOfWork.repositories.models.listPrices(id, MAX_PRICE_LISTS);
}

/** What operators changed of a model, newest first. Throws like {@link getManagedModel}. */
export async function listModelChanges(
  caller: SignedInCaller,
  id: ModelId,
  page: PageRequest,
  ports: Ports,
): Promise<Page<ModelChange>> {
  await getManagedModel(caller, id, ports);
  return ports.unitOfWork.repositories.models.listChanges(id, page);
}

/** The models in service, newest first. Throws DomainError `permission_denied`, `scope_missing`. */
export async function listCatalogModels(
  { actor }: SignedInCaller,
  filter: Omit<ModelFilter, 'enabledOnly'>,
  page: PageRequest,
  { unitOfWork: { repositories } }: Ports,
): Promise<Page<ManagedModel>> {
  requirePermission(actor, 'catalog.read', null);
  return repositories.models.page({ ...filter, enabledOnly: true }, page);
}

/** One of {@link listCatalogModels}. Throws DomainError `not_found`, `permission_denied`, `scope_missing`. */
export async function getCatalogModel(
  { actor }: SignedInCaller,
  id: ModelId,
  { unitOfWork: { repositories } }: Ports,
): Promise<ManagedModel> {
  requirePermission(actor, 'catalog.read', null);
  const model = await repositories.models.find(id);
  if (model === null || !model.enabled) throw notFound('model');
  return model;
}
