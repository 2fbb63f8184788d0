import { getMeEndpoint } from './get-me.ts';
import { updateMeEndpoint } from './update-me.ts';

export const userEndpoints = [getMeEndpoint, updateMeEndpoint];
