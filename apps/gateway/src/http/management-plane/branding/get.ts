import { getBrandingOperation } from '@weir/contracts/branding';
import { getBranding } from '@weir/domain/branding';
import { handle } from '../endpoint.ts';
import { toBrandingWire } from './to-wire.ts';

export const getBrandingEndpoint = handle(getBrandingOperation, async ({ caller }, { management }) =>
  toBrandingWire(await getBranding(caller, management)),
);
