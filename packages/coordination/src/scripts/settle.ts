import { LUA_STATE, SLICE_MS, SLICES } from './lua-state.ts';
import { script } from './script.ts';

/**
 * Gives a reservation back and counts what was used instead. ARGV: 1 epoch, 2 id of the reservation, then of each limit its
 * kind, its slice and its change: what a quota was used, by how much a rate was reserved wrongly. Returns 1, or 0 when the
 * reservation is unknown: settled before, expired, or of another epoch. Then only its slots are given back. Use beyond a lease
 * takes nothing more from it, as in the database.
 */
export const SETTLE = script(`${LUA_STATE}
local id = ARGV[2]
for limit = 1, #KEYS - 3 do
  if ARGV[limit * 3] == 'slots' then redis.call('ZREM', KEYS[limit + 3], id) end
end
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
local stored = redis.call('HGET', KEYS[2], id)
if not stored then return 0 end
for key, amount in pairs(cjson.decode(stored).quotas) do
  if redis.call('EXISTS', key) == 1 then add_to(key, 'reserved', minus(ZERO, parse(amount))) end
end
for limit = 1, #KEYS - 3 do
  local key, kind, slice, change = KEYS[limit + 3], ARGV[limit * 3], ARGV[limit * 3 + 1], ARGV[limit * 3 + 2]
  if kind == 'quota' then
    if redis.call('HEXISTS', key, 'left') == 1 then
      local left = minus(parse(redis.call('HGET', key, 'left')), parse(change))
      if less(left, ZERO) then left = ZERO end
      redis.call('HSET', key, 'left', format(left))
      keep_quota(key)
    end
  elseif kind == 'rate' and change ~= '0' and tonumber(slice) > math.floor(now / ${SLICE_MS}) - ${SLICES} then
    count_rate(key, slice, change)
  end
end
forget(id)
return 1
`);
