import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { GATEWAY_URL } from '../../base-path.ts';
import { CodeBlock } from '../../ui/code-block.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import type { ChatRequest } from './chat-request.ts';
import { type RequestCode, requestCode } from './request-code.ts';

/** The request just made, for other programs. */
export function CodeDialog({ request, onClose }: { request: ChatRequest | null; onClose: () => void }) {
  const { t } = useLingui();
  const [selected, setSelected] = useState<RequestCode['id']>('curl');
  return (
    <Dialog title={t`The same request elsewhere`} isOpen={request !== null} onClose={onClose} size="wide">
      <p>
        <Trans>
          With a key of your own in the variable WEIR_API_KEY. The playground's key is for this tab only.
        </Trans>
      </p>
      {request === null ? null : (
        <Tabs
          label={t`The same request elsewhere`}
          selected={selected}
          onSelect={setSelected}
          tabs={requestCode(request, GATEWAY_URL).map(({ id, name, code }) => ({
            id,
            label: name,
            content: <CodeBlock label={name} code={code} />,
          }))}
        />
      )}
    </Dialog>
  );
}
