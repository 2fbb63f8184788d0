import type { components } from '@weir/api-client';
import { Link } from '../../ui/link.tsx';

/** A key of a list by its name, as far as it is known. */
export function KeyLink({ apiKey }: { apiKey: components['schemas']['ApiKey'] | undefined }) {
  if (apiKey === undefined) return '–';
  return (
    <Link to="/keys/$workspaceId/$keyId" params={{ workspaceId: apiKey.workspace_id, keyId: apiKey.id }}>
      {apiKey.name}
    </Link>
  );
}
