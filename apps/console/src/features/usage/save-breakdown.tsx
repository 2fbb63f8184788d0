import { Trans } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { request } from '../../api.ts';
import { prepareCsvOf } from '../../charts/prepare-csv.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { useUsageOrganization } from './usage-of.ts';
import { MY_USAGE, type UsageShare } from './usage-queries.ts';
import type { UsageQuery } from './usage-query.ts';
import type { Dimension, UsageSearch } from './usage-search.ts';

export interface SaveBreakdownProps {
  readonly query: UsageQuery;
  readonly by: Dimension;
  readonly sort: NonNullable<UsageSearch['sort']>;
}

const PAGE = 100;
const MOST_PAGES = 50;

/** The columns of the file are the fields of the API: a program reads them in every language. */
const FIELDS = [
  'requests',
  'failed_requests',
  'input_tokens',
  'cached_input_tokens',
  'cache_write_tokens',
  'output_tokens',
  'reasoning_tokens',
  'unknown_usage_requests',
  'cost_nano_usd',
  'unknown_cost_requests',
  'mean_ttft_us',
  'mean_duration_us',
] as const satisfies readonly (keyof UsageShare)[];

/** Saves all rows of a breakdown, not only the page that is shown: up to 5,000. */
export function SaveBreakdown({ query, by, sort }: SaveBreakdownProps) {
  const organizationId = useUsageOrganization();
  const saving = useMutation({
    mutationFn: async () => {
      const rows: (string | number | bigint | null)[][] = [];
      let cursor: string | undefined;
      for (let page = 0; page < MOST_PAGES; page++) {
        const { data, names, next_cursor } = await readPage(organizationId, { ...query, by, sort, cursor });
        rows.push(
          ...data.map((share) => [
            share.id,
            share.id === null ? null : (names[share.id] ?? share.id),
            ...FIELDS.map((field) => fieldOf(share, field)),
          ]),
        );
        if (next_cursor === null) break;
        cursor = next_cursor;
      }
      saveFile(
        `usage-by-${by}.csv`,
        new Blob([prepareCsvOf([[by, 'name', ...FIELDS], ...rows])], { type: 'text/csv;charset=utf-8' }),
      );
    },
  });
  return (
    <>
      <ErrorNote error={saving.error} />
      <Button icon="download" isPending={saving.isPending} onPress={() => saving.mutate()}>
        <Trans>Export as CSV</Trans>
      </Button>
    </>
  );
}

async function readPage(
  organizationId: string | null,
  asked: UsageQuery & { by: Dimension; sort: SaveBreakdownProps['sort']; cursor: string | undefined },
) {
  const query = { ...asked, limit: PAGE };
  const answer =
    organizationId === null
      ? await request.GET(`${MY_USAGE}/breakdown`, { params: { query } })
      : await request.GET('/v1/organizations/{organization_id}/usage/breakdown', {
          params: { path: { organization_id: organizationId }, query },
        });
  return answer.data!;
}

function fieldOf(share: UsageShare, field: (typeof FIELDS)[number]) {
  return field === 'cost_nano_usd' ? BigInt(share.cost_nano_usd) : share[field];
}
