import {
  getApiKeyLimitsEndpoint,
  getMemberLimitsEndpoint,
  getOrganizationLimitsEndpoint,
  getPlatformLimitsEndpoint,
  getTeamLimitsEndpoint,
  getWorkspaceLimitsEndpoint,
} from './get.ts';
import { getBindingLimitsEndpoint } from './get-binding.ts';
import { listBindingLimitsEndpoint } from './list-binding.ts';
import {
  setApiKeyLimitsEndpoint,
  setMemberLimitsEndpoint,
  setOrganizationLimitsEndpoint,
  setPlatformLimitsEndpoint,
  setTeamLimitsEndpoint,
  setWorkspaceLimitsEndpoint,
} from './set.ts';

export const limitEndpoints = [
  getOrganizationLimitsEndpoint,
  setOrganizationLimitsEndpoint,
  getPlatformLimitsEndpoint,
  setPlatformLimitsEndpoint,
  getWorkspaceLimitsEndpoint,
  setWorkspaceLimitsEndpoint,
  getTeamLimitsEndpoint,
  setTeamLimitsEndpoint,
  getMemberLimitsEndpoint,
  setMemberLimitsEndpoint,
  getApiKeyLimitsEndpoint,
  setApiKeyLimitsEndpoint,
  getBindingLimitsEndpoint,
  listBindingLimitsEndpoint,
];
