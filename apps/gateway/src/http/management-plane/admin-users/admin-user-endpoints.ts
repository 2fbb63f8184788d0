import { getUserEndpoint } from './get.ts';
import { listUsersEndpoint } from './list.ts';
import { updateUserEndpoint } from './update.ts';

export const adminUserEndpoints = [listUsersEndpoint, getUserEndpoint, updateUserEndpoint];
