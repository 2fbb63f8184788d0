import { deleteBrandingImageEndpoint } from './delete-image.ts';
import { getBrandingEndpoint } from './get.ts';
import { getBrandingImageEndpoint } from './get-image.ts';
import { getPublicBrandingEndpoint } from './get-public.ts';
import { putBrandingImageEndpoint } from './put-image.ts';
import { updateBrandingEndpoint } from './update.ts';

export const brandingEndpoints = [
  getPublicBrandingEndpoint,
  getBrandingImageEndpoint,
  getBrandingEndpoint,
  updateBrandingEndpoint,
  putBrandingImageEndpoint,
  deleteBrandingImageEndpoint,
];
