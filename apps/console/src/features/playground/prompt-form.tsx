import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { Conversation } from './use-conversation.ts';

export interface PromptFormProps {
  readonly conversation: Conversation;
  readonly onAsk: (prompt: string) => void;
  readonly onAskAgain: () => void;
}

/** What is asked next. */
export function PromptForm({ conversation, onAsk, onAskAgain }: PromptFormProps) {
  const { t } = useLingui();
  const [prompt, setPrompt] = useState('');
  const { isRunning, turns } = conversation;
  return (
    <Card>
      <Form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (isRunning || prompt.trim() === '') return;
          onAsk(prompt);
          setPrompt('');
        }}
      >
        <TextField label={t`Message`} value={prompt} onChange={setPrompt} rows={4} autoComplete="off" />
        <div className="flex flex-wrap items-center gap-2">
          {/* It stays: in its place, Stop would take the key that is let go. Nor does it lose the focus. */}
          <Button type="submit" look="primary" icon="play" isPending={isRunning}>
            <Trans>Send</Trans>
          </Button>
          {isRunning ? (
            <Button look="danger" onPress={conversation.stop}>
              <Trans>Stop</Trans>
            </Button>
          ) : null}
          {turns.length === 0 ? null : (
            <>
              <Button icon="refresh" isDisabled={isRunning} onPress={onAskAgain}>
                <Trans>Regenerate</Trans>
              </Button>
              <Button look="quiet" onPress={conversation.clear}>
                <Trans>Clear</Trans>
              </Button>
            </>
          )}
        </div>
      </Form>
    </Card>
  );
}
