import type { OrganizationId } from '../kernel/ids.ts';
import type { NanoUsd } from '../kernel/money.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import type { CreditEntry } from './credit-entry.ts';

export interface CreditRepository {
  /** Throws DomainError `conflict` when the organization has an entry with the reference. */
  insert(entry: CreditEntry): Promise<void>;
  findByReference(organizationId: OrganizationId, reference: string): Promise<CreditEntry | null>;
  /** The sum of all entries. */
  sum(organizationId: OrganizationId): Promise<NanoUsd>;
  /** Newest first. */
  list(organizationId: OrganizationId, page: PageRequest): Promise<Page<CreditEntry>>;
}

/** The storage of credits, within a unit of work. */
export interface CreditRepositories {
  readonly credits: CreditRepository;
}
