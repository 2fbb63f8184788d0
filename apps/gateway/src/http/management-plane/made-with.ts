import type { MadeWith } from '@weir/contracts/made-with';
import type { ByServiceAccountToken, SignedInBy } from '@weir/domain/kernel';
import type { z } from 'zod';

export function toMadeWithWire(
  madeWith: SignedInBy | ByServiceAccountToken | null,
): z.input<typeof MadeWith> | null {
  switch (madeWith?.via) {
    case undefined:
      return null;
    case 'session':
      return { kind: 'session', id: madeWith.sessionId };
    case 'access_token':
      return { kind: 'token_family', id: madeWith.familyId };
    case 'personal_access_token':
      return { kind: 'personal_access_token', id: madeWith.tokenId };
    case 'service_account_token':
      return { kind: 'service_account_token', id: madeWith.tokenId };
  }
}
