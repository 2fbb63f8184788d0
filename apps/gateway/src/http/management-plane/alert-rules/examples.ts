import {
  type AddRows,
  type Ask,
  type Examples,
  organization,
  withBody,
} from '../../../../test/management-plane/example.ts';

const rule: Ask = ({ party }) => ({
  params: { organization_id: party.organizationId, alert_rule_id: party.rowIds.alert_rules! },
});

export const examples: Examples = {
  createAlertRule: {
    request: withBody(organization, () => ({
      name: 'New',
      metric: 'error_percent',
      window: '15m',
      threshold: '5',
    })),
  },
  deleteAlertRule: { request: rule },
  getAlertRule: { request: rule },
  listAlertRules: { request: organization },
  updateAlertRule: { request: withBody(rule, () => ({ name: 'Renamed', threshold: '20' })) },
};

export const addRows: AddRows = (rows, { organizationId, owner }) => {
  const id = rows.id();
  rows.add('alert_rules', {
    id,
    organization_id: organizationId,
    name: `Rule ${id}`,
    metric: 'error_percent',
    window_minutes: 60,
    threshold: 10,
    min_requests: 1,
    created_by: owner.userId,
    created_at: rows.at(0),
  });
};
