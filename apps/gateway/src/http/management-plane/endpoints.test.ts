import { managementOperations } from '@weir/contracts/all-operations';
import { devSignInOperations } from '@weir/contracts/dev-sign-in';
import { describe, expect, it } from 'vitest';
import { servedEndpoints } from './endpoints.ts';

describe('the endpoints of the management plane', () => {
  it.each([
    { devLogin: false, operations: managementOperations },
    { devLogin: true, operations: [...devSignInOperations, ...managementOperations] },
  ])('are one for each operation of the contracts (DEV_LOGIN: $devLogin)', ({ devLogin, operations }) => {
    const handled = servedEndpoints({ devLogin }).map(({ spec }) => spec.operationId);
    expect(handled).toEqual(operations.map(({ operationId }) => operationId));
  });
});
