import { useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { Dialog } from '../../ui/dialog.tsx';
import { showToast } from '../../ui/toast.tsx';
import { type ManagedModel, useCreateModel, useUpdateModel } from './managed-model-queries.ts';
import { modelBodyOf, modelDraftOf, NEW_MODEL } from './model-draft.ts';
import { ModelForm } from './model-form.tsx';

interface OpenProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Leads to the new model, which needs prices and deployments next. */
export function CreateModelDialog({ isOpen, onClose }: OpenProps) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const create = useCreateModel();
  const close = () => {
    create.reset();
    onClose();
  };
  return (
    <Dialog title={t`Add model`} isOpen={isOpen} onClose={close} size="wide">
      <ModelForm
        before={NEW_MODEL}
        isNew
        action={t`Add model`}
        isPending={create.isPending}
        error={create.error}
        onCancel={close}
        onSubmit={(draft) =>
          create.mutate(
            { body: { name: draft.name.trim(), ...modelBodyOf(draft) } },
            {
              onSuccess: ({ id }) => {
                close();
                void navigate({ to: '/admin/models/$modelId', params: { modelId: id } });
              },
            },
          )
        }
      />
    </Dialog>
  );
}

export function EditModelDialog({ model, isOpen, onClose }: OpenProps & { model: ManagedModel }) {
  const { t } = useLingui();
  const update = useUpdateModel();
  const close = () => {
    update.reset();
    onClose();
  };
  return (
    <Dialog title={t`Edit ${model.name}`} isOpen={isOpen} onClose={close} size="wide">
      <ModelForm
        before={modelDraftOf(model)}
        isNew={false}
        action={t`Save`}
        isPending={update.isPending}
        error={update.error}
        onCancel={close}
        onSubmit={(draft) =>
          update.mutate(
            { params: { path: { model_id: model.id } }, body: modelBodyOf(draft) },
            {
              onSuccess: () => {
                close();
                showToast(t`${model.name} updated`);
              },
            },
          )
        }
      />
    </Dialog>
  );
}
