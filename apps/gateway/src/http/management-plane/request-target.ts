import type { Operation } from '@weir/contracts/operation';

/** What is called otherwise in a path. Any other thing is named after its kind, such as `team_id`. */
const KINDS: Readonly<Record<string, string>> = {
  family_id: 'token_family',
  key_id: 'api_key',
  record_id: 'request',
  token_id: 'personal_access_token',
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
    if (!name.endsWith('_id') || !UUID.test(id)) return [];
    const ofUser = subject === 'user' ? 'user' : 'member';
    const kind = name === 'user_id' ? ofUser : (KINDS[name] ?? name.slice(0, -'_id'.length));
    return [{ kind, id: id.toLowerCase() }];
  });
  return named.find(({ kind }) => kind === subject) ?? named.at(-1) ?? null;
}
