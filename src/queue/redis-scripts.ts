/**
 * What is done in Redis in one step. All keys of a script are given to it and share one hash tag, as Redis Cluster asks for.
 *
 * A **window** holds the first ready task runs of an offer (what workers with the same queues and tags may take) for a kind of slot, in the
 * order in which they are to be claimed. `taken` holds what was taken lately, by any offer: it is neither taken nor put into a window
 * again until it is TAKEN_MS old. By then it was claimed, and is no longer in the database, or it comes back.
 *
 * KEYS of the first two scripts: taken, the state of the offer, its windows of scripts and of other tasks, the counter of rings of each of
 * its queues.
 */

/** The clock, what was rung, and how windows are emptied from their fronts. */
const PRELUDE = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local taken, state = KEYS[1], KEYS[2]
local kinds = { 'process', 'inline' }
local windows = { process = KEYS[3], inline = KEYS[4] }
local limits = { process = tonumber(ARGV[1]), inline = tonumber(ARGV[2]) }
local takenMs = tonumber(ARGV[3])
redis.call('ZREMRANGEBYSCORE', taken, '-inf', now - takenMs)
local rung = {}
for i = 5, #KEYS do rung[#rung + 1] = redis.call('GET', KEYS[i]) or '0' end
local news = table.concat(rung, ' ')

local function take(kind, into)
  local left = limits[kind]
  while left > 0 do
    local popped = redis.call('ZPOPMIN', windows[kind], math.min(left, 1000))
    if #popped == 0 then return end
    for i = 1, #popped, 2 do
      if redis.call('ZADD', taken, 'NX', now, popped[i]) == 1 then
        into[#into + 1] = popped[i]
        left = left - 1
      end
    end
  end
end

local function answerTaken()
  local answer = { 'taken' }
  for _, kind in ipairs(kinds) do take(kind, answer) end
  redis.call('PEXPIRE', taken, takenMs)
  return answer
end
`;

/**
 * Takes from the windows of an offer. Answers {taken, task run…}; or {read, news, kind…} if the caller shall first read what is ready for
 * these kinds of slots: when something was rung since that was done last, when that was too long ago, or when the window holds less than
 * is asked for and the database more. Only one caller at a time is told to read a kind; the others get what there is.
 *
 * ARGV: limits of both kinds, TAKEN_MS, REREAD_MS, READING_MS.
 */
export const TAKE_SCRIPT = `${PRELUDE}
local rereadMs, readingMs = tonumber(ARGV[4]), tonumber(ARGV[5])

local function isStale(kind)
  if limits[kind] == 0 then return false end
  local known = redis.call('HMGET', state, kind .. ':news', kind .. ':at', kind .. ':more', kind .. ':reading')
  if known[4] and now - tonumber(known[4]) < readingMs then return false end
  if known[1] ~= news or now - tonumber(known[2]) > rereadMs then return true end
  return known[3] == '1' and redis.call('ZCARD', windows[kind]) < limits[kind]
end

local stale = { 'read', news }
for _, kind in ipairs(kinds) do
  if isStale(kind) then
    redis.call('HSET', state, kind .. ':reading', now)
    stale[#stale + 1] = kind
  end
end
if #stale > 2 then return stale end
return answerTaken()
`;

/**
 * Puts what was read into windows, in place of what they hold, and takes. Answers {taken, task run…}. Rings a queue of the offer if something
 * is left, or was rung meanwhile: others may have looked in vain.
 *
 * ARGV: limits of both kinds, TAKEN_MS, KEPT_MS, the news that the caller was told, channel and payload of the ring; then for each kind that
 * was read its name, whether the database holds more (0 or 1), how many task runs follow, and these.
 */
export const FILL_SCRIPT = `${PRELUDE}
local keptMs, told = ARGV[4], ARGV[5]
local at = 8
while at <= #ARGV do
  local kind, more, count = ARGV[at], ARGV[at + 1], tonumber(ARGV[at + 2])
  redis.call('DEL', windows[kind])
  for i = at + 3, at + 2 + count do
    if not redis.call('ZSCORE', taken, ARGV[i]) then redis.call('ZADD', windows[kind], i, ARGV[i]) end
  end
  redis.call('PEXPIRE', windows[kind], keptMs)
  redis.call('HSET', state, kind .. ':news', told, kind .. ':at', now, kind .. ':more', more)
  redis.call('HDEL', state, kind .. ':reading')
  at = at + 3 + count
end
redis.call('PEXPIRE', state, keptMs)
local answer = answerTaken()
local left = redis.call('ZCARD', windows.process) + redis.call('ZCARD', windows.inline)
if left > 0 or news ~= told then redis.call('PUBLISH', ARGV[6], ARGV[7]) end
return answer
`;

/**
 * Rings. KEYS: any key, which only says where a Cluster runs this, then the counters of rings of the queues that are among them. ARGV:
 * KEPT_MS, then a channel and a payload for each ring.
 */
export const RING_SCRIPT = `
for i = 2, #KEYS do
  redis.call('INCR', KEYS[i])
  redis.call('PEXPIRE', KEYS[i], ARGV[1])
end
for i = 2, #ARGV, 2 do redis.call('PUBLISH', ARGV[i], ARGV[i + 1]) end
return 0
`;
