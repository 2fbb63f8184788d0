import type { Logger } from '../kernel/logger.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { IdentityProvider } from './identity-provider.ts';
import type { SignInPolicy } from './platform-role.ts';
import type { IdentityRepositories } from './ports.ts';
import type { StartSessionPorts } from './start-session.ts';

/** The ports of signing in. */
export interface SignInPorts extends ManagementPorts<IdentityRepositories>, StartSessionPorts {
  readonly logger: Logger;
  /** By name, in the order in which they are shown. */
  readonly identityProviders: ReadonlyMap<string, IdentityProvider>;
  readonly signInPolicy: SignInPolicy;
  /** Where browsers reach the gateway; without a slash at the end. */
  readonly publicUrl: string;
}
