import { enterCreditEndpoint } from './enter.ts';
import { getCreditsEndpoint } from './get.ts';
import { listCreditEntriesEndpoint } from './list-entries.ts';

export const creditEndpoints = [getCreditsEndpoint, listCreditEntriesEndpoint, enterCreditEndpoint];
