import { getPlatformSettingsEndpoint } from './get.ts';
import { updatePlatformSettingsEndpoint } from './update.ts';

export const platformSettingsEndpoints = [getPlatformSettingsEndpoint, updatePlatformSettingsEndpoint];
