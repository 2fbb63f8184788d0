import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { showToast } from '../../ui/toast.tsx';
import { type Member, type OrganizationRole, useChangeRole } from './member-queries.ts';
import { RoleSelect } from './role-select.tsx';

export interface RoleDialogProps {
  readonly organizationId: string;
  readonly member: Member;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

export function RoleDialog(props: RoleDialogProps) {
  const { t } = useLingui();
  const name = props.member.display_name;
  return (
    <Dialog title={t`Change role of ${name}`} isOpen={props.isOpen} onClose={props.onClose}>
      <RoleForm {...props} />
    </Dialog>
  );
}

function RoleForm({ organizationId, member, onClose }: RoleDialogProps) {
  const { t } = useLingui();
  const [role, setRole] = useState<OrganizationRole>(member.role);
  const changeRole = useChangeRole();
  return (
    <Form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        changeRole.mutate(
          {
            params: { path: { organization_id: organizationId, user_id: member.user_id } },
            body: { role },
          },
          {
            onSuccess: () => {
              onClose();
              showToast(t`Role changed`);
            },
          },
        );
      }}
    >
      <RoleSelect value={role} onChange={setRole} />
      <ErrorNote error={changeRole.error} />
      <div className="flex justify-end gap-2">
        <Button onPress={onClose}>
          <Trans>Cancel</Trans>
        </Button>
        <Button
          type="submit"
          look="primary"
          isDisabled={role === member.role}
          isPending={changeRole.isPending}
        >
          <Trans>Change role</Trans>
        </Button>
      </div>
    </Form>
  );
}
