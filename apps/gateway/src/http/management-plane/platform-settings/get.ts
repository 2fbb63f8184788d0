import { getPlatformSettingsOperation } from '@weir/contracts/platform-settings';
import { getPlatformSettings } from '@weir/domain/platform-settings';
import { handle } from '../endpoint.ts';
import { toPlatformSettingsWire } from './to-wire.ts';

export const getPlatformSettingsEndpoint = handle(
  getPlatformSettingsOperation,
  async ({ caller }, { management }) => toPlatformSettingsWire(await getPlatformSettings(caller, management)),
);
