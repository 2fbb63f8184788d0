import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { GATEWAY_URL } from '../base-path.ts';
import { CodeBlock } from './code-block.tsx';
import { Dialog } from './dialog.tsx';
import { IconButton } from './icon-button.tsx';

/** A call of the management API. */
export interface ApiCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With its parameters filled in, and the query: `/v1/users/me?limit=10`. */
  readonly path: string;
  readonly body?: unknown;
}

/** "Show as API call": how a program gets what the screen shows. */
export function ApiCalls({ calls }: { calls: readonly ApiCall[] }) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <IconButton label={t`Show as API call`} icon="code" onPress={() => setOpen(true)} />
      <Dialog title={t`Show as API call`} isOpen={isOpen} onClose={() => setOpen(false)} size="wide">
        <p>
          <Trans>You can get everything on this page from the API with a personal access token.</Trans>
        </p>
        {calls.map((call) => (
          <CodeBlock
            key={`${call.method} ${call.path}`}
            label={`${call.method} ${call.path}`}
            code={toCurl(call)}
          />
        ))}
      </Dialog>
    </>
  );
}

function toCurl({ method, path, body }: ApiCall): string {
  const lines = [
    `curl ${method === 'GET' ? '' : `-X ${method} `}"${GATEWAY_URL}${path}"`,
    `-H "Authorization: Bearer $WEIR_TOKEN"`,
    ...(body === undefined
      ? []
      : ["-H 'Content-Type: application/json'", `-d '${JSON.stringify(body).replaceAll("'", "'\\''")}'`]),
  ];
  return lines.join(' \\\n  ');
}
