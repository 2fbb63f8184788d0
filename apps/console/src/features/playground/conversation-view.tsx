import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { AnswerView } from './answer-view.tsx';
import { chatRequest } from './chat-request.ts';
import { CodeDialog } from './code-dialog.tsx';
import { toJson, toMarkdown } from './export-conversation.ts';
import type { PlaygroundSearch } from './playground-search.ts';
import { saveFile } from './save-file.ts';
import type { Conversation } from './use-conversation.ts';

export interface ConversationViewProps {
  readonly conversation: Conversation;
  readonly system: string;
  readonly search: PlaygroundSearch;
}

/** What was said, each turn with its answers side by side. */
export function ConversationView({
  conversation: { turns, isRunning },
  system,
  search,
}: ConversationViewProps) {
  const { t } = useLingui();
  const [codeOf, setCodeOf] = useState<string | null>(null);
  const last = turns.at(-1);
  if (last === undefined) {
    return (
      <Card>
        <EmptyState icon="play" title={t`Send a message to a model`}>
          <Trans>
            Weir creates a temporary key for this tab. It expires after a few minutes, has a small budget and
            can use only the models you selected.
          </Trans>
        </EmptyState>
      </Card>
    );
  }
  return (
    <>
      {turns.map((turn) => (
        <Card key={turn.id}>
          <p className="rounded-md bg-sunken p-3 break-words whitespace-pre-wrap">{turn.prompt}</p>
          <div className={turn.answers.length === 1 ? '' : 'grid gap-4 lg:grid-cols-2'}>
            {turn.answers.map((answer) => (
              <AnswerView key={answer.model} answer={answer} onShowCode={() => setCodeOf(answer.model)} />
            ))}
          </div>
        </Card>
      ))}
      <div className="flex flex-wrap gap-2">
        <Button
          icon="download"
          isDisabled={isRunning}
          onPress={() => saveFile('conversation.md', 'text/markdown', toMarkdown(system, turns))}
        >
          <Trans>Save as Markdown</Trans>
        </Button>
        <Button
          icon="download"
          isDisabled={isRunning}
          onPress={() => saveFile('conversation.json', 'application/json', toJson(system, turns, search))}
        >
          <Trans>Save as JSON</Trans>
        </Button>
      </div>
      <CodeDialog
        request={
          codeOf === null ? null : chatRequest(codeOf, system, turns.slice(0, -1), last.prompt, search)
        }
        onClose={() => setCodeOf(null)}
      />
    </>
  );
}
