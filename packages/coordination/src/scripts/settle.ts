import { LUA_STATE } from './lua-state.ts';
import { script } from './script.ts';

/**
 * Gives a reservation back and counts what was used instead. ARGV: 1 epoch, 2 id of the reservation, 3 the slice of its admission,
 * 4 the kinds of its limits, 5 the change of each: what a quota was used, by how much a rate was reserved wrongly. Returns 1, or
 * 0 when the reservation is unknown: settled before, expired, or of another epoch. Then only its slots are given back. Use
 * beyond a lease takes nothing more from it, as in the database.
 */
export const SETTLE = script(`${LUA_STATE}
local id, slice, kinds = ARGV[2], tonumber(ARGV[3]), ARGV[4]
for limit = 1, #KEYS - 3 do
  if kind_of(kinds, limit) == 's' then redis.call('ZREM', KEYS[limit + 3], id) end
end
local states = redis.call('MGET', unpack(KEYS))
if states[1] ~= ARGV[1] then return 0 end
local stored = redis.call('HGET', KEYS[2], id)
if not stored then return 0 end
local needs = cjson.decode(string.match(stored, '^%S* (%S+)'))
local changes = cjson.decode(ARGV[5])
for limit = 1, #KEYS - 3 do
  local key, kind, text, change = KEYS[limit + 3], kind_of(kinds, limit), states[limit + 3], changes[limit]
  if not text then
    -- Slots, or what Redis has forgotten.
  elseif kind == 'r' then
    if change ~= 0 then count_rate(key, read_rate(text), slice, change) end
  else
    local left_high, left_low, reserved_high, reserved_low = struct.unpack('<dddd', text)
    left_high, left_low = minus(left_high, left_low, parse(change))
    if left_high < 0 then left_high, left_low = 0, 0 end
    reserved_high, reserved_low = minus(reserved_high, reserved_low, parse(needs[limit]))
    text = struct.pack('<dddd', left_high, left_low, reserved_high, reserved_low) .. string.sub(text, 33)
    redis.call('SET', key, text, 'PX', QUOTA_TTL_MS)
  end
end
forget(id)
return 1
`);
