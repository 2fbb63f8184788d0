import { useLingui } from '@lingui/react/macro';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { DialogProps } from './dialog-props.ts';
import { IconButton } from './icon-button.tsx';

/** What a dialog is drawn with. Loaded when the first one opens. */
export function DialogFrame({
  title,
  isOpen,
  onClose,
  children,
  actions,
  isRequired,
  size = 'narrow',
}: DialogProps) {
  const { t } = useLingui();
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => (open ? undefined : onClose())}
      isDismissable={isRequired !== true}
      isKeyboardDismissDisabled={isRequired === true}
      className="fixed inset-0 flex items-start justify-center overflow-auto bg-[rgb(0_0_0/0.5)] p-4 pt-[10vh]"
    >
      <Modal
        className={`w-full rounded-lg border border-line bg-raised text-text shadow-xl ${size === 'wide' ? 'max-w-3xl' : 'max-w-lg'}`}
      >
        <AriaDialog
          className="flex flex-col gap-4 p-5 outline-none"
          role={isRequired === true ? 'alertdialog' : 'dialog'}
        >
          <div className="flex items-start justify-between gap-4">
            <Heading slot="title" className="text-lg font-semibold">
              {title}
            </Heading>
            {isRequired === true ? null : <IconButton label={t`Close`} icon="x" onPress={onClose} />}
          </div>
          {children}
          {actions === undefined ? null : <div className="flex flex-wrap justify-end gap-2">{actions}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
