import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { api } from '../../api.ts';
import { useOrganization } from '../../session/organization.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { formErrors } from '../../ui/form-errors.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { KeyField } from '../keys/key-field.tsx';
import type { ApiKey } from '../keys/key-queries.ts';
import { CatalogModelField } from '../models/catalog-model-field.tsx';
import { CheckedLimitsTable } from '../request/checked-limits-table.tsx';

const DEFAULT_INPUT_TOKENS = 1_000;

/** Decides as the data plane would decide now, and takes nothing of any limit. */
export function AdmissionCheck() {
  const { t } = useLingui();
  const organization = useOrganization();
  if (organization === null) {
    return <EmptyState icon="building" title={t`You are not in an organization yet`} />;
  }
  return <CheckForm organizationId={organization.id} />;
}

function CheckForm({ organizationId }: { organizationId: string }) {
  const { t } = useLingui();
  const check = api.useMutation('post', '/v1/admission/check');
  const [key, setKey] = useState<ApiKey | null>(null);
  const [model, setModel] = useState<string | null>(null);
  const [inputTokens, setInputTokens] = useState<number | null>(DEFAULT_INPUT_TOKENS);
  const [maxOutputTokens, setMaxOutputTokens] = useState<number | null>(null);
  const errors = formErrors(check.error, ['api_key_id', 'model', 'input_tokens', 'max_output_tokens']);
  return (
    <>
      <Card title={t`Simulate a request`}>
        <p className="text-muted">
          <Trans>Weir checks this like a real request. Nothing is sent or counted.</Trans>
        </p>
        <Form
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            if (key === null || model === null || inputTokens === null) return;
            check.mutate({
              body: {
                api_key_id: key.id,
                model,
                input_tokens: inputTokens,
                max_output_tokens: maxOutputTokens,
              },
            });
          }}
        >
          <div className="grid gap-4 sm:grid-cols-2">
            <KeyField
              label={t`Key`}
              organizationId={organizationId}
              value={key?.id ?? null}
              onChange={setKey}
              error={errors.of('api_key_id')}
              isRequired
            />
            <CatalogModelField
              label={t`Model`}
              value={model}
              onChange={setModel}
              error={errors.of('model')}
              isRequired
            />
            <NumberField
              label={t`Input tokens`}
              description={t`About one token per 4 bytes of text.`}
              value={inputTokens}
              onChange={setInputTokens}
              error={errors.of('input_tokens')}
              minValue={0}
              isRequired
            />
            <NumberField
              label={t`Max output tokens`}
              description={t`Leave empty if the request sets no maximum.`}
              value={maxOutputTokens}
              onChange={setMaxOutputTokens}
              error={errors.of('max_output_tokens')}
              minValue={1}
            />
          </div>
          <ErrorNote error={errors.ofForm} />
          <div>
            <Button type="submit" look="primary" isPending={check.isPending}>
              <Trans>Check</Trans>
            </Button>
          </div>
        </Form>
      </Card>
      {check.data === undefined ? null : (
        <Card title={t`Result`}>
          <div role="status" className="flex flex-wrap items-center gap-2">
            {check.data.admitted ? (
              <Badge tone="success">{t`Admitted`}</Badge>
            ) : (
              <>
                <Badge tone="danger">{t`Refused`}</Badge>
                <code>{check.data.refusal?.code}</code>
                <span>{check.data.refusal?.message}</span>
              </>
            )}
          </div>
          <CheckedLimitsTable limits={check.data.limits} organizationId={organizationId} apiKey={key} />
        </Card>
      )}
    </>
  );
}
