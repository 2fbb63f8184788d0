import { Combobox } from '../../ui/combobox.tsx';
import type { FieldProps } from '../../ui/field.tsx';
import { useSearchText } from '../../ui/use-search-text.ts';
import { type ApiKey, useKeys, useKeysById } from './key-queries.ts';

export interface KeyFieldProps extends FieldProps {
  readonly organizationId: string;
  /** The id of a key. */
  readonly value: string | null;
  readonly onChange: (key: ApiKey | null) => void;
}

/** One of the active keys of an organization that the person may see. */
export function KeyField({ organizationId, value, onChange, ...props }: KeyFieldProps) {
  const [q, onSearch] = useSearchText();
  const keys = useKeys(organizationId, { q, sort: 'name' }).data?.data ?? [];
  const chosen = useKeysById(organizationId, value === null ? [] : [value]).get(value ?? '');
  return (
    <Combobox
      {...props}
      choices={keys.map(({ id, name }) => ({ value: id, label: name }))}
      chosen={chosen === undefined ? undefined : { value: chosen.id, label: chosen.name }}
      value={value}
      onChange={(id) => onChange(keys.find((key) => key.id === id) ?? (id === chosen?.id ? chosen : null))}
      onSearch={onSearch}
    />
  );
}
