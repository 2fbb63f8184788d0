import { z } from 'zod';

/** What a member is to an organization. */
export const OrganizationRole = z.enum(['owner', 'admin', 'member']).meta({ id: 'OrganizationRole' });
