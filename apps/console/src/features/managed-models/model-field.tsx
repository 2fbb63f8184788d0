import { useState } from 'react';
import { Combobox } from '../../ui/combobox.tsx';
import { useManagedModel, useManagedModels } from './managed-model-queries.ts';

export interface ModelFieldProps {
  readonly label: string;
  /** The id of a model. */
  readonly value: string | null;
  readonly onChange: (modelId: string | null) => void;
  readonly placeholder?: string;
  readonly error?: string | null;
  readonly isRequired?: boolean;
}

const LISTED = 100;

/** One of the platform's models, found by its name. */
export function ModelField({ value, ...props }: ModelFieldProps) {
  const [q, setQ] = useState('');
  const found = useManagedModels({ q: q === '' ? undefined : q }, LISTED).data?.data ?? [];
  const isFound = found.some(({ id }) => id === value);
  const chosen = useManagedModel(value ?? '', value !== null && !isFound).data;
  const models = chosen === undefined || isFound ? found : [chosen, ...found];
  return (
    <Combobox
      {...props}
      // The text of the box follows its value when the choices are there.
      key={value !== null && !isFound && chosen === undefined ? 'waits' : 'ready'}
      value={value}
      choices={models.map(({ id, name }) => ({ value: id, label: name }))}
      onSearch={(text) => setQ(models.some(({ name }) => name === text) ? '' : text.trim())}
    />
  );
}
