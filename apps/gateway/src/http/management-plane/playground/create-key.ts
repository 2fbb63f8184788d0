import { createPlaygroundKeyOperation } from '@weir/contracts/playground';
import { createPlaygroundKey } from '@weir/domain/api-keys';
import type { WorkspaceId } from '@weir/domain/kernel';
import { toApiKeyWithSecretWire } from '../api-keys/to-wire.ts';
import { handle } from '../endpoint.ts';

export const createPlaygroundKeyEndpoint = handle(
  createPlaygroundKeyOperation,
  async ({ caller, body }, { management, catalog }) => {
    const created = await createPlaygroundKey(
      caller,
      body.workspace_id as string as WorkspaceId,
      { models: body.models, budgetNanoUsd: body.budget_nano_usd },
      { ...management, catalog },
    );
    return {
      ...toApiKeyWithSecretWire(created, management.clock.nowMs()),
      budget_nano_usd: created.budgetNanoUsd.toString(),
    };
  },
);
