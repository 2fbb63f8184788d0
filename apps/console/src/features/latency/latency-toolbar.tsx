import { Trans, useLingui } from '@lingui/react/macro';
import { PeriodField } from '../../period/period-field.tsx';
import { useCan } from '../../session/permissions.ts';
import { Button } from '../../ui/button.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { Select } from '../../ui/select.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { ConnectionField } from '../connections/connection-field.tsx';
import { useUsedModels } from './latency-queries.ts';
import { GRANULARITIES, type LatencySearch } from './latency-search.ts';

export interface LatencyToolbarProps {
  readonly search: LatencySearch;
  readonly onChange: (changes: Partial<LatencySearch>) => void;
}

const AUTOMATIC = 'automatic';

/** Of which time, model and connection, and how long the periods of the charts are. */
export function LatencyToolbar({ search, onChange }: LatencyToolbarProps) {
  const { t } = useLingui();
  const seesConnections = useCan('connection.list');
  const names = { hour: t`Hour`, day: t`Day`, week: t`Week` };
  const isFiltered = search.model !== undefined || search.connection_id !== undefined;
  const models = useUsedModels(search);
  return (
    <Toolbar
      actions={
        isFiltered ? (
          <Button
            look="quiet"
            icon="x"
            onPress={() => onChange({ model: undefined, connection_id: undefined })}
          >
            <Trans>Clear filters</Trans>
          </Button>
        ) : null
      }
    >
      <PeriodField search={search} onChange={onChange} />
      <Select
        label={t`Chart interval`}
        choices={[
          { value: AUTOMATIC, label: t`Automatic` },
          ...GRANULARITIES.map((value) => ({ value, label: names[value] })),
        ]}
        value={search.by ?? AUTOMATIC}
        onChange={(by) => onChange({ by: by === AUTOMATIC ? undefined : (by as LatencySearch['by']) })}
      />
      <Combobox
        label={t`Model`}
        nothing={t`All`}
        choices={models.map((model) => ({ value: model, label: model }))}
        value={search.model ?? null}
        onChange={(model) => onChange({ model: model ?? undefined })}
      />
      {seesConnections ? (
        <ConnectionField
          label={t`Connection`}
          nothing={t`All`}
          value={search.connection_id ?? null}
          onChange={(connection) => onChange({ connection_id: connection ?? undefined })}
        />
      ) : null}
    </Toolbar>
  );
}
