import { Scope } from '@weir/contracts/tokens';
import { SCOPES } from '@weir/domain/permissions';
import { expect, it } from 'vitest';

it('names the scopes on the wire that the table of permissions knows', () => {
  expect(Scope.options).toEqual(SCOPES);
});
