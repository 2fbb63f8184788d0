import type { PersonalAccessTokenId, SessionId, SignedInBy, TokenFamilyId } from '@weir/domain/kernel';

/** What a token was made with; at most one is set. */
export interface MakerColumns {
  readonly made_in_session_id: string | null;
  readonly made_with_token_id: string | null;
  readonly made_with_family_id: string | null;
}

export function toMaker(madeWith: SignedInBy | null): MakerColumns {
  return {
    made_in_session_id: madeWith?.via === 'session' ? madeWith.sessionId : null,
    made_with_token_id: madeWith?.via === 'personal_access_token' ? madeWith.tokenId : null,
    made_with_family_id: madeWith?.via === 'access_token' ? madeWith.familyId : null,
  };
}

export function toMadeWith(row: MakerColumns): SignedInBy | null {
  if (row.made_in_session_id !== null) {
    return { via: 'session', sessionId: row.made_in_session_id as SessionId };
  }
  if (row.made_with_token_id !== null) {
    return { via: 'personal_access_token', tokenId: row.made_with_token_id as PersonalAccessTokenId };
  }
  if (row.made_with_family_id !== null) {
    return { via: 'access_token', familyId: row.made_with_family_id as TokenFamilyId };
  }
  return null;
}
