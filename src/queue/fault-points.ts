/** Places where two systems hand over. A test kills, hangs or breaks the process there. */
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
  | 'mail-sent';

type FaultAction = 'kill' | 'hang' | 'throw';

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
    if (action === 'kill') process.kill(process.pid, 'SIGKILL');
    if (action === 'throw') throw new Error(`fault at ${place}`);
    if (action !== undefined) await new Promise(() => undefined);
  }
}
