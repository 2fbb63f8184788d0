import type { Admission, Admitted } from './ports.ts';

const ADMITTED: Admitted = Object.freeze({ headers: [], leaseHolder: null, settle: () => {} });

/** No limits: every request is admitted, at once. */
export const admitAll = Object.freeze({ admit: () => ADMITTED }) satisfies Admission;
