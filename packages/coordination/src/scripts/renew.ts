import { LUA_STATE } from './lua-state.ts';
import { script } from './script.ts';

/**
 * Keeps the reservations of running requests. ARGV: 1 epoch, 2 how long they live from now, 3 JSON: a list of lists, each the
 * id of a reservation and the keys of its slots. Returns the epoch that is valid. Slots are kept in any epoch.
 */
export const RENEW = script(`${LUA_STATE}
local epoch = redis.call('GET', KEYS[1])
local expires = now + ARGV[2]
for _, one in ipairs(cjson.decode(ARGV[3])) do
  for slot = 2, #one do take_slot(one[slot], one[1], expires) end
  local stored = epoch == ARGV[1] and redis.call('HGET', KEYS[2], one[1])
  if stored then
    redis.call('ZADD', KEYS[3], expires, one[1])
    local kinds, _, keys = read_reservation(stored)
    for limit, key in ipairs(keys) do
      if is_quota(kind_of(kinds, limit)) then redis.call('PEXPIRE', key, QUOTA_TTL_MS) end
    end
  end
end
if epoch == ARGV[1] then keep_epoch() end
return epoch or ''
`);
