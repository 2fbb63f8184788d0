import { useLingui } from '@lingui/react/macro';
import { NumberField } from '../../ui/number-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { fromGiven, type GivenLimits } from './given-limits.ts';

export interface LimitFieldsProps {
  readonly value: GivenLimits;
  readonly onChange: (value: GivenLimits) => void;
  /** Whether keys of some age end. */
  readonly hasLifetime: boolean;
  readonly isReadOnly: boolean;
  /** What the gateway says about one of them. */
  readonly error: string | null;
}

/** Every field may stay empty: no such limit. */
export function LimitFields({ value, onChange, hasLifetime, isReadOnly, error }: LimitFieldsProps) {
  const { t } = useLingui();
  const change = (changes: Partial<GivenLimits>) => onChange({ ...value, ...changes });
  return (
    <>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(14rem,1fr))] gap-4">
        <TextField
          label={t`Budget (USD)`}
          value={value.budget}
          onChange={(budget) => change({ budget })}
          error={fromGiven(value) === null ? t`Enter an amount, such as 5 or 0.01.` : null}
          isReadOnly={isReadOnly}
        />
        <NumberField
          label={t`Requests per minute`}
          value={value.requestsPerMinute}
          onChange={(requestsPerMinute) => change({ requestsPerMinute })}
          minValue={1}
          isDisabled={isReadOnly}
        />
        <NumberField
          label={t`Tokens per minute`}
          value={value.tokensPerMinute}
          onChange={(tokensPerMinute) => change({ tokensPerMinute })}
          minValue={1}
          isDisabled={isReadOnly}
        />
        <NumberField
          label={t`Concurrent requests`}
          value={value.parallelRequests}
          onChange={(parallelRequests) => change({ parallelRequests })}
          minValue={1}
          isDisabled={isReadOnly}
        />
        {hasLifetime ? (
          <NumberField
            label={t`Key lifetime (days)`}
            value={value.lifetimeDays}
            onChange={(lifetimeDays) => change({ lifetimeDays })}
            minValue={1}
            isDisabled={isReadOnly}
          />
        ) : null}
      </div>
      {error === null ? null : (
        <p role="alert" className="text-danger">
          {error}
        </p>
      )}
    </>
  );
}
