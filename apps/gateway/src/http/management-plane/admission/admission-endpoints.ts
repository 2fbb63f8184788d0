import { checkAdmissionEndpoint } from './check.ts';

export const admissionEndpoints = [checkAdmissionEndpoint];
