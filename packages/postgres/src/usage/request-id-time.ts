/** An id that Weir made for a request; the index `usage_records_client_request_id_idx` has all others. */
export const OWN_REQUEST_ID = /^req_[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** When Weir made the id, milliseconds since 1970; null for an id that a client made. */
export function timeOfRequestId(id: string): number | null {
  return OWN_REQUEST_ID.test(id) ? Number.parseInt(id.slice(4, 12) + id.slice(13, 17), 16) : null;
}

export function isUuid(id: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
}
