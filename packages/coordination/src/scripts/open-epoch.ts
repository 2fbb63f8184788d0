import { EPOCH_TTL_MS } from './lua-state.ts';
import { script } from './script.ts';

/**
 * KEYS: the epoch. ARGV: a new epoch, the run id of the server. Returns the epoch that is valid: what was counted
 * in another run of the server may be old, so it is not used.
 */
export const OPEN_EPOCH = script(`
local epoch = redis.call('GET', KEYS[1])
if epoch and string.sub(epoch, 38) == ARGV[2] then return epoch end
epoch = ARGV[1] .. ':' .. ARGV[2]
redis.call('SET', KEYS[1], epoch, 'PX', ${EPOCH_TTL_MS})
return epoch
`);
