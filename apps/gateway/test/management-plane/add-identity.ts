import type { Identity } from '@weir/domain/identity';
import { newId } from '@weir/domain/kernel';
import type { Person } from './person.ts';
import type { TestManagement } from './start-test-management.ts';

/** Gives somebody an account at a provider. */
export async function addIdentity(
  { composition: { services, ports } }: TestManagement,
  { userId }: Person,
  fields: Partial<Identity> = {},
): Promise<Identity> {
  const nowMs = services.clock.nowMs();
  const id = newId<'identity'>(nowMs, ports.randomBytes);
  const identity: Identity = {
    id,
    userId,
    provider: 'github',
    issuer: 'https://github.com',
    subject: id,
    email: null,
    emailVerified: false,
    createdAt: new Date(nowMs),
    lastUsedAt: null,
    ...fields,
  };
  await services.management.unitOfWork.repositories.identities.insert(identity);
  return identity;
}
