import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { SecretOnceDialog } from '../../ui/secret-once-dialog.tsx';
import { Select } from '../../ui/select.tsx';
import { type ApiKey, useRotateKey } from './key-queries.ts';

const HOUR_S = 3_600;
const DEFAULT_GRACE = '86400';

/** Asks how long the old secret works on, then shows the new one once. */
export function RotateKeyDialog({
  apiKey,
  isOpen,
  onClose,
}: {
  apiKey: ApiKey;
  isOpen: boolean;
  onClose: () => void;
}) {
  const { t } = useLingui();
  const [grace, setGrace] = useState(DEFAULT_GRACE);
  // At once: nothing of the secret stays in the cache of mutations.
  const rotate = useRotateKey();
  const secret = rotate.data?.secret ?? null;
  const close = () => {
    rotate.reset();
    onClose();
  };
  return (
    <>
      <Dialog title={t`Rotate secret of ${apiKey.name}`} isOpen={isOpen && secret === null} onClose={close}>
        <p>
          <Trans>
            The key keeps its name, limits and history. The current secret works for a while longer, so you
            have time to update your programs.
          </Trans>
        </p>
        <Select
          label={t`Keep the old secret for`}
          value={grace}
          onChange={setGrace}
          choices={[
            { value: '0', label: t`Do not keep it` },
            { value: String(HOUR_S), label: t`1 hour` },
            { value: DEFAULT_GRACE, label: t`1 day` },
            { value: String(7 * 24 * HOUR_S), label: t`7 days` },
          ]}
        />
        <ErrorNote error={rotate.error} />
        <div className="flex justify-end gap-2">
          <Button onPress={close}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            look="primary"
            isPending={rotate.isPending}
            onPress={() =>
              rotate.mutate({
                params: { path: { workspace_id: apiKey.workspace_id, key_id: apiKey.id } },
                body: { grace_seconds: Number(grace), end_earlier_secrets: false },
              })
            }
          >
            <Trans>Rotate secret</Trans>
          </Button>
        </div>
      </Dialog>
      <SecretOnceDialog title={t`New secret for ${apiKey.name}`} secret={secret} onClose={close} />
    </>
  );
}
