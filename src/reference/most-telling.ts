import { z } from 'zod';

type Issue = z.core.$ZodIssue;
type UnionIssue = z.core.$ZodIssueInvalidUnion;

/** What is wrong with a value, and where. */
export interface Told {
  readonly path: readonly (string | number)[];
  readonly sentence: string;
}

/**
 * What is wrong with a value, and where. A key that nobody expected says more than the key that is missing
 * because of it. The issues must know their input (`reportInput`).
 */
export function mostTelling(issues: readonly Issue[], shape: z.ZodType): Told {
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
  const path = (issue?.path ?? []).filter((key) => typeof key !== 'symbol');
  const at = path.join('.') || 'the file';
  if (issue?.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? '';
    const known = keysAt(shape, path);
    const expected = known.length === 0 ? '' : `; expected one of ${known.join(', ')}`;
    return { path: [...path, key], sentence: `${at}: the key ${key} is not known here${expected}` };
  }
  if (issue?.code === 'invalid_union' && issue.discriminator !== undefined) return amongKinds(issue, path);
  if (issue?.code === 'invalid_union') return amongForms(issue, path, shape);
  const missing = issue?.code === 'invalid_type' && issue.input === undefined;
  return { path, sentence: missing ? `${at} is missing` : `${at}: ${expectation(issue)}` };
}

/** Of values that one of their own keys tells apart: that key has to be one that is known. */
function amongKinds(issue: UnionIssue, path: Told['path']): Told {
  const { discriminator, input } = issue;
  const options = ('options' in issue ? issue.options : undefined) ?? [];
  const found = (input as Readonly<Record<string, unknown>>)[discriminator ?? ''];
  const expected = `expected one of ${options.map(String).join(', ')}`;
  const said = found === undefined ? ` is missing; ${expected}` : `: ${expected}, found ${shown(found)}`;
  return { path, sentence: `${path.join('.')}${said}` };
}

/** Of values that may have one of several forms, each with keys of its own. */
function amongForms({ input, errors }: UnionIssue, path: Told['path'], shape: z.ZodType): Told {
  const forms = formsAt(shape, path);
  const known = [...new Set(forms.flat())];
  const expected = `expected one of ${known.join(', ')}`;
  const tell = (said: string): Told => ({ path, sentence: `${path.join('.') || 'the file'}${said}` });
  const inside = (issues: readonly Issue[]) =>
    mostTelling(
      issues.map((each) => ({ ...each, path: [...path, ...each.path] })),
      shape,
    );
  if (known.length === 0) return inside(errors.find(isOfItsForm) ?? errors.at(-1) ?? []);
  if (input === undefined) return tell(` is missing; ${expected}`);
  if (input === null || typeof input !== 'object' || Array.isArray(input))
    return tell(`: ${expected}, found ${shown(input)}`);
  const given = Object.keys(input);
  const strange = given.find((key) => !known.includes(key));
  if (given.length === 0 || strange !== undefined)
    return tell(`: ${expected}, found ${shown(strange ?? '')}`);
  const fitting = forms.findIndex((keys) => given.every((key) => keys.includes(key)));
  if (fitting >= 0 && errors[fitting] !== undefined) return inside(errors[fitting]);
  return tell(`: ${expected}, and that one alone, found ${given.join(' and ')}`);
}

/** Whether the value has this form and something inside it is wrong. */
function isOfItsForm([first]: readonly Issue[]): boolean {
  return first !== undefined && (first.code !== 'invalid_type' || first.path.length > 0);
}

/** The keys that the shape has at a path; none where it leaves a choice. */
function keysAt(shape: z.ZodType, path: Told['path']): readonly string[] {
  const found = shapeAt(shape, path);
  return found instanceof z.ZodObject ? Object.keys(found.shape) : [];
}

/** The keys of each form that a value at the path may have, in their order; none where it has no keys. */
function formsAt(shape: z.ZodType, path: Told['path']): readonly (readonly string[])[] {
  const found = shapeAt(shape, path);
  if (!(found instanceof z.ZodUnion)) return [];
  return found.options.map((each) => keysAt(each as z.ZodType, []));
}

function shapeAt(shape: z.ZodType, [key, ...rest]: Told['path']): z.ZodType | null {
  const inner = bare(shape);
  if (key === undefined) return inner;
  if (inner instanceof z.ZodArray) return shapeAt(inner.element as z.ZodType, rest);
  if (!(inner instanceof z.ZodObject)) return null;
  const known = inner.shape as Readonly<Record<string, z.ZodType | undefined>>;
  const next = known[String(key)] ?? (inner.def.catchall as z.ZodType | undefined);
  return next === undefined ? null : shapeAt(next, rest);
}

/** Without the wrappings of defaults, options and transformations. */
function bare(shape: z.ZodType): z.ZodType {
  if (
    shape instanceof z.ZodDefault ||
    shape instanceof z.ZodOptional ||
    shape instanceof z.ZodExactOptional ||
    shape instanceof z.ZodNullable
  ) {
    return bare(shape.unwrap() as z.ZodType);
  }
  if (!(shape instanceof z.ZodPipe)) return shape;
  return bare((shape.in instanceof z.ZodTransform ? shape.out : shape.in) as z.ZodType);
}

/** What the shapes of values are called in a sentence. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['object', 'keys with their values'],
  ['record', 'keys with their values'],
  ['array', 'a list'],
  ['string', 'a text'],
]);

function expectation(issue: Issue | undefined): string {
  if (issue?.code === 'invalid_value') return `expected ${issue.values.map(String).join(' or ')}`;
  if (issue?.code === 'invalid_type')
    return `expected ${WORDS.get(issue.expected) ?? issue.expected}, found ${shown(issue.input)}`;
  if (issue?.code === 'too_small') {
    const what = issue.origin === 'array' ? 'at least one entry' : (WORDS.get(issue.origin) ?? 'more');
    return issue.message.startsWith('Too small') ? `expected ${what}, found nothing` : issue.message;
  }
  return issue?.message.replace(/^Invalid input: /, '') ?? 'has the wrong shape';
}

const SHOWN_MAX = 60;

/** A value as a sentence names it. */
function shown(value: unknown): string {
  if (value === undefined || value === null || value === '') return 'nothing';
  if (Array.isArray(value)) return 'a list';
  // Every scalar of a file is text.
  if (typeof value !== 'string') return 'keys with their values';
  return value.length > SHOWN_MAX ? `${value.slice(0, SHOWN_MAX)}…` : value;
}
