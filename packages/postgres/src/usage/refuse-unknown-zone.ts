import { DomainError } from '@weir/domain/kernel';

/** Throws DomainError `invalid_parameter` for the failure of a statement whose time zone the database does not know. */
export function refuseUnknownZone(error: unknown): never {
  if ((error as { internal?: string }).internal?.startsWith('22023') !== true) throw error;
  throw new DomainError('invalid_parameter', 'time_zone: is not a known time zone', { param: 'time_zone' });
}
