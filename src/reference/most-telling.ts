import { z } from 'zod';

/**
 * What is wrong with a value, and where. A key that nobody expected says more than the key that is missing
 * because of it.
 */
export function mostTelling(
  issues: readonly z.core.$ZodIssue[],
  shape: z.ZodType,
): { readonly path: readonly (string | number)[]; readonly sentence: string } {
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
  const path = (issue?.path ?? []).filter((key) => typeof key !== 'symbol');
  const at = path.join('.') || 'the file';
  if (issue?.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? '';
    const known = keysAt(shape, path);
    const expected = known.length === 0 ? '' : `; expected one of ${known.join(', ')}`;
    return { path: [...path, key], sentence: `${at}: the key ${key} is not known here${expected}` };
  }
  const missing = issue?.code === 'invalid_type' && issue.message.endsWith('received undefined');
  return { path, sentence: missing ? `${at} is missing` : `${at}: ${expectation(issue)}` };
}

/** The keys that the shape has at a path; none where it leaves a choice. */
function keysAt(shape: z.ZodType, path: readonly PropertyKey[]): readonly string[] {
  const inner = bare(shape);
  const [key, ...rest] = path;
  if (inner instanceof z.ZodArray) return keysAt(inner.element as z.ZodType, rest);
  if (!(inner instanceof z.ZodObject)) return [];
  if (key === undefined) return Object.keys(inner.shape);
  const next = (inner.shape as Record<string, z.ZodType | undefined>)[String(key)];
  return next === undefined ? [] : keysAt(next, rest);
}

/** Without the wrappings of defaults, options and transformations. */
function bare(shape: z.ZodType): z.ZodType {
  if (shape instanceof z.ZodDefault || shape instanceof z.ZodOptional || shape instanceof z.ZodNullable) {
    return bare(shape.unwrap() as z.ZodType);
  }
  if (!(shape instanceof z.ZodPipe)) return shape;
  return bare((shape.in instanceof z.ZodTransform ? shape.out : shape.in) as z.ZodType);
}

function expectation(issue: z.core.$ZodIssue | undefined): string {
  if (issue?.code === 'invalid_value') return `expected ${issue.values.map(String).join(' or ')}`;
  if (issue?.code === 'invalid_union') {
    const forms = issue.errors
      .flatMap((each) => each.map(({ path }) => path.join('.')))
      .filter((each) => each !== '');
    return `expected one of ${[...new Set(forms)].join(', ')}`;
  }
  return issue?.message.replace(/^Invalid input: /, '') ?? 'has the wrong shape';
}
