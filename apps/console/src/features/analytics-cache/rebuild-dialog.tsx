import { today } from '@internationalized/date';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { DateRangeField } from '../../ui/date-range-field.tsx';
import { useCreateJob } from '../jobs/job-queries.ts';

/** As analytics show by default. */
const DAYS = 90;

export interface RebuildDialogProps {
  readonly isOpen: boolean;
  /** With the id of the job. */
  readonly onBegun: (id: string) => void;
  readonly onClose: () => void;
}

/** Asks for the days to be read anew. */
export function RebuildDialog({ isOpen, onBegun, onClose }: RebuildDialogProps) {
  const { t } = useLingui();
  const create = useCreateJob();
  const [days, setDays] = useState(() => {
    const end = today('UTC');
    return { start: end.subtract({ days: DAYS - 1 }), end };
  });
  const close = () => {
    create.reset();
    onClose();
  };
  return (
    <ConfirmDialog
      title={t`Rebuild the cache?`}
      action={t`Rebuild`}
      isOpen={isOpen}
      isPending={create.isPending}
      error={create.error}
      onClose={close}
      onConfirm={() =>
        create.mutate(
          { body: { cache_rebuild: { start_date: days.start.toString(), end_date: days.end.toString() } } },
          {
            onSuccess: ({ id }) => {
              onBegun(id);
              close();
            },
          },
        )
      }
    >
      <span className="flex flex-col gap-4">
        <Trans>Weir recalculates these days from the ledger, newest first. Analytics stay available.</Trans>
        <DateRangeField label={t`Days (UTC)`} value={days} onChange={setDays} />
      </span>
    </ConfirmDialog>
  );
}
