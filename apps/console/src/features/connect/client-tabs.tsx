import { Trans, useLingui } from '@lingui/react/macro';
import { GATEWAY_URL } from '../../base-path.ts';
import { CodeBlock } from '../../ui/code-block.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { CLIENTS, type Client } from './clients.ts';
import { KEY_VARIABLE, snippetsOf } from './snippets.ts';

export interface ClientTabsProps {
  readonly model: string;
  readonly capabilities: readonly string[];
  readonly selected: Client | undefined;
  readonly onSelect: (client: Client) => void;
}

/** How each client that can use the model is set up for it. */
export function ClientTabs({ model, capabilities, selected, onSelect }: ClientTabsProps) {
  const { t } = useLingui();
  const names: Readonly<Record<Client, string>> = {
    curl: 'curl',
    'openai-python': t`OpenAI SDK, Python`,
    'openai-node': t`OpenAI SDK, TypeScript`,
    anthropic: t`Anthropic SDK`,
    'claude-code': 'Claude Code',
    codex: 'Codex',
  };
  const tabs = CLIENTS.flatMap((id) => {
    const snippets = snippetsOf(id, { gateway: GATEWAY_URL, model, capabilities });
    if (snippets.length === 0) return [];
    const content = snippets.map(({ file, code }) => (
      <div key={file} className="flex flex-col gap-1">
        <code className="text-sm text-muted">{file}</code>
        <CodeBlock code={code} label={`${names[id]}, ${file}`} />
      </div>
    ));
    return [{ id, label: names[id], content }];
  });
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <p className="text-muted">
        <Trans>
          First set the environment variable <code>{KEY_VARIABLE}</code> to an API key, for example from your
          password manager.
        </Trans>
      </p>
      <Tabs
        label={t`Clients`}
        tabs={tabs}
        selected={tabs.find(({ id }) => id === selected)?.id ?? 'curl'}
        onSelect={onSelect}
      />
    </div>
  );
}
