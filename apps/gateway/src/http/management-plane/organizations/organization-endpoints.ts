import { createOrganizationEndpoint } from './create.ts';
import { deleteOrganizationEndpoint } from './delete.ts';
import { getOrganizationEndpoint } from './get.ts';
import { getOrganizationSettingsEndpoint } from './get-settings.ts';
import { listOrganizationsEndpoint } from './list.ts';
import { listAllOrganizationsEndpoint } from './list-all.ts';
import { restoreOrganizationEndpoint } from './restore.ts';
import { transferOwnershipEndpoint } from './transfer-ownership.ts';
import { updateOrganizationEndpoint } from './update.ts';
import { updateOrganizationSettingsEndpoint } from './update-settings.ts';

export const organizationEndpoints = [
  createOrganizationEndpoint,
  listOrganizationsEndpoint,
  listAllOrganizationsEndpoint,
  getOrganizationEndpoint,
  updateOrganizationEndpoint,
  deleteOrganizationEndpoint,
  restoreOrganizationEndpoint,
  getOrganizationSettingsEndpoint,
  updateOrganizationSettingsEndpoint,
  transferOwnershipEndpoint,
];
