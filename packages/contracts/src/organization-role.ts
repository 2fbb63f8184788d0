import { z } from 'zod';

/** A role in an organization. */
export const OrganizationRole = z.enum(['owner', 'admin', 'member']).meta({ id: 'OrganizationRole' });
