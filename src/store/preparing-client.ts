import { createHash } from 'node:crypto';
import pg from 'pg';

type Send = (...given: unknown[]) => unknown;

/**
 * A connection that prepares each statement with parameters once. The texts are few and written by us;
 * planning a list of cases takes the database as long as running it.
 */
export class PreparingClient extends pg.Client {
  constructor(settings?: string | pg.ClientConfig) {
    super(settings);
    const send = this.query.bind(this) as Send;
    const prepare: Send = (text, values, ...rest) =>
      typeof text === 'string' && Array.isArray(values) && values.length > 0
        ? send({ name: nameOf(text), text, values }, ...rest)
        : send(text, values, ...rest);
    this.query = prepare as typeof this.query;
  }
}

const NAMES = new Map<string, string>();

function nameOf(text: string): string {
  const known = NAMES.get(text);
  if (known !== undefined) return known;
  const name = createHash('sha256').update(text).digest('hex').slice(0, 32);
  NAMES.set(text, name);
  return name;
}
