import type { LiveRequest as LiveRequestWire } from '@weir/contracts/live-requests';
import type { LiveRequest } from '@weir/domain/inference';
import type { z } from 'zod';

export function toLiveRequestWire(request: LiveRequest): z.input<typeof LiveRequestWire> {
  return {
    record_id: request.requestId,
    request_id: request.clientRequestId,
    organization_id: request.organizationId,
    workspace_id: request.workspaceId,
    api_key_id: request.apiKeyId,
    user_id: request.userId,
    operation: request.operation,
    model: request.model,
    streamed: request.streamed,
    started_at: request.startedAt.toISOString(),
    has_answer: request.hasAnswer,
    output_tokens: request.outputTokens,
  };
}
