import { deleteBrandingImageOperation } from '@weir/contracts/branding';
import { deleteBrandingImage } from '@weir/domain/branding';
import { handle } from '../endpoint.ts';

export const deleteBrandingImageEndpoint = handle(
  deleteBrandingImageOperation,
  async ({ caller, params }, { management }) => {
    await deleteBrandingImage(caller, params.slot, management);
    management.publicBranding.forget();
  },
);
