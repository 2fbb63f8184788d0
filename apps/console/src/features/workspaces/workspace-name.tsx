import { useWorkspace } from './workspace-queries.ts';

/** A workspace by its name, as far as it is known. */
export function WorkspaceName({ workspaceId }: { workspaceId: string }) {
  return useWorkspace(workspaceId).data?.name ?? '–';
}
