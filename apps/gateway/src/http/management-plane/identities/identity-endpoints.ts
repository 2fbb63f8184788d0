import { linkIdentityEndpoint } from './link.ts';
import { listIdentitiesEndpoint } from './list.ts';
import { unlinkIdentityEndpoint } from './unlink.ts';

export const identityEndpoints = [linkIdentityEndpoint, listIdentitiesEndpoint, unlinkIdentityEndpoint];
