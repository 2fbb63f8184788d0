import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useCan } from '../../session/permissions.ts';
import { useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { formErrors } from '../../ui/form-errors.ts';
import { Page } from '../../ui/page.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Time } from '../../ui/time.tsx';
import { showToast } from '../../ui/toast.tsx';
import { ReceivedInvitations } from '../received-invitations/received-invitations.tsx';
import { useUpdateProfile } from './account-queries.ts';
import { Identities } from './identities.tsx';
import { useRoleName } from './use-role-name.ts';

export function ProfilePage() {
  const { t } = useLingui();
  const { user } = useSession();
  const mayChange = useCan('profile.update');
  const roleName = useRoleName();
  return (
    <Page
      screen="/account/profile"
      calls={[
        { method: 'GET', path: '/v1/users/me' },
        { method: 'GET', path: '/v1/users/me/identities' },
        { method: 'GET', path: '/v1/users/me/invitations' },
      ]}
    >
      <Card title={t`Your account`}>
        <DescriptionList
          items={[
            [t`Name`, user.display_name],
            [t`Email`, user.email ?? '–'],
            [t`Platform role`, roleName(user.platform_role)],
            [t`Since`, <Time key="since" at={user.created_at} />],
          ]}
        />
        {mayChange ? <NameForm name={user.display_name} /> : null}
      </Card>
      <ReceivedInvitations />
      <Card title={t`Organizations`}>
        {user.organizations.length === 0 ? (
          <p className="text-muted">
            <Trans>You are not a member of any organization. Ask an organization admin to invite you.</Trans>
          </p>
        ) : (
          <DescriptionList items={user.organizations.map(({ name, role }) => [name, roleName(role)])} />
        )}
      </Card>
      <Identities />
    </Page>
  );
}

function NameForm({ name }: { name: string }) {
  const { t } = useLingui();
  const [changed, setChanged] = useState(name);
  const update = useUpdateProfile();
  const errors = formErrors(update.error, ['display_name']);
  return (
    <Form
      className="flex max-w-md flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        update.mutate({ body: { display_name: changed } }, { onSuccess: () => showToast(t`Name updated`) });
      }}
    >
      <TextField
        label={t`The name others see`}
        value={changed}
        onChange={setChanged}
        maxLength={100}
        autoComplete="name"
        error={errors.of('display_name')}
        isRequired
      />
      <ErrorNote error={errors.ofForm} />
      <div>
        <Button type="submit" isDisabled={changed.trim() === name} isPending={update.isPending}>
          <Trans>Save name</Trans>
        </Button>
      </div>
    </Form>
  );
}
