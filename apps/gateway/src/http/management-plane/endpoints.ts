import type { Endpoint } from './endpoint.ts';
import { memberEndpoints } from './members/index.ts';
import { organizationEndpoints } from './organizations/index.ts';
import { teamEndpoints } from './teams/index.ts';
import { workspaceEndpoints } from './workspaces/index.ts';

/** All of the management plane. Whatever is not in this list does not exist. */
export const endpoints: readonly Endpoint[] = [
  ...memberEndpoints,
  ...organizationEndpoints,
  ...teamEndpoints,
  ...workspaceEndpoints,
];
