import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { bodyOf, type DraftLimits, draftsOf, emptyDraft, isComplete } from './draft-limits.ts';
import { type AnyLimits, useSetLimits } from './limit-queries.ts';
import type { LimitScope } from './limit-scope.ts';
import { LimitsFields } from './limits-fields.tsx';

export interface LimitsDialogProps {
  readonly title: string;
  readonly scope: LimitScope;
  readonly limits: AnyLimits;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Changes all limits of a scope at once. */
export function LimitsDialog({ title, scope, limits, isOpen, onClose }: LimitsDialogProps) {
  return (
    <Dialog title={title} size="wide" isOpen={isOpen} onClose={onClose}>
      <LimitsForm scope={scope} limits={limits} onClose={onClose} />
    </Dialog>
  );
}

function LimitsForm({ scope, limits, onClose }: Omit<LimitsDialogProps, 'title' | 'isOpen'>) {
  const { t } = useLingui();
  const set = useSetLimits(scope);
  const [drafts, setDrafts] = useState(() => draftsOf(limits));
  const [wasTried, setTried] = useState(false);
  const change = (index: number, draft: DraftLimits) =>
    setDrafts(drafts.map((one, position) => (position === index ? draft : one)));
  const submit = () => {
    setTried(true);
    if (!isComplete(drafts)) return;
    set.mutate(bodyOf(drafts), {
      onSuccess: () => {
        onClose();
        showToast(t`Limits saved. They apply to the next request.`);
      },
    });
  };
  return (
    <Form
      className="flex flex-col gap-5"
      // The fields say what is wrong themselves; the browser's words would cover them.
      validationBehavior="aria"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p className="text-muted">
        <Trans>
          If you change an amount, current usage still counts. A new limit counts all usage since the start of
          its period.
        </Trans>
      </p>
      <LimitsFields draft={drafts[0]!} onChange={(draft) => change(0, draft)} showsFaults={wasTried} />
      {drafts.slice(1).map((draft, position) => (
        <fieldset
          // biome-ignore lint/suspicious/noArrayIndexKey: a model has no id before it has a name, and rows do not move
          key={position}
          className="flex min-w-0 flex-col gap-4 border-t border-line pt-4"
        >
          <legend className="sr-only">{t`Limits for one model`}</legend>
          <div className="flex items-end justify-between gap-2">
            <TextField
              label={t`Model`}
              value={draft.model ?? ''}
              onChange={(model) => change(position + 1, { ...draft, model })}
              error={wasTried && (draft.model ?? '').trim() === '' ? t`Enter a model name.` : null}
              maxLength={256}
              isRequired
            />
            <IconButton
              label={t`Remove limits for ${draft.model ?? ''}`}
              icon="x"
              onPress={() => setDrafts(drafts.filter((_, index) => index !== position + 1))}
            />
          </div>
          <LimitsFields
            draft={draft}
            onChange={(next) => change(position + 1, next)}
            showsFaults={wasTried}
          />
        </fieldset>
      ))}
      {scope.kind === 'key' ? (
        <div>
          <Button icon="plus" onPress={() => setDrafts([...drafts, emptyDraft('')])}>
            <Trans>Add limits for one model</Trans>
          </Button>
        </div>
      ) : null}
      <ErrorNote error={set.error} />
      {wasTried && !isComplete(drafts) ? (
        <p role="alert" className="text-danger">
          <Trans>Some limits are incomplete. Check the fields above.</Trans>
        </p>
      ) : null}
      <div className="flex justify-end gap-2">
        <Button onPress={onClose}>
          <Trans>Cancel</Trans>
        </Button>
        <Button type="submit" look="primary" isPending={set.isPending}>
          <Trans>Save limits</Trans>
        </Button>
      </div>
    </Form>
  );
}
