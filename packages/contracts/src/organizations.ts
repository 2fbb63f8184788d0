import { z } from 'zod';
import { Id, listOf, Name, NamedPageQuery, RestorablePageQuery, Timestamp } from './common.ts';
import { Member } from './members.ts';
import { operation } from './operation.ts';
import { OrganizationRole } from './organization-role.ts';
import { organizationParams } from './path-params.ts';

export const Organization = z
  .strictObject({
    id: Id,
    name: z.string(),
    role: OrganizationRole.nullable().meta({ description: 'Your role. Null if you are not a member.' }),
    created_at: Timestamp,
    deleted_at: Timestamp.nullable(),
  })
  .meta({ id: 'Organization' });

export const OrganizationList = listOf(Organization, 'OrganizationList');

export const ListAllOrganizationsQuery = NamedPageQuery.extend({
  state: z
    .enum(['active', 'deleted', 'all'])
    .default('active')
    .meta({ description: 'Deleted organizations are listed until they are purged.' }),
});

export const CreateOrganization = z.strictObject({ name: Name }).meta({ id: 'CreateOrganization' });

/** Absent is unchanged. */
export const UpdateOrganization = z
  .strictObject({ name: Name.optional() })
  .meta({ id: 'UpdateOrganization' });

export const TransferOwnership = z
  .strictObject({ user_id: Id.meta({ description: 'The id of a member.' }) })
  .meta({ id: 'TransferOwnership' });

const MAX_KEY_LIFETIME_DAYS = 3_650;

/** RFC 1035 §2.3.4, with at least one dot; internationalized names as RFC 5890 A-labels. */
const DOMAIN = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

const EmailDomains = z
  .array(z.string().max(253).regex(DOMAIN, 'must be a domain name in lower case'))
  .min(1)
  .max(50)
  .refine((domains) => new Set(domains).size === domains.length, 'must not contain a domain twice')
  .meta({ example: ['example.com'] });

const organizationSettings = {
  members_may_create_keys: z
    .boolean()
    .meta({ description: 'Whether members can create their own keys. Owners and admins always can.' }),
  max_key_lifetime_days: z
    .number()
    .int()
    .min(1)
    .max(MAX_KEY_LIFETIME_DAYS)
    .nullable()
    .meta({ description: 'Maximum lifetime of new keys, in days. Null: no limit.' }),
  invitation_email_domains: EmailDomains.nullable().meta({
    description: 'Only email addresses of these domains can be invited. Null: any domain.',
  }),
  record_client_tags: z.boolean().meta({
    description:
      'Whether usage records include the `user` and the tags that clients send. Off by default, because they can contain personal data.',
  }),
  time_zone: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9_+/-]{0,63}$/, 'must be a time zone of the IANA database')
    .meta({
      description:
        'The IANA time zone in which daily, weekly, monthly and yearly limits reset. A change also applies to current periods and counts what was used in them.',
      example: 'Europe/Berlin',
    }),
};

export const OrganizationSettings = z.strictObject(organizationSettings).meta({ id: 'OrganizationSettings' });

/** Absent is unchanged, null is cleared. */
export const UpdateOrganizationSettings = z
  .strictObject(organizationSettings)
  .partial()
  .meta({ id: 'UpdateOrganizationSettings' });

export const createOrganizationOperation = operation({
  method: 'post',
  path: '/v1/organizations',
  operationId: 'createOrganization',
  tag: 'Organizations',
  summary: 'Create an organization',
  access: 'organization.create',
  body: CreateOrganization,
  answer: { status: 201, schema: Organization, description: 'The new organization; you are its owner.' },
});

export const listOrganizationsOperation = operation({
  method: 'get',
  path: '/v1/organizations',
  operationId: 'listOrganizations',
  tag: 'Organizations',
  summary: 'List your organizations',
  description: 'With `state=deleted`, lists organizations that you can restore as an owner.',
  access: 'organization.list',
  query: RestorablePageQuery,
  answer: { status: 200, schema: OrganizationList, description: 'A page of organizations, newest first.' },
});

export const listAllOrganizationsOperation = operation({
  method: 'get',
  path: '/v1/admin/organizations',
  operationId: 'listAllOrganizations',
  tag: 'Platform administration',
  summary: 'List and search the organizations of the platform',
  access: 'organization.list_all',
  query: ListAllOrganizationsQuery,
  answer: { status: 200, schema: OrganizationList, description: 'A page of organizations.' },
});

export const getOrganizationOperation = operation({
  method: 'get',
  path: '/v1/organizations/{organization_id}',
  operationId: 'getOrganization',
  tag: 'Organizations',
  summary: 'Get an organization',
  access: 'organization.read',
  params: organizationParams,
  answer: { status: 200, schema: Organization, description: 'The organization.' },
  errors: [404],
});

export const updateOrganizationOperation = operation({
  method: 'patch',
  path: '/v1/organizations/{organization_id}',
  operationId: 'updateOrganization',
  tag: 'Organizations',
  summary: 'Rename an organization',
  access: 'organization.update',
  params: organizationParams,
  body: UpdateOrganization,
  answer: { status: 200, schema: Organization, description: 'The updated organization.' },
  errors: [404],
});

export const deleteOrganizationOperation = operation({
  method: 'delete',
  path: '/v1/organizations/{organization_id}',
  operationId: 'deleteOrganization',
  tag: 'Organizations',
  summary: 'Delete an organization',
  description:
    'All API keys of the organization stop working immediately. It can be restored for 30 days. Then it is purged.',
  access: 'organization.delete',
  params: organizationParams,
  answer: { status: 204, description: 'The organization is deleted.' },
  errors: [404],
});

export const restoreOrganizationOperation = operation({
  method: 'post',
  path: '/v1/organizations/{organization_id}/restore',
  operationId: 'restoreOrganization',
  tag: 'Organizations',
  summary: 'Restore a deleted organization',
  description: 'Possible for 30 days after the deletion. 404 if the organization is not deleted.',
  access: 'organization.restore',
  params: organizationParams,
  answer: {
    status: 200,
    schema: Organization,
    description: 'The organization is restored with all its contents. Its keys work again.',
  },
  errors: [404],
});

export const getOrganizationSettingsOperation = operation({
  method: 'get',
  path: '/v1/organizations/{organization_id}/settings',
  operationId: 'getOrganizationSettings',
  tag: 'Organizations',
  summary: 'Get the settings of an organization',
  access: 'organization.settings.read',
  params: organizationParams,
  answer: { status: 200, schema: OrganizationSettings, description: 'The settings.' },
  errors: [404],
});

export const updateOrganizationSettingsOperation = operation({
  method: 'patch',
  path: '/v1/organizations/{organization_id}/settings',
  operationId: 'updateOrganizationSettings',
  tag: 'Organizations',
  summary: 'Update the settings of an organization',
  description: 'Existing keys and invitations are not affected.',
  access: 'organization.settings.update',
  params: organizationParams,
  body: UpdateOrganizationSettings,
  answer: { status: 200, schema: OrganizationSettings, description: 'The updated settings.' },
  errors: [404],
});

export const transferOwnershipOperation = operation({
  method: 'post',
  path: '/v1/organizations/{organization_id}/transfer-ownership',
  operationId: 'transferOwnership',
  tag: 'Organizations',
  summary: 'Transfer ownership of an organization',
  description:
    'The member becomes an owner. If you are an owner, you become an admin. Other owners keep their role.',
  access: 'organization.transfer',
  params: organizationParams,
  body: TransferOwnership,
  answer: { status: 200, schema: Member, description: 'The new owner.' },
  errors: [404, 409],
});

export const organizationOperations = [
  createOrganizationOperation,
  listOrganizationsOperation,
  listAllOrganizationsOperation,
  getOrganizationOperation,
  updateOrganizationOperation,
  deleteOrganizationOperation,
  restoreOrganizationOperation,
  getOrganizationSettingsOperation,
  updateOrganizationSettingsOperation,
  transferOwnershipOperation,
];
