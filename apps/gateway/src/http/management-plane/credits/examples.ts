import {
  type AddRows,
  type Examples,
  organization,
  withBody,
} from '../../../../test/management-plane/example.ts';

/** A prepaid organization. */
export const addRows: AddRows = (rows, { organizationId }) => {
  rows.add('credit_entries', {
    id: rows.id(),
    organization_id: organizationId,
    kind: 'grant',
    amount_nano_usd: 5_000_000_000,
    reason: 'Welcome',
    created_at: rows.at(0),
  });
  rows.add('limits', {
    id: rows.id(),
    organization_id: organizationId,
    scope: 'organization',
    scope_id: organizationId,
    set_by: 'platform',
    kind: 'credit',
    period: 'total',
    anchor: rows.at(0).slice(0, 10),
    amount: 5_000_000_000,
    created_at: rows.at(0),
    updated_at: rows.at(0),
  });
};

export const examples: Examples = {
  enterCredit: {
    request: withBody(organization, () => ({
      kind: 'payment',
      amount_nano_usd: '1000000000',
      reason: 'Paid',
    })),
  },
  getCredits: { request: organization },
  listCreditEntries: { request: organization },
};
