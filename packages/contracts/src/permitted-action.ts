import { ACTIONS } from '@weir/domain/permissions';
import { z } from 'zod';

export const PermittedAction = z.enum(ACTIONS).meta({
  id: 'PermittedAction',
  description: 'An action, as in the `x-weir-permission` of an operation.',
});
