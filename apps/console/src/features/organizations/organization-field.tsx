import { api } from '../../api.ts';
import { Combobox } from '../../ui/combobox.tsx';
import { useSearchText } from '../../ui/use-search-text.ts';

export interface OrganizationFieldProps {
  readonly label: string;
  /** The id of an organization. */
  readonly value: string | null;
  readonly onChange: (organizationId: string | null) => void;
  readonly nothing?: string;
}

const LISTED = 100;

/** One of the platform's organizations, found by its name. */
export function OrganizationField({ value, ...props }: OrganizationFieldProps) {
  const [q, onSearch] = useSearchText();
  const query = { limit: LISTED, ...(q === undefined ? {} : { q }) };
  const found = api.useQuery('get', '/v1/admin/organizations', { params: { query } });
  const choices = (found.data?.data ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return <Combobox {...props} value={value} choices={choices} onSearch={onSearch} />;
}
