import { Combobox } from '../../ui/combobox.tsx';
import type { FieldProps } from '../../ui/field.tsx';
import { useSearchText } from '../../ui/use-search-text.ts';
import { type CatalogModel, useModels } from './model-queries.ts';

export interface CatalogModelFieldProps extends FieldProps {
  /** The name of a model. */
  readonly value: string | null;
  readonly onChange: (name: string | null) => void;
  /** Which of the models are offered; by default those that are not retired. */
  readonly offers?: (model: CatalogModel) => boolean;
}

const LISTED = 100;

/** One of the models of the catalog, found by a part of its name. */
export function CatalogModelField({ value, offers = isInUse, ...props }: CatalogModelFieldProps) {
  const [q, onSearch] = useSearchText();
  const models = useModels({ q, limit: LISTED }).data?.data ?? [];
  return (
    <Combobox
      {...props}
      choices={models.filter(offers).map(({ name }) => ({ value: name, label: name }))}
      chosen={value === null ? undefined : { value, label: value }}
      value={value}
      onSearch={onSearch}
    />
  );
}

function isInUse({ state }: CatalogModel): boolean {
  return state !== 'retired';
}
