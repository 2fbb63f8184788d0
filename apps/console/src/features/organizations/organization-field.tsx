import { useState } from 'react';
import { api } from '../../api.ts';
import { Combobox } from '../../ui/combobox.tsx';

export interface OrganizationFieldProps {
  readonly label: string;
  /** The id of an organization. */
  readonly value: string | null;
  readonly onChange: (organizationId: string | null) => void;
  readonly placeholder?: string;
}

const LISTED = 100;

/** One of the platform's organizations, found by its name. */
export function OrganizationField({ value, ...props }: OrganizationFieldProps) {
  const [q, setQ] = useState('');
  const query = { limit: LISTED, ...(q === '' ? {} : { q }) };
  const found = api.useQuery('get', '/v1/admin/organizations', { params: { query } });
  const choices = (found.data?.data ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const isKnown = value === null || choices.some((choice) => choice.value === value);
  return (
    <Combobox
      {...props}
      // The text of the box follows its value when the choices are there.
      key={found.isPending && q === '' ? 'waits' : `ready ${value}`}
      value={value}
      choices={isKnown ? choices : [{ value, label: value }, ...choices]}
      onSearch={(text) => setQ(choices.some(({ label }) => label === text) ? '' : text.trim())}
    />
  );
}
