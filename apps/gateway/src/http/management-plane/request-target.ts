import type { Operation } from '@weir/contracts/operation';

const KINDS: Readonly<Record<string, string>> = {
  alert_rule_id: 'alert_rule',
  connection_id: 'connection',
  credential_id: 'credential',
  deployment_id: 'deployment',
  family_id: 'token_family',
  identity_id: 'identity',
  invitation_id: 'invitation',
  key_id: 'api_key',
  model_id: 'model',
  notification_id: 'notification',
  record_id: 'request',
  organization_id: 'organization',
  service_account_id: 'service_account',
  session_id: 'session',
  subscription_id: 'subscription',
  team_id: 'team',
  token_id: 'personal_access_token',
  webhook_id: 'webhook',
  workspace_id: 'workspace',
};
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * What the path of a request names: the thing that its action is about, or else the innermost one; null where it names
 * nothing. For the audit log, which takes ids only.
 */
export function requestTarget(
  { access }: Pick<Operation, 'access'>,
  params: Readonly<Record<string, string>>,
): { readonly kind: string; readonly id: string } | null {
  const [subject] = access.split('.');
  const named = Object.entries(params).flatMap(([name, id]) => {
    const kind = name === 'user_id' ? (subject === 'user' ? 'user' : 'member') : KINDS[name];
    return kind === undefined || !UUID.test(id) ? [] : [{ kind, id: id.toLowerCase() }];
  });
  return named.find(({ kind }) => kind === subject) ?? named.at(-1) ?? null;
}
