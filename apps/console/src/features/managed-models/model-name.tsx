import { Link } from '../../ui/link.tsx';
import { useManagedModel, useManagedModels } from './managed-model-queries.ts';

const LISTED = 100;

/** The name of a model, leading to it: of the list where it is there, else asked for. */
export function ModelName({ modelId }: { modelId: string }) {
  const list = useManagedModels({}, LISTED);
  const listed = list.data?.data.find(({ id }) => id === modelId);
  const model = useManagedModel(modelId, !list.isPending && listed === undefined);
  return (
    <Link to="/admin/models/$modelId" params={{ modelId }}>
      {(listed ?? model.data)?.name ?? modelId}
    </Link>
  );
}
