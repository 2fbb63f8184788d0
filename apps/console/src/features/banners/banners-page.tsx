import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useCan } from '../../session/permissions.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Time } from '../../ui/time.tsx';
import { useCursor } from '../../ui/use-cursor.ts';
import { BannerActions } from './banner-actions.tsx';
import { CreateBannerDialog } from './banner-dialogs.tsx';
import { type Banner, useBanners } from './banner-queries.ts';
import { useLevelNames } from './use-level-names.ts';

const TONES = { info: 'accent', success: 'success', warning: 'warning', critical: 'danger' } as const;

/** What everybody is told at the top of the console. */
export function BannersPage({ cursor }: { cursor: string | undefined }) {
  const { t } = useLingui();
  const [isCreating, setCreating] = useState(false);
  const banners = useBanners(cursor);
  const paging = useCursor(cursor);
  const levels = useLevelNames();
  const createButton = useCan('banner.create') ? (
    <Button look="primary" icon="plus" onPress={() => setCreating(true)}>
      <Trans>Create banner</Trans>
    </Button>
  ) : null;
  const columns: readonly Column<Banner>[] = [
    { id: 'text', heading: t`Text`, cell: ({ text }) => <span className="break-words">{text}</span> },
    {
      id: 'level',
      heading: t`Level`,
      cell: ({ level }) => <Badge tone={TONES[level]}>{levels[level]}</Badge>,
    },
    {
      id: 'visible',
      heading: t`Visible`,
      cell: (banner) => <Visibility banner={banner} />,
    },
    { id: 'from', heading: t`Starts`, cell: ({ starts_at }) => <Time at={starts_at} /> },
    {
      id: 'until',
      heading: t`Ends`,
      cell: ({ ends_at }) => (ends_at === null ? t`No end date` : <Time at={ends_at} />),
    },
    {
      id: 'public',
      heading: t`On sign-in page`,
      cell: (banner) => (banner.public ? t`Yes` : t`No`),
    },
    {
      id: 'actions',
      heading: t`Actions`,
      align: 'end',
      cell: (banner) => <BannerActions banner={banner} />,
    },
  ];
  return (
    <Page
      screen="/admin/banners"
      lead={<Trans>Show messages to everyone at the top of the console. At most five at a time.</Trans>}
      actions={createButton}
      calls={[{ method: 'GET', path: '/v1/admin/banners' }]}
    >
      <Card>
        <DataTable
          label={t`Banners`}
          list={banners}
          columns={columns}
          rowId={({ id }) => id}
          paging={paging}
          empty={
            <EmptyState icon="flag" title={t`No banners yet`} actions={createButton}>
              <Trans>Create a banner to announce maintenance, a new model or a price change.</Trans>
            </EmptyState>
          }
        />
      </Card>
      <CreateBannerDialog isOpen={isCreating} onClose={() => setCreating(false)} />
    </Page>
  );
}

function Visibility({ banner: { visible, starts_at, ends_at } }: { banner: Banner }) {
  const { t } = useLingui();
  const now = new Date().toISOString();
  if (!visible) return <Badge>{t`Hidden`}</Badge>;
  if (ends_at !== null && ends_at <= now) return <Badge>{t`Ended`}</Badge>;
  return starts_at > now ? <Badge>{t`Scheduled`}</Badge> : <Badge tone="success">{t`Visible`}</Badge>;
}
