/** Places where two systems hand over. A test kills, hangs, stops or breaks the process there. */
export type FaultPoint =
  | 'object-written'
  | 'row-committed'
  | 'answer-sent'
  | 'outbox-added'
  | 'outbox-sent'
  | 'job-taken'
  | 'child-started'
  | 'child-ended'
  | 'result-written'
  | 'decision-written'
  | 'page-counted'
  | 'mail-sent';

/** `stop` is SIGSTOP: the process goes on from there after SIGCONT. */
type FaultAction = 'kill' | 'hang' | 'throw' | 'stop';

/**
 * Set by `SEGUE_FAULTS=place=action,…`, which production refuses. Without it, every place is passed through.
 */
export class FaultPoints {
  readonly #actions: ReadonlyMap<string, FaultAction>;

  constructor(setting: string) {
    const pairs = setting.split(',').filter((pair) => pair !== '');
    this.#actions = new Map(pairs.map((pair) => pair.split('=') as [string, FaultAction]));
  }

  async pass(place: FaultPoint): Promise<void> {
    const action = this.#actions.get(place);
    if (action === undefined) return;
    process.stderr.write(`fault at ${place}\n`);
    if (action === 'kill') process.kill(process.pid, 'SIGKILL');
    if (action === 'throw') throw new Error(`fault at ${place}`);
    if (action === 'stop') process.kill(process.pid, 'SIGSTOP');
    else await new Promise(() => undefined);
  }
}
