import type { IdentityRepositories } from '../identity/ports.ts';
import type { SecretCipher } from '../kernel/secret-cipher.ts';
import type { SecretHasher } from '../kernel/secret-hasher.ts';
import type { LimitRepositories } from '../limits/limit-repository.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { MemberRepositories } from '../members/ports.ts';
import type { OrganizationRepositories } from '../organizations/ports.ts';
import type { PlatformSettingsRepositories } from '../platform-settings/platform-settings.ts';
import type { InvitationRepositories } from './ports.ts';

/** The ports of inviting people. */
export interface InvitationPorts
  extends ManagementPorts<
    InvitationRepositories &
      IdentityRepositories &
      LimitRepositories &
      MemberRepositories &
      OrganizationRepositories &
      PlatformSettingsRepositories
  > {
  readonly hasher: SecretHasher;
  /** Null where no mail is sent: the inviter is then shown the link. */
  readonly mailSender: { wake(): void } | null;
  readonly cipher: SecretCipher;
  /** Where people reach the gateway; without a slash at the end. */
  readonly publicUrl: string;
}
