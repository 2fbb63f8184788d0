/**
 * - `attempting`: an upstream is being asked; nothing of an answer has gone to the client.
 * - `answering`: some of it has, so there is no other deployment to turn to.
 * - `settling`: the answer is whole and its settlement is on its way to the ledger; its end is held.
 * - `closing`: the request has failed, or its client has left; the settlement is on its way to the ledger.
 * - `lingering`: the client has everything; the upstream has yet to close.
 * - `done`.
 */
export type RunPhase = 'attempting' | 'answering' | 'settling' | 'closing' | 'lingering' | 'done';

/**
 * What happens to a run. A time limit counts as a failure of the attempt. `fails, others left`: the failure may not
 * be another deployment's, and one is left, as are attempts.
 */
export type RunEvent =
  | 'bytes'
  | 'answer whole'
  | 'fails, others left'
  | 'fails'
  | 'upstream closed'
  | 'client drained'
  | 'client gone'
  | 'shut down'
  | 'keep-alive due'
  | 'linger limit'
  | 'durable'
  | 'not durable'
  | 'end sent';

/**
 * - `pass`: to the client, behind a head with status 200.
 * - `settle`: commit the record as completed, or as failed where an error event has told so.
 * - `try next`: the next deployment.
 * - `fail`: tell the client and commit the record. An error answer before the head, an error event behind it.
 * - `leave`: stop the upstream and commit the record as `client_disconnected`.
 * - `stop`: stop the upstream, tell the client `shutting_down` and commit the record as `shut_down`.
 * - `resume`: read the upstream on.
 * - `comment`: the dialect's keep-alive, behind a head with status 200.
 * - `hand over`: the held end of a stream, or head and body.
 * - `deny`: tell the client `ledger_unavailable`: it must not believe that the answer was whole.
 * - `end`: of the client's answer.
 * - `nothing`: no effect, or not possible.
 *
 * Whatever leads to `done` also closes the attempt and forgets the run.
 */
export type RunAction =
  | 'pass'
  | 'settle'
  | 'try next'
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
  /** The phase from then on, before the action is carried out. */
  readonly next: RunPhase;
}

function row(own: RunPhase, steps: Partial<Record<RunEvent, RunStep>>): Record<RunEvent, RunStep> {
  const nothing: RunStep = { action: 'nothing', next: own };
  return {
    bytes: nothing,
    'answer whole': nothing,
    'fails, others left': nothing,
    fails: nothing,
    'upstream closed': nothing,
    'client drained': nothing,
    'client gone': nothing,
    'shut down': nothing,
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
 * `settle`, `fail`, `leave` and `stop` commit the record, and each leads out of the only two phases that have one of
 * them: hence one settlement, whatever comes when.
 */
export const RUN_STEPS: Readonly<Record<RunPhase, Readonly<Record<RunEvent, RunStep>>>> = {
  attempting: row('attempting', {
    bytes: { action: 'pass', next: 'answering' },
    'answer whole': { action: 'settle', next: 'settling' },
    'fails, others left': { action: 'try next', next: 'attempting' },
    fails: { action: 'fail', next: 'closing' },
    'client drained': { action: 'resume', next: 'attempting' },
    'client gone': { action: 'leave', next: 'closing' },
    'shut down': { action: 'stop', next: 'closing' },
    'keep-alive due': { action: 'comment', next: 'attempting' },
  }),
  answering: row('answering', {
    bytes: { action: 'pass', next: 'answering' },
    'answer whole': { action: 'settle', next: 'settling' },
    'fails, others left': { action: 'fail', next: 'closing' },
    fails: { action: 'fail', next: 'closing' },
    'client drained': { action: 'resume', next: 'answering' },
    'client gone': { action: 'leave', next: 'closing' },
    'shut down': { action: 'stop', next: 'closing' },
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
    'shut down': { action: 'end', next: 'done' },
    'linger limit': { action: 'end', next: 'done' },
    'end sent': { action: 'nothing', next: 'done' },
  }),
  done: row('done', {}),
};
