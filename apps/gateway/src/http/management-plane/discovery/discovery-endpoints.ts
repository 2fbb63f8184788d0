import { readDiscoveryEndpoint } from './read.ts';
import { readDriftEndpoint } from './read-drift.ts';
import { syncDiscoveryEndpoint } from './sync.ts';

export const discoveryEndpoints = [readDiscoveryEndpoint, syncDiscoveryEndpoint, readDriftEndpoint];
