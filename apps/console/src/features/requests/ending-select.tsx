import { useLingui } from '@lingui/react/macro';
import { Select } from '../../ui/select.tsx';
import { ENDING_FILTERS, ENDINGS, type RequestsSearch } from './requests-search.ts';
import { useEndingName } from './use-ending-name.ts';

/** How the listed requests ended. */
export function EndingSelect({
  value,
  onChange,
}: {
  value: RequestsSearch['ending'];
  onChange: (ending: RequestsSearch['ending']) => void;
}) {
  const { t } = useLingui();
  const endingName = useEndingName();
  return (
    <Select
      label={t`Outcome`}
      choices={[
        { value: '', label: t`Any` },
        { value: 'failed', label: t`Failed` },
        ...ENDINGS.map((ending) => ({ value: ending, label: endingName(ending) })),
      ]}
      value={value ?? ''}
      onChange={(next) => onChange(ENDING_FILTERS.find((ending) => ending === next))}
    />
  );
}
