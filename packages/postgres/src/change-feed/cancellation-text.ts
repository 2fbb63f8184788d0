import type { OrganizationId, RequestCancellation, RequestId, UserId } from '@weir/domain/kernel';

export const CANCELLATIONS_CHANNEL = 'weir_cancellations';

/** A cancellation as a notification: ids. */
export function cancellationText({ requestId, organizationId, userId }: RequestCancellation): string {
  return `${requestId} ${organizationId} ${userId ?? ''}`;
}

export function parseCancellation(text: string): RequestCancellation {
  const [requestId, organizationId, userId] = text.split(' ');
  return {
    requestId: requestId as RequestId,
    organizationId: organizationId as OrganizationId,
    userId: userId ? (userId as UserId) : null,
  };
}
