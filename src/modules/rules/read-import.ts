import { ImportReason, type RowFault } from '../../contract/rule-imports.js';
import { RuleBody } from '../../contract/rules.js';
import { plainText } from '../../contract/plain-text.js';
import type { ArticulationRule } from '../../domain/articulation/articulation-rule.js';
import { importStep, type ImportStep, type KnownVersion } from '../../domain/articulation/plan-import.js';
import { ProblemError } from '../../http/problems.js';
import { ReferenceFault } from '../../reference/reference-fault.js';
import type { PlacedRule } from '../../reference/rule-csv.js';
import { uploadedRules, type RuleUpload } from '../../reference/rule-upload.js';
import type { Reader } from '../../store/database.js';
import { versionsOf } from '../../store/rule-import.store.js';
import { bodyOf } from './rule-views.js';

/** What is held in memory of a file is bounded: so many rows are looked through, so many may be new. */
const ROWS_MAX = 100_000;
const NEW_MAX = 10_000;
const FAULTS_MAX = 100;
/** So many rows are compared with the record at a time. */
const ROWS_AT_ONCE = 500;

/** What a file brings: the next versions that it holds, by id, and what became of its other rows. */
export interface ReadImport {
  readonly rules: readonly ArticulationRule[];
  /** Where in the file they begin, by id. */
  readonly lines: ReadonlyMap<string, number>;
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly earlier: number;
}

/** The newest version of a rule in the file, so far. */
interface Head {
  readonly version: number;
  readonly line: number;
  /** Null: the record says the same. */
  readonly next: ArticulationRule | null;
  readonly isNew: boolean;
  readonly fault: RowFault | null;
}

/** Reads and compares the whole file before anything is kept. Throws a problem that names broken rows. */
export async function readImport(reader: Reader, upload: RuleUpload): Promise<ReadImport> {
  const file = new FileOfRules();
  let batch: PlacedRule[] = [];
  try {
    for await (const row of uploadedRules(upload)) {
      if (row instanceof ReferenceFault) file.refuse(faultOf(row));
      else batch.push(row);
      if (batch.length < ROWS_AT_ONCE) continue;
      await file.take(reader, batch);
      batch = [];
    }
    await file.take(reader, batch);
  } catch (error) {
    if (error instanceof ReferenceFault) file.refuse(faultOf(error));
    else throw error;
  }
  return file.result();
}

/** What the record has of a rule. */
export interface KnownRule {
  readonly versions: readonly KnownVersion[];
  /** No number is used twice, also not that of a version that was taken away. */
  readonly highest: number;
}
const UNKNOWN: KnownRule = { versions: [], highest: 0 };

/** What the record has of these rules. */
export async function knownRules(
  reader: Reader,
  ids: readonly string[],
): Promise<ReadonlyMap<string, KnownRule>> {
  const known = new Map<string, KnownRule>();
  // From the newest on: in the place of a version that was taken away stands the one that came after it.
  for (const { id, version, body, isGone } of (await versionsOf(reader, ids)).toReversed()) {
    const { versions, highest } = known.get(id) ?? { ...UNKNOWN, highest: version };
    const said = isGone ? versions.at(-1)?.body : body;
    known.set(id, {
      versions: said === undefined ? versions : [...versions, { version, body: said }],
      highest,
    });
  }
  return known;
}

/** What becomes of a rule of a file, as the next version that the record can take. */
export function stepFor(rule: ArticulationRule, { versions, highest }: KnownRule = UNKNOWN): ImportStep {
  const step = importStep(rule, versions);
  if (step.kind !== 'next' || step.rule.version > highest) return step;
  return { ...step, rule: { ...step.rule, version: highest + 1 } };
}

class FileOfRules {
  readonly #heads = new Map<string, Head>();
  readonly #faults: RowFault[] = [];
  #rows = 0;
  #next = 0;
  #refused = 0;
  #earlier = 0;

  refuse(fault: RowFault): void {
    this.#faults.push(fault);
    if (this.#faults.length >= FAULTS_MAX) throw refusal(this.#faults, true);
  }

  async take(reader: Reader, rows: readonly PlacedRule[]): Promise<void> {
    this.#rows += rows.length;
    if (this.#rows > ROWS_MAX) throw tooMany(`The file has more than ${ROWS_MAX} rows`);
    const known = await knownRules(reader, [...new Set(rows.map(({ rule }) => rule.id))]);
    for (const row of rows) this.#takeRow(row, known.get(row.rule.id));
    // A later version in the file may still mend a row that is refused now.
    if (this.#refused > NEW_MAX) throw refusal(this.#allFaults(), true);
    if (this.#next > NEW_MAX)
      throw tooMany(`The file has more than ${NEW_MAX} rules that are new or changed`);
  }

  #takeRow({ rule, line }: PlacedRule, known: KnownRule | undefined): void {
    const before = this.#heads.get(rule.id);
    if (before?.version === rule.version) {
      const message = `the rule ${rule.id}, version ${rule.version}, stands twice`;
      this.refuse({ line, column: null, code: 'id-twice', message });
      return;
    }
    if (before !== undefined) this.#earlier += 1;
    if (before !== undefined && before.version > rule.version) return;
    const head = headOf(rule, line, known);
    this.#next += Number(head.next !== null) - Number((before?.next ?? null) !== null);
    this.#refused += Number(head.fault !== null) - Number((before?.fault ?? null) !== null);
    this.#heads.set(rule.id, head);
  }

  #allFaults(): readonly RowFault[] {
    return [...this.#faults, ...[...this.#heads.values()].flatMap(({ fault }) => fault ?? [])];
  }

  result(): ReadImport {
    const heads = [...this.#heads.values()];
    const faults = this.#allFaults();
    if (faults.length > 0) throw refusal(faults, false);
    const next = heads.filter((head) => head.next !== null);
    const added = next.filter(({ isNew }) => isNew).length;
    return {
      rules: next.map((head) => head.next!).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      lines: new Map(next.map((head) => [head.next!.id, head.line])),
      added,
      changed: next.length - added,
      same: heads.length - next.length,
      earlier: this.#earlier,
    };
  }
}

function headOf(rule: ArticulationRule, line: number, known: KnownRule | undefined): Head {
  const { version } = rule;
  const step = stepFor(rule, known);
  const refused = (code: string, message: string): Head => {
    return { version, line, next: null, isNew: false, fault: { line, column: null, code, message } };
  };
  if (step.kind === 'same') return { version, line, next: null, isNew: false, fault: null };
  if (step.kind === 'next') {
    const said = notAllowed(step.rule);
    if (said !== null) return refused('not-allowed', `${rule.id}: ${said}`);
    return { version, line, next: step.rule, isNew: step.isNew, fault: null };
  }
  const has = `the record has ${rule.id} in version ${step.newest}`;
  return step.kind === 'stale'
    ? refused('stale', `${has}, and this row changes version ${version}; look at the newer one first`)
    : refused('unknown-version', `${has}; the next one is ${step.newest + 1}, not ${version}`);
}

/** What a person could not have written in the form either, in words; null where nothing is wrong. */
function notAllowed(rule: ArticulationRule): string | null {
  const id = plainText(60).safeParse(rule.id);
  if (!id.success) return 'the id is longer than 60 characters, or holds control characters';
  const body = RuleBody.safeParse(bodyOf(rule));
  if (!body.success) {
    const [issue] = body.error.issues;
    return `${issue!.path.join('.')}: ${issue!.message}`;
  }
  if (rule.sends.some(({ code }) => /^[\s-]*$/.test(code))) return 'a course code needs letters or digits';
  const words = [rule.decided.by, rule.decided.reason, rule.ended?.by ?? 'x', rule.ended?.reason ?? 'x'];
  return words.every((each) => ImportReason.safeParse(each).success)
    ? null
    : 'who decided and why takes 1000 characters at most, and no control characters';
}

function faultOf({ code, sentence, where }: ReferenceFault): RowFault {
  return { line: where?.line ?? null, column: where?.column ?? null, code, message: sentence };
}

function refusal(faults: readonly RowFault[], isCut: boolean): ProblemError {
  const told = faults.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)).slice(0, FAULTS_MAX);
  const [first] = told;
  const place = [
    ...(first!.line === null ? [] : [`line ${first!.line}`]),
    ...(first!.column === null ? [] : [`column ${first!.column}`]),
  ].join(', ');
  const count = isCut
    ? `${faults.length} rows or more`
    : faults.length === 1
      ? 'One row'
      : `${faults.length} rows`;
  const at = place === '' ? '' : `${place}: `;
  const said = `${count} cannot be taken, so nothing was. First, ${at}${first!.message}.`;
  return new ProblemError(400, 'rules-refused', said, { faults: told });
}

function tooMany(what: string): ProblemError {
  return new ProblemError(413, 'too-many-rules', `${what}. Send it in parts; nothing was taken.`);
}
