import { CREDIT_ENTRY_KINDS } from '@weir/domain/credits';
import { z } from 'zod';
import { Description, Id, listWithNamesOf, PageQuery, Timestamp } from './common.ts';
import { GivenSignedNanoUsd, NanoUsd, ShownMoney } from './money.ts';
import { operation } from './operation.ts';
import { organizationParams } from './path-params.ts';

const Kind = z.enum(CREDIT_ENTRY_KINDS).meta({
  description: 'A grant, a payment, or a correction of an earlier entry.',
});

export const CreditEntry = z
  .strictObject({
    id: Id,
    organization_id: Id,
    kind: Kind,
    amount_nano_usd: NanoUsd,
    amount: ShownMoney,
    reason: z.string(),
    reference: z.string().nullable(),
    created_by: Id.nullable(),
    created_at: Timestamp,
  })
  .meta({ id: 'CreditEntry' });

export const CreditEntryList = listWithNamesOf(CreditEntry, 'CreditEntryList');

export const Credits = z
  .strictObject({
    prepaid: z.boolean().meta({
      description: 'Whether credits limit the organization’s spend. True from its first entry on.',
    }),
    credits_nano_usd: NanoUsd.meta({ description: 'The sum of all entries.' }),
    spent_nano_usd: NanoUsd.meta({
      description: 'Total spend since the organization was created, including before the first entry.',
    }),
    balance_nano_usd: NanoUsd.meta({ description: 'The credits minus the spend.' }),
    display: z.strictObject({ credits: ShownMoney, spent: ShownMoney, balance: ShownMoney }),
  })
  .meta({ id: 'Credits' });

export const EnterCredit = z
  .strictObject({
    kind: Kind,
    amount_nano_usd: GivenSignedNanoUsd.meta({
      description: 'Nano-USD. Only a correction may be negative.',
    }),
    reason: Description.refine((text) => text !== '', 'must not be empty').meta({
      description: 'The reason. Shown to the admins of the organization.',
      example: 'Invoice 2026-114',
    }),
    reference: z
      .string()
      .regex(/^[\x21-\x7e]{1,255}$/, 'must be 1 to 255 visible ASCII characters')
      .nullable()
      .default(null)
      .meta({
        description:
          'Your own reference, such as the id of a payment. Each reference is booked once: the same entry again returns the first one.',
      }),
  })
  .refine(({ amount_nano_usd: amount }) => amount !== 0n, {
    path: ['amount_nano_usd'],
    message: 'must not be 0',
  })
  .refine(({ kind, amount_nano_usd: amount }) => kind === 'correction' || amount > 0n, {
    path: ['amount_nano_usd'],
    message: 'must not be negative: only a correction may be',
  })
  .meta({ id: 'EnterCredit' });

export const getCreditsOperation = operation({
  method: 'get',
  path: '/v1/organizations/{organization_id}/credits',
  operationId: 'getCredits',
  tag: 'Credits',
  summary: 'Get the credits and the balance of an organization',
  access: 'organization.credits.read',
  params: organizationParams,
  answer: { status: 200, schema: Credits, description: 'The credits.' },
  errors: [404],
});

export const listCreditEntriesOperation = operation({
  method: 'get',
  path: '/v1/organizations/{organization_id}/credits/entries',
  operationId: 'listCreditEntries',
  tag: 'Credits',
  summary: 'List the credit entries of an organization',
  access: 'organization.credits.read',
  params: organizationParams,
  query: PageQuery,
  answer: { status: 200, schema: CreditEntryList, description: 'A page of entries, newest first.' },
  errors: [404],
});

export const enterCreditOperation = operation({
  method: 'post',
  path: '/v1/admin/organizations/{organization_id}/credits/entries',
  operationId: 'enterCredit',
  tag: 'Platform administration',
  summary: 'Grant an organization credit, record its payment, or correct an entry',
  description:
    'Entries cannot be changed. From its first entry on, the organization is prepaid: running gateways refuse requests that its balance does not cover.',
  access: 'platform.credits.enter',
  params: organizationParams,
  body: EnterCredit,
  answer: { status: 201, schema: CreditEntry, description: 'The entry.' },
  errors: [404, 409],
});

export const creditOperations = [getCreditsOperation, listCreditEntriesOperation, enterCreditOperation];
