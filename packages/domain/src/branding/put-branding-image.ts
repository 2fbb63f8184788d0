import type { UserCaller } from '../kernel/actor.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToPlatform } from '../management/write.ts';
import { judge } from '../permissions/require-permission.ts';
import type { Branding, BrandingSlot } from './branding.ts';
import type { BrandingRepositories, LogoEncoder } from './ports.ts';

export interface PutBrandingImagePorts extends ManagementPorts<BrandingRepositories> {
  readonly logoEncoder: LogoEncoder;
}

/**
 * Puts an image, drawn anew, in the place of another. It is drawn before the transaction, for those only who may put it.
 *
 * @throws DomainError `permission_denied`; `invalid_parameter` for an image that cannot be drawn
 */
export async function putBrandingImage(
  caller: UserCaller,
  slot: BrandingSlot,
  image: Uint8Array,
  ports: PutBrandingImagePorts,
): Promise<Branding> {
  const mayPut = judge(caller.actor, 'branding.update', null) === 'any';
  const logo = mayPut ? await ports.logoEncoder.encode(image) : null;
  return writeToPlatform(caller, 'branding.update', ports, async ({ branding }) => {
    await branding.findForUpdate();
    const { png, width, height } = logo!;
    await branding.putImage({ slot, width, height, updatedAt: new Date(ports.clock.nowMs()) }, png);
    return {
      result: await branding.find(),
      target: { kind: 'branding', id: 'branding' },
      changedFields: [`images.${slot}`],
    };
  });
}
