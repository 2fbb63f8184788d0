import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from './button.tsx';
import { CodeBlock } from './code-block.tsx';
import { Dialog } from './dialog.tsx';

export interface SecretOnceDialogProps {
  readonly title: string;
  /** Null closes it. Drop it in `onClose` everywhere it is kept: reset the mutation that answered it. */
  readonly secret: string | null;
  readonly onClose: () => void;
  /** What to do with it. */
  readonly children?: React.ReactNode;
}

/** Shows a secret once. It closes only by its button, so that nobody loses a secret by a press beside it. */
export function SecretOnceDialog({ title, secret, onClose, children }: SecretOnceDialogProps) {
  const { t } = useLingui();
  return (
    <Dialog
      title={title}
      isOpen={secret !== null}
      onClose={onClose}
      isRequired
      actions={
        <Button look="primary" onPress={onClose}>
          <Trans>I have saved it</Trans>
        </Button>
      }
    >
      <p>
        <Trans>Copy it now. You will not be able to see it again.</Trans>
      </p>
      {secret === null ? null : <CodeBlock code={secret} label={t`Secret`} />}
      {children}
    </Dialog>
  );
}
