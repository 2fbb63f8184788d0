import { getPlatformSettingsEndpoint } from './get.ts';
import { getDisplaySettingsEndpoint } from './get-display.ts';
import { updatePlatformSettingsEndpoint } from './update.ts';

export const platformSettingsEndpoints = [
  getPlatformSettingsEndpoint,
  updatePlatformSettingsEndpoint,
  getDisplaySettingsEndpoint,
];
