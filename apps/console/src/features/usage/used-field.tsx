import { useLingui } from '@lingui/react/macro';
import { useOrganization } from '../../session/organization.ts';
import { useSession } from '../../session/session.ts';
import type { Choice } from '../../ui/choice.ts';
import { Combobox } from '../../ui/combobox.tsx';
import { useSearchText } from '../../ui/use-search-text.ts';
import { useKeysById } from '../keys/key-queries.ts';
import { useMember } from '../members/member-queries.ts';
import { useWorkspace } from '../workspaces/workspace-queries.ts';
import { useUsageOrganization } from './usage-of.ts';
import { useUsageBreakdown } from './usage-queries.ts';
import type { UsageQuery } from './usage-query.ts';
import type { Dimension } from './usage-search.ts';

export interface UsedFieldProps {
  readonly label: string;
  readonly by: Dimension;
  /** Its range and organization count; its other filters do not. */
  readonly query: UsageQuery;
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

const SUGGESTED = 20;

/** A filter of usage: what cost the most in the period, and what is found there by the beginning of its name. */
export function UsedField({ label, by, query, value, onChange }: UsedFieldProps) {
  const { t } = useLingui();
  const { user } = useSession();
  const [q, onSearch] = useSearchText();
  const { since, until, organization_id } = query;
  const range = organization_id === undefined ? { since, until } : { since, until, organization_id };
  const used = useUsageBreakdown(range, by, { limit: SUGGESTED, q }).data;
  const nameOfChosen = useNameOf(by, value);
  const nameOf = (id: string) => (id === user.id ? t`Mine` : (used?.names[id] ?? id));
  const always: readonly Choice[] =
    q === undefined && by === 'member' ? [{ value: user.id, label: t`Mine` }] : [];
  const found = (used?.data ?? []).flatMap(({ id }) => (id === null ? [] : [id]));
  const choices = [
    ...always,
    ...found
      .filter((id) => !always.some((choice) => choice.value === id))
      .map((id) => ({ value: id, label: nameOf(id) })),
  ];
  return (
    <Combobox
      label={label}
      choices={choices}
      nothing={t`All`}
      chosen={value === undefined ? undefined : { value, label: nameOfChosen ?? nameOf(value) }}
      value={value ?? null}
      onChange={(next) => onChange(next ?? undefined)}
      onSearch={onSearch}
    />
  );
}

/** Of what was perhaps not used in the period. */
function useNameOf(by: Dimension, id: string | undefined): string | undefined {
  const { t } = useLingui();
  const { user } = useSession();
  const inView = useOrganization()?.id ?? null;
  const ofUsage = useUsageOrganization();
  const keys = useKeysById(ofUsage ?? inView, by === 'api_key' && id !== undefined ? [id] : []);
  const member = useMember(ofUsage, by === 'member' && id !== user.id ? (id ?? null) : null);
  const workspace = useWorkspace(by === 'workspace' ? (id ?? null) : null);
  if (id === user.id) return t`Mine`;
  const names: Partial<Record<Dimension, string | undefined>> = {
    member: member.data?.display_name,
    workspace: workspace.data?.name,
    api_key: keys.get(id ?? '')?.name,
  };
  return names[by];
}
