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
    <Dialog title={t`View code`} isOpen={request !== null} onClose={onClose} size="wide">
      <p>
        <Trans>
          Set the environment variable WEIR_API_KEY to your own API key. The playground’s key works only in
          this tab.
        </Trans>
      </p>
      {request === null ? null : (
        <Tabs
          label={t`View code`}
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
