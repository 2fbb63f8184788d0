import { useLingui } from '@lingui/react/macro';
import { TextField } from '../../ui/text-field.tsx';
import { isPrice, type PriceName, type PriceTexts } from './price-draft.ts';
import { usePriceNames } from './use-price-names.ts';

/** A field for each price, in dollars. */
export function PriceFields<Name extends PriceName>({
  names,
  texts,
  onChange,
}: {
  names: readonly Name[];
  texts: PriceTexts<Name>;
  onChange: (texts: PriceTexts<Name>) => void;
}) {
  const { t } = useLingui();
  const labels = usePriceNames();
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      {names.map((name) => (
        <TextField
          key={name}
          label={labels[name]}
          value={texts[name] ?? ''}
          onChange={(text) => onChange({ ...texts, [name]: text })}
          error={isPrice(texts[name]) ? null : t`Enter an amount, such as 5 or 0.01.`}
          autoComplete="off"
        />
      ))}
    </div>
  );
}
