import { z } from 'zod';
import { Id, listOf, Name, PageQuery, Timestamp } from './common.ts';

export const OrganizationRole = z.enum(['owner', 'admin', 'member']).meta({ id: 'OrganizationRole' });

export const Organization = z
  .strictObject({
    id: Id,
    name: z.string(),
    role: OrganizationRole.nullable().meta({ description: 'Your own; null where you are no member.' }),
    created_at: Timestamp,
  })
  .meta({ id: 'Organization' });

export const OrganizationList = listOf(Organization, 'OrganizationList');

export const ListOrganizationsQuery = PageQuery.extend({
  all: z
    .enum(['true', 'false'])
    .default('false')
    .meta({ description: 'Not only your own: for platform admins.' }),
});

export const CreateOrganization = z.strictObject({ name: Name }).meta({ id: 'CreateOrganization' });

/** Absent is unchanged. */
export const UpdateOrganization = z
  .strictObject({ name: Name.optional() })
  .meta({ id: 'UpdateOrganization' });

export const TransferOwnership = z
  .strictObject({ user_id: Id.meta({ description: 'A member.' }) })
  .meta({ id: 'TransferOwnership' });

const MAX_KEY_LIFETIME_DAYS = 3_650;

/** RFC 1035 §2.3.4, with at least one dot; internationalized names as RFC 5890 A-labels. */
const DOMAIN = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

const EmailDomains = z
  .array(z.string().max(253).regex(DOMAIN, 'must be a domain name in lower case'))
  .min(1)
  .max(50)
  .refine((domains) => new Set(domains).size === domains.length, 'must not name a domain twice')
  .meta({ example: ['example.com'] });

const organizationSettings = {
  members_may_create_keys: z
    .boolean()
    .meta({ description: 'Whether members may make keys of their own; owners and admins always may.' }),
  max_key_lifetime_days: z
    .number()
    .int()
    .min(1)
    .max(MAX_KEY_LIFETIME_DAYS)
    .nullable()
    .meta({ description: 'How long a new key may live at most; null is for ever.' }),
  invitation_email_domains: EmailDomains.nullable().meta({
    description: 'Only addresses of these domains may be invited; null is any.',
  }),
};

export const OrganizationSettings = z.strictObject(organizationSettings).meta({ id: 'OrganizationSettings' });

/** Absent is unchanged, null is cleared. */
export const UpdateOrganizationSettings = z
  .strictObject(organizationSettings)
  .partial()
  .meta({ id: 'UpdateOrganizationSettings' });
