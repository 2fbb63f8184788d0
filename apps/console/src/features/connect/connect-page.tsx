import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { GATEWAY_URL } from '../../base-path.ts';
import { Card } from '../../ui/card.tsx';
import { CodeBlock } from '../../ui/code-block.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Link } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { CatalogModelField } from '../models/catalog-model-field.tsx';
import { useModelByName, useSomeModels } from '../models/model-queries.ts';
import { ClientTabs } from './client-tabs.tsx';
import type { ConnectSearch } from './connect-search.ts';

/** From nothing to the first answer, with the client of one's choice. */
export function ConnectPage({ search }: { search: ConnectSearch }) {
  const { t } = useLingui();
  const navigate = useNavigate({ from: '/connect' });
  const change = (changes: Partial<ConnectSearch>) =>
    void navigate({
      search: (before) => ({ ...before, ...changes }),
      replace: true,
      resetScroll: false,
    });
  return (
    <Page
      screen="/connect"
      lead={
        <Trans>
          Any client for the OpenAI or Anthropic API works with Weir. Give it the base URL and an API key.
        </Trans>
      }
      calls={[{ method: 'GET', path: '/v1/models/catalog?limit=100' }]}
    >
      <Card title={t`Base URLs`}>
        <div className="flex flex-col gap-1">
          <span className="text-muted">
            <Trans>For OpenAI clients</Trans>
          </span>
          <CodeBlock label={t`For OpenAI clients`} code={`${GATEWAY_URL}/v1`} />
        </div>
        <div className="flex flex-col gap-1">
          <span className="text-muted">
            <Trans>For Anthropic clients</Trans>
          </span>
          <CodeBlock label={t`For Anthropic clients`} code={GATEWAY_URL} />
        </div>
      </Card>
      <Card
        title={t`Key`}
        actions={
          <Link to="/keys" look="secondary">
            <Trans>API keys</Trans>
          </Link>
        }
      >
        <p className="text-muted">
          <Trans>
            Create a separate key for each program. Then you can see its usage and revoke it on its own.
          </Trans>
        </p>
      </Card>
      <Card title={t`Set up a client`}>
        <Setup search={search} onChange={change} />
      </Card>
    </Page>
  );
}

function Setup({
  search,
  onChange,
}: {
  search: ConnectSearch;
  onChange: (changes: Partial<ConnectSearch>) => void;
}) {
  const { t } = useLingui();
  const models = useSomeModels();
  const asked = useModelByName(search.model);
  if (models.isPending) return <Skeleton label={t`Loading models`} />;
  if (models.error !== null) return <ErrorPanel error={models.error} onRetry={() => models.refetch()} />;
  const usable = models.data.data.filter(({ state }) => state !== 'retired');
  const model =
    asked ??
    usable.find(({ ready, requires_subscription }) => ready && !requires_subscription) ??
    usable.find(({ ready }) => ready) ??
    usable[0];
  if (model === undefined) {
    return (
      <EmptyState icon="box" title={t`No models yet`}>
        <Trans>Ask a platform admin to connect upstreams and add models.</Trans>
      </EmptyState>
    );
  }
  return (
    <>
      <div className="max-w-sm">
        <CatalogModelField
          label={t`Model`}
          value={model.name}
          onChange={(name) => (name === null ? undefined : onChange({ model: name }))}
        />
      </div>
      <ClientTabs
        model={model.name}
        capabilities={model.capabilities}
        selected={search.client}
        onSelect={(client) => onChange({ client })}
      />
    </>
  );
}
