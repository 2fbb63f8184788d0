import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { useCan } from '../../session/permissions.ts';
import { Button } from '../../ui/button.tsx';
import { EnterCreditDialog } from './enter-credit-dialog.tsx';

/** For those who may; nothing for others. */
export function EnterCreditButton({ organizationId }: { organizationId: string }) {
  const mayEnter = useCan('platform.credits.enter');
  const [isOpen, setOpen] = useState(false);
  if (!mayEnter) return null;
  return (
    <>
      <Button icon="plus" onPress={() => setOpen(true)}>
        <Trans>Add credit</Trans>
      </Button>
      <EnterCreditDialog organizationId={organizationId} isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  );
}
