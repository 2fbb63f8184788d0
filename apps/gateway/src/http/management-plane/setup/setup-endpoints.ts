import { followSetupLinkEndpoint } from './follow-link.ts';

export const setupEndpoints = [followSetupLinkEndpoint];
