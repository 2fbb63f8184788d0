import { listLiveRequestsOperation } from '@weir/contracts/live-requests';
import { listLiveRequests } from '@weir/domain/live-requests';
import { handle } from '../endpoint.ts';

export const listLiveRequestsEndpoint = handle(
  listLiveRequestsOperation,
  async ({ caller, params }, { management, runner }) => {
    const requests = await listLiveRequests(caller, params.organization_id, runner, management);
    return {
      data: requests.map((request) => ({
        record_id: request.requestId,
        request_id: request.clientRequestId,
        workspace_id: request.workspaceId,
        api_key_id: request.apiKeyId,
        user_id: request.userId,
        operation: request.operation,
        model: request.model,
        streamed: request.streamed,
        started_at: request.startedAt.toISOString(),
        has_answer: request.hasAnswer,
        output_tokens: request.outputTokens,
      })),
    };
  },
);
