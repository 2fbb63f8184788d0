import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { api } from '../../api.ts';
import { useOrganization } from '../../session/organization.ts';
import { useCan } from '../../session/permissions.ts';
import { sessionQuery } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { formErrors } from '../../ui/form-errors.ts';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';

const PATH = '/v1/organizations/{organization_id}';

/** The name of the organization, and its end. */
export function OrganizationCard({ organizationId }: { organizationId: string }) {
  const { t } = useLingui();
  const current = useOrganization()?.name ?? '';
  const client = useQueryClient();
  const navigate = useNavigate();
  const mayUpdate = useCan('organization.update', { organizationId });
  const mayDelete = useCan('organization.delete', { organizationId });
  const [name, setName] = useState(current);
  const [isDeleting, setDeleting] = useState(false);
  const reloadSession = () => client.invalidateQueries({ queryKey: sessionQuery.queryKey });
  const update = api.useMutation('patch', PATH, { onSuccess: reloadSession });
  const remove = api.useMutation('delete', PATH, { onSuccess: reloadSession });
  const errors = formErrors(update.error, ['name']);
  const params = { path: { organization_id: organizationId } };
  return (
    <Card title={t`Organization`}>
      <Form
        className="flex max-w-lg flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          update.mutate({ params, body: { name } }, { onSuccess: () => showToast(t`Organization renamed`) });
        }}
      >
        <TextField
          label={t`Name`}
          value={name}
          onChange={setName}
          error={errors.of('name')}
          maxLength={100}
          isReadOnly={!mayUpdate}
          isRequired
        />
        <ErrorNote error={errors.ofForm} />
        <div className="flex flex-wrap gap-2">
          {mayUpdate ? (
            <Button type="submit" isDisabled={name.trim() === current} isPending={update.isPending}>
              <Trans>Rename</Trans>
            </Button>
          ) : null}
          {mayDelete ? (
            <Button look="danger" onPress={() => setDeleting(true)}>
              <Trans>Delete organization</Trans>
            </Button>
          ) : null}
        </div>
      </Form>
      <ConfirmDialog
        title={t`Delete ${current}?`}
        action={t`Delete`}
        nameToType={current}
        isOpen={isDeleting}
        isPending={remove.isPending}
        error={remove.error}
        onClose={() => {
          setDeleting(false);
          remove.reset();
        }}
        onConfirm={() =>
          remove.mutate(
            { params },
            {
              onSuccess: () => {
                showToast(t`${current} deleted`);
                void navigate({ to: '/' });
              },
            },
          )
        }
      >
        <Trans>
          All API keys in this organization stop working within a second. An owner can restore the
          organization for a limited time.
        </Trans>
      </ConfirmDialog>
    </Card>
  );
}
