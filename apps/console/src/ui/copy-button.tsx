import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { IconButton } from './icon-button.tsx';

/** Copies the text, and says so. */
export function CopyButton({ text, label }: { text: string; label?: string }) {
  const { t } = useLingui();
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle');
  const says = { idle: label ?? t`Copy`, copied: t`Copied`, failed: t`Copying is blocked` }[state];
  return (
    <IconButton
      label={says}
      icon={state === 'copied' ? 'check' : 'copy'}
      onPress={() => {
        navigator.clipboard.writeText(text).then(
          () => setState('copied'),
          () => setState('failed'),
        );
      }}
    />
  );
}
