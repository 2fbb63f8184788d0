import { Combobox } from '../../ui/combobox.tsx';
import { useSearchText } from '../../ui/use-search-text.ts';
import { useManagedModel, useManagedModels } from './managed-model-queries.ts';

export interface ModelFieldProps {
  readonly label: string;
  /** The id of a model. */
  readonly value: string | null;
  readonly onChange: (modelId: string | null) => void;
  readonly nothing?: string;
  readonly error?: string | null;
  readonly isRequired?: boolean;
}

const LISTED = 100;

/** One of the platform's models, found by its name. */
export function ModelField({ value, ...props }: ModelFieldProps) {
  const [q, onSearch] = useSearchText();
  const found = useManagedModels({ q }, LISTED).data?.data ?? [];
  const isFound = found.some(({ id }) => id === value);
  const chosen = useManagedModel(value ?? '', value !== null && !isFound).data;
  return (
    <Combobox
      {...props}
      value={value}
      choices={found.map(({ id, name }) => ({ value: id, label: name }))}
      chosen={chosen === undefined ? undefined : { value: chosen.id, label: chosen.name }}
      onSearch={onSearch}
    />
  );
}
