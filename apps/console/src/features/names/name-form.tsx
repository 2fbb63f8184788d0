import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { formErrors } from '../../ui/form-errors.ts';
import { TextField } from '../../ui/text-field.tsx';

export interface NameFormProps {
  readonly initial?: { readonly name: string; readonly description: string | null };
  /** The verb on the button. */
  readonly action: string;
  readonly isPending: boolean;
  readonly error: unknown;
  readonly onSubmit: (values: { name: string; description: string | null }) => void;
  readonly onCancel: () => void;
}

/** Name and description, of a team or a workspace. */
export function NameForm({ initial, action, isPending, error, onSubmit, onCancel }: NameFormProps) {
  const { t } = useLingui();
  const [name, setName] = useState(initial?.name ?? '');
  const [description, setDescription] = useState(initial?.description ?? '');
  const errors = formErrors(error, ['name', 'description']);
  return (
    <Form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit({ name, description: description.trim() === '' ? null : description });
      }}
    >
      <TextField
        label={t`Name`}
        value={name}
        onChange={setName}
        error={errors.of('name')}
        maxLength={100}
        isRequired
        autoFocus
      />
      <TextField
        label={t`Description`}
        value={description}
        onChange={setDescription}
        error={errors.of('description')}
        maxLength={500}
        rows={2}
      />
      <ErrorNote error={errors.ofForm} />
      <div className="flex justify-end gap-2">
        <Button onPress={onCancel}>
          <Trans>Cancel</Trans>
        </Button>
        <Button type="submit" look="primary" isPending={isPending}>
          {action}
        </Button>
      </div>
    </Form>
  );
}
