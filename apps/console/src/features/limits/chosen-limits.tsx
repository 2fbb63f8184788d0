import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api.ts';
import { Card } from '../../ui/card.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import type { LimitScope } from './limit-scope.ts';
import { LimitsCard } from './limits-card.tsx';

export interface ChosenLimitsProps {
  readonly organizationId: string;
  readonly of: 'workspaces' | 'teams' | 'members';
  readonly id: string | undefined;
  readonly onChoose: (id: string | undefined) => void;
}

/** One workspace, team or member is chosen; its limits are shown. */
export function ChosenLimits(props: ChosenLimitsProps) {
  switch (props.of) {
    case 'workspaces':
      return <OfWorkspace {...props} />;
    case 'teams':
      return <OfTeam {...props} />;
    case 'members':
      return <OfMember {...props} />;
  }
}

function OfWorkspace({ organizationId, id, onChoose }: ChosenLimitsProps) {
  const { t } = useLingui();
  const list = api.useQuery('get', '/v1/organizations/{organization_id}/workspaces', {
    params: { path: { organization_id: organizationId }, query: { limit: 100 } },
  });
  return (
    <Choice
      label={t`Workspace`}
      list={list}
      choices={(list.data?.data ?? []).map(({ id: value, name }) => ({ value, label: name }))}
      id={id}
      onChoose={onChoose}
      scopeOf={(workspaceId) => ({ kind: 'workspace', organizationId, workspaceId })}
      empty={<Trans>This workspace has no limits of its own. The organization’s limits still apply.</Trans>}
    />
  );
}

function OfTeam({ organizationId, id, onChoose }: ChosenLimitsProps) {
  const { t } = useLingui();
  const [q, setQ] = useState<string | undefined>();
  const list = api.useQuery(
    'get',
    '/v1/organizations/{organization_id}/teams',
    { params: { path: { organization_id: organizationId }, query: { limit: 100, q } } },
    { placeholderData: keepPreviousData },
  );
  return (
    <Choice
      label={t`Team`}
      list={list}
      choices={(list.data?.data ?? []).map(({ id: value, name }) => ({ value, label: name }))}
      id={id}
      onChoose={onChoose}
      onSearch={
        list.data?.has_more === true || q !== undefined ? (text) => setQ(text || undefined) : undefined
      }
      scopeOf={(teamId) => ({ kind: 'team', organizationId, teamId })}
      empty={<Trans>This team has no limits of its own. The organization’s limits still apply.</Trans>}
    />
  );
}

function OfMember({ organizationId, id, onChoose }: ChosenLimitsProps) {
  const { t } = useLingui();
  const [q, setQ] = useState<string | undefined>();
  const list = api.useQuery(
    'get',
    '/v1/organizations/{organization_id}/members',
    { params: { path: { organization_id: organizationId }, query: { limit: 100, q } } },
    { placeholderData: keepPreviousData },
  );
  return (
    <Choice
      label={t`Member`}
      list={list}
      choices={(list.data?.data ?? []).map(({ user_id, display_name }) => ({
        value: user_id,
        label: display_name,
      }))}
      id={id}
      onChoose={onChoose}
      onSearch={
        list.data?.has_more === true || q !== undefined ? (text) => setQ(text || undefined) : undefined
      }
      scopeOf={(userId) => ({ kind: 'member', organizationId, userId })}
      empty={<Trans>This member has no limits of their own. The organization’s limits still apply.</Trans>}
    />
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly list: { readonly isPending: boolean; readonly error: unknown; refetch(): unknown };
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly id: string | undefined;
  readonly onChoose: (id: string | undefined) => void;
  /** Where there are more than one page of them. */
  readonly onSearch?: ((text: string) => void) | undefined;
  readonly scopeOf: (id: string) => LimitScope;
  readonly empty: React.ReactNode;
}

function Choice({ label, list, choices, id, onChoose, onSearch, scopeOf, empty }: ChoiceProps) {
  const { t } = useLingui();
  if (list.isPending) return <Skeleton label={t`Loading: ${label}`} rows={2} />;
  if (list.error !== null) return <ErrorPanel error={list.error} onRetry={() => list.refetch()} />;
  if (choices.length === 0 && onSearch === undefined) {
    return (
      <Card>
        <EmptyState icon="gauge" title={t`None yet`} />
      </Card>
    );
  }
  const chosen = id ?? (choices.length === 1 ? choices[0]!.value : undefined);
  const name = choices.find(({ value }) => value === chosen)?.label;
  return (
    <>
      <Toolbar>
        <Combobox
          label={label}
          choices={choices}
          value={chosen ?? null}
          onChange={(value) => onChoose(value ?? undefined)}
          placeholder={t`Choose one`}
          {...(onSearch === undefined ? {} : { onSearch })}
        />
      </Toolbar>
      {chosen === undefined ? null : (
        <LimitsCard
          key={chosen}
          scope={scopeOf(chosen)}
          title={name === undefined ? t`Limits` : t`Limits of ${name}`}
          empty={empty}
        />
      )}
    </>
  );
}
