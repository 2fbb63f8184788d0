import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import type { components } from '@weir/api-client';
import { useState } from 'react';
import { api } from '../../api.ts';
import { useOrganization } from '../../session/organization.ts';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { isChatModel } from '../models/is-chat-model.ts';
import { NoWorkspaces } from '../workspaces/no-workspaces.tsx';
import { useWorkspaces } from '../workspaces/workspace-queries.ts';
import { ConversationView } from './conversation-view.tsx';
import { Parameters } from './parameters.tsx';
import type { PlaygroundSearch } from './playground-search.ts';
import { PromptForm } from './prompt-form.tsx';
import { useConversation } from './use-conversation.ts';
import { usePlaygroundKey } from './use-playground-key.ts';

/** Talks to models with a key of this tab, and shows how their answers come. */
export function PlaygroundPage({ search }: { search: PlaygroundSearch }) {
  const { t } = useLingui();
  const organization = useOrganization();
  return (
    <Page
      screen="/playground"
      lead={
        <Trans>
          Your messages and the responses stay in this tab. As for every request, Weir records only numbers.
        </Trans>
      }
      calls={[
        {
          method: 'POST',
          path: '/v1/playground/keys',
          body: { workspace_id: search.workspace ?? '…', models: search.models ?? ['…'] },
        },
      ]}
    >
      {organization === null ? (
        <EmptyState icon="building" title={t`You are not in an organization yet`}>
          <Trans>
            Requests belong to a workspace in an organization. Ask an organization admin to invite you.
          </Trans>
        </EmptyState>
      ) : (
        <Loaded key={organization.id} organizationId={organization.id} search={search} />
      )}
    </Page>
  );
}

function Loaded({ organizationId, search }: { organizationId: string; search: PlaygroundSearch }) {
  const { t } = useLingui();
  const workspaces = useWorkspaces(organizationId, {});
  const models = api.useQuery('get', '/v1/models/catalog', { params: { query: { limit: 100 } } });
  if (workspaces.isPending || models.isPending) return <Skeleton label={t`Loading models`} />;
  const failed = workspaces.error !== null ? workspaces : models.error !== null ? models : null;
  if (failed !== null) return <ErrorPanel error={failed.error} onRetry={() => failed.refetch()} />;
  if (workspaces.data!.data.length === 0) {
    return (
      <NoWorkspaces organizationId={organizationId}>
        <Trans>Requests belong to a workspace. Ask an organization admin to create one.</Trans>
      </NoWorkspaces>
    );
  }
  // First what answers everybody: the first one is chosen where none is.
  const usable = models
    .data!.data.filter((model) => model.state !== 'retired' && isChatModel(model))
    .toSorted((one, other) => Number(isOpen(other)) - Number(isOpen(one)))
    .map(({ name }) => name);
  if (usable.length === 0) {
    return (
      <EmptyState icon="box" title={t`No models yet`}>
        <Trans>Ask a platform admin to add the first model.</Trans>
      </EmptyState>
    );
  }
  return (
    <Playground
      organizationId={organizationId}
      models={usable}
      workspaces={workspaces.data!.data}
      search={search}
    />
  );
}

function isOpen({ ready, requires_subscription }: components['schemas']['CatalogModel']): boolean {
  return ready && !requires_subscription;
}

interface PlaygroundProps {
  readonly organizationId: string;
  /** The newest that are in use. */
  readonly models: readonly string[];
  readonly workspaces: readonly { readonly id: string; readonly name: string }[];
  readonly search: PlaygroundSearch;
}

function Playground({ organizationId, models, workspaces, search }: PlaygroundProps) {
  const navigate = useNavigate({ from: '/playground' });
  const [system, setSystem] = useState('');
  const workspaceId = search.workspace ?? workspaces[0]!.id;
  const chosen =
    search.models === undefined || search.models.length === 0 ? models.slice(0, 1) : search.models;
  const conversation = useConversation(usePlaygroundKey(workspaceId, chosen));
  return (
    <div className="grid items-start gap-4 xl:grid-cols-[20rem_1fr]">
      <Card>
        <Parameters
          models={models}
          chosen={chosen}
          organizationId={organizationId}
          hasWorkspaces={workspaces.length > 1}
          workspaceId={workspaceId}
          search={search}
          system={system}
          onSystem={setSystem}
          onChange={(changes) =>
            void navigate({ search: (before) => ({ ...before, ...changes }), replace: true })
          }
        />
      </Card>
      <div className="flex min-w-0 flex-col gap-4">
        <ConversationView conversation={conversation} system={system} search={search} />
        <PromptForm
          conversation={conversation}
          onAsk={(prompt) => conversation.ask(prompt, system, chosen, search)}
          onAskAgain={() => conversation.askAgain(system, chosen, search)}
        />
      </div>
    </div>
  );
}
