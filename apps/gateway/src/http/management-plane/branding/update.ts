import { updateBrandingOperation } from '@weir/contracts/branding';
import { updateBranding } from '@weir/domain/branding';
import { handle } from '../endpoint.ts';
import { toBrandingWire } from './to-wire.ts';

export const updateBrandingEndpoint = handle(
  updateBrandingOperation,
  async ({ caller, body }, { management }) => {
    const branding = await updateBranding(caller, body, management);
    management.publicBranding.forget();
    return toBrandingWire(branding);
  },
);
