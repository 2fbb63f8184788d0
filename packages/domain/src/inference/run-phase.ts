/**
 * - `attempting`: an upstream was asked; nothing of an answer has gone to the client.
 * - `racing`: the same of two upstreams, since the first was slow.
 * - `waiting`: every upstream that may be asked has failed; one of them is asked again in a moment, or one more when a limit says
 *   that there is room for what it costs.
 * - `answering`: the client has some of the answer, so no other deployment can be tried.
 * - `settling`: the answer is complete and its end is held; the ledger has the settlement, which is not durable yet.
 * - `closing`: the request has failed, or its client has left; the ledger has the settlement, which is not durable yet.
 * - `lingering`: the client has everything; the upstream has not closed yet.
 * - `done`.
 */
export type RunPhase =
  | 'attempting'
  | 'racing'
  | 'waiting'
  | 'answering'
  | 'settling'
  | 'closing'
  | 'lingering'
  | 'done';

/**
 * What happens to a run; of two attempts, to either. A time limit counts as a failure of the attempt. `slow`: no token in the time
 * that the model sets, and another deployment can be asked as well. `body begins`: of an answer in one piece. `fails, others
 * left`: another deployment may not have this failure, and both a deployment and an attempt are left, or the other one of two
 * attempts; or the upstream rejected options that only Weir had added, and can be asked without them. `fails, may pass`: no other deployment is left, but the failure may pass soon, or a limit is
 * asked about one. `wait over`: a
 * deployment can be asked; if none can, the wait `fails`. `stopped`: by Weir, at a shutdown, where a limit has nothing left, or for a person who
 * cancels the request.
 */
export type RunEvent =
  | 'slow'
  | 'bytes'
  | 'body begins'
  | 'answer whole'
  | 'fails, others left'
  | 'fails, may pass'
  | 'fails'
  | 'wait over'
  | 'upstream closed'
  | 'client drained'
  | 'client gone'
  | 'stopped'
  | 'keep-alive due'
  | 'linger limit'
  | 'durable'
  | 'not durable'
  | 'end sent';

/**
 * - `hedge`: the next deployment as well.
 * - `lead`: end the other attempt; the event then counts in the next phase.
 * - `go on`: with the other attempt alone.
 * - `pass`: to the client, after a head with status 200.
 * - `settle`: commit the record as completed, or as failed if there was an error event.
 * - `try next`: the next deployment, or the same one without the options.
 * - `wait`: a moment, with nothing under way.
 * - `fail`: report to the client and commit the record. An error answer before the head, an error event after it.
 * - `leave`: stop every upstream and commit the record as `client_disconnected`.
 * - `stop`: stop every upstream, tell the client why and commit the record as `shut_down`, `limit_reached` or `cancelled`.
 * - `resume`: continue reading the upstream.
 * - `comment`: the dialect's keep-alive, after a head with status 200.
 * - `hand over`: the held end of a stream, or head and body.
 * - `deny`: report `ledger_unavailable` to the client: it must not believe that the answer was complete.
 * - `end`: of the client's answer.
 * - `nothing`: no effect, or not possible.
 *
 * Every transition to `done` also closes the attempt and removes the run from the runner.
 */
export type RunAction =
  | 'hedge'
  | 'lead'
  | 'go on'
  | 'pass'
  | 'settle'
  | 'try next'
  | 'wait'
  | 'fail'
  | 'leave'
  | 'stop'
  | 'resume'
  | 'comment'
  | 'hand over'
  | 'deny'
  | 'end'
  | 'nothing';

export interface RunStep {
  readonly action: RunAction;
  /** The phase from now on, before the action is carried out. */
  readonly next: RunPhase;
}

function row(own: RunPhase, steps: Partial<Record<RunEvent, RunStep>>): Record<RunEvent, RunStep> {
  const nothing: RunStep = { action: 'nothing', next: own };
  return {
    slow: nothing,
    bytes: nothing,
    'body begins': nothing,
    'answer whole': nothing,
    'fails, others left': nothing,
    'fails, may pass': nothing,
    fails: nothing,
    'wait over': nothing,
    'upstream closed': nothing,
    'client drained': nothing,
    'client gone': nothing,
    stopped: nothing,
    'keep-alive due': nothing,
    'linger limit': nothing,
    durable: nothing,
    'not durable': nothing,
    'end sent': nothing,
    ...steps,
  };
}

/**
 * What a run does on each event in each phase. SPEC.md shows it; `InferenceRun` does nothing that is not in it.
 * `settle`, `fail`, `leave` and `stop` commit the record. Only four phases have one of them, and each of them leaves these
 * phases: hence exactly one settlement, in any order of events.
 */
export const RUN_STEPS: Readonly<Record<RunPhase, Readonly<Record<RunEvent, RunStep>>>> = {
  attempting: row('attempting', {
    slow: { action: 'hedge', next: 'racing' },
    bytes: { action: 'pass', next: 'answering' },
    'answer whole': { action: 'settle', next: 'settling' },
    'fails, others left': { action: 'try next', next: 'attempting' },
    'fails, may pass': { action: 'wait', next: 'waiting' },
    fails: { action: 'fail', next: 'closing' },
    'client drained': { action: 'resume', next: 'attempting' },
    'client gone': { action: 'leave', next: 'closing' },
    stopped: { action: 'stop', next: 'closing' },
    'keep-alive due': { action: 'comment', next: 'attempting' },
  }),
  racing: row('racing', {
    bytes: { action: 'lead', next: 'attempting' },
    'body begins': { action: 'lead', next: 'attempting' },
    'answer whole': { action: 'lead', next: 'attempting' },
    'fails, others left': { action: 'go on', next: 'attempting' },
    fails: { action: 'fail', next: 'closing' },
    'client drained': { action: 'resume', next: 'racing' },
    'client gone': { action: 'leave', next: 'closing' },
    stopped: { action: 'stop', next: 'closing' },
    'keep-alive due': { action: 'comment', next: 'racing' },
  }),
  waiting: row('waiting', {
    fails: { action: 'fail', next: 'closing' },
    'wait over': { action: 'try next', next: 'attempting' },
    'client gone': { action: 'leave', next: 'closing' },
    stopped: { action: 'stop', next: 'closing' },
    'keep-alive due': { action: 'comment', next: 'waiting' },
  }),
  answering: row('answering', {
    bytes: { action: 'pass', next: 'answering' },
    'answer whole': { action: 'settle', next: 'settling' },
    'fails, others left': { action: 'fail', next: 'closing' },
    'fails, may pass': { action: 'fail', next: 'closing' },
    fails: { action: 'fail', next: 'closing' },
    'client drained': { action: 'resume', next: 'answering' },
    'client gone': { action: 'leave', next: 'closing' },
    stopped: { action: 'stop', next: 'closing' },
    'keep-alive due': { action: 'comment', next: 'answering' },
  }),
  settling: row('settling', {
    'client drained': { action: 'resume', next: 'settling' },
    'client gone': { action: 'nothing', next: 'closing' },
    durable: { action: 'hand over', next: 'lingering' },
    'not durable': { action: 'deny', next: 'done' },
  }),
  closing: row('closing', {
    durable: { action: 'nothing', next: 'done' },
    'not durable': { action: 'nothing', next: 'done' },
  }),
  lingering: row('lingering', {
    bytes: { action: 'pass', next: 'lingering' },
    'upstream closed': { action: 'end', next: 'done' },
    'client drained': { action: 'resume', next: 'lingering' },
    'client gone': { action: 'nothing', next: 'done' },
    stopped: { action: 'end', next: 'done' },
    'linger limit': { action: 'end', next: 'done' },
    'end sent': { action: 'nothing', next: 'done' },
  }),
  done: row('done', {}),
};
