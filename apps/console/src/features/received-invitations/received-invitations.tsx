import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../api.ts';
import { sessionQuery } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Time } from '../../ui/time.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useRoleName } from '../account/use-role-name.ts';

const LIST = '/v1/users/me/invitations';

/** Invitations that wait for an answer; nothing without any. */
export function ReceivedInvitations() {
  const { t } = useLingui();
  const roleName = useRoleName();
  const client = useQueryClient();
  const invitations = api.useQuery('get', LIST, { params: { query: { limit: 100 } } });
  const answered = async () => {
    await Promise.all([
      client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === LIST }),
      client.invalidateQueries({ queryKey: sessionQuery.queryKey }),
    ]);
  };
  const accept = api.useMutation('post', `${LIST}/{invitation_id}/accept`, { onSuccess: answered });
  const decline = api.useMutation('post', `${LIST}/{invitation_id}/decline`, { onSuccess: answered });
  const open = invitations.data?.data ?? [];
  if (open.length === 0) return null;
  return (
    <Card title={t`Your invitations`}>
      <ul className="flex flex-col gap-3">
        {open.map(({ id, organization_name, role, expires_at }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-2">
            <span>
              <Trans>
                {organization_name}, as {roleName(role)}. Expires <Time at={expires_at} />
              </Trans>
            </span>
            <span className="flex gap-2">
              <Button
                isPending={decline.isPending}
                onPress={() =>
                  decline.mutate(
                    { params: { path: { invitation_id: id } } },
                    { onSuccess: () => showToast(t`Invitation declined`) },
                  )
                }
              >
                <Trans>Decline</Trans>
              </Button>
              <Button
                look="primary"
                isPending={accept.isPending}
                onPress={() =>
                  accept.mutate(
                    { params: { path: { invitation_id: id } }, body: {} },
                    { onSuccess: () => showToast(t`You are now a member of ${organization_name}`) },
                  )
                }
              >
                <Trans>Accept</Trans>
              </Button>
            </span>
          </li>
        ))}
      </ul>
      <ErrorNote error={accept.error ?? decline.error} />
    </Card>
  );
}
