import { join } from 'node:path';
import { z } from 'zod';
import { courseKey } from '../domain/articulation/match-rules.js';
import type { ListedCourse } from '../domain/program/listed-course.js';
import type { CampusEquivalent } from '../domain/program/program.js';
import { readOrFault } from './files.js';
import { PACKAGE_ROOT } from './package-root.js';
import { bool, list, nullable, text } from './shapes.js';
import { readYaml } from './yaml-file.js';

const FILE = 'reference/campus-equivalents/berklee.yaml';

const EquivalentsFile = z.strictObject({
  equivalents: z.array(
    z.strictObject({
      online: nullable(text),
      onlineTitle: text,
      campus: text,
      campusTitle: text,
      family: bool.default(false),
      status: z.enum(['official', 'official-alternative', 'inferred']),
      source: nullable(text),
      note: nullable(text),
    }),
  ),
  areas: z.strictObject({ source: text, names: list(text) }),
  rules: z.array(z.strictObject({ rule: text, source: nullable(text) })),
});

/** What is published about the campus and the online school standing for one another. */
export interface CampusEquivalents {
  readonly equivalents: readonly CampusEquivalent[];
  readonly areas: { readonly source: string; readonly names: readonly string[] };
  readonly rules: readonly { readonly rule: string; readonly source: string | null }[];
}

/** The pairs, checked against the catalog. Throws `ReferenceFault`. */
export function loadCampusEquivalents(catalog: readonly ListedCourse[]): CampusEquivalents {
  return readCampusEquivalents(readOrFault(join(PACKAGE_ROOT, FILE)), FILE, catalog);
}

/**
 * Reads the pairs from YAML text; `file` only names it in faults. A course that the catalog does not have,
 * another title than the catalog's, and a pair that stands twice are faults at their place.
 */
export function readCampusEquivalents(
  yaml: string,
  file: string,
  catalog: readonly ListedCourse[],
): CampusEquivalents {
  const { value, fault } = readYaml(yaml, file, EquivalentsFile);
  const known = (system: ListedCourse['system'], code: string | null, title: string) =>
    catalog.some((each) => each.system === system && each.code === code && each.title === title);
  const seen = new Set<string>();
  value.equivalents.forEach(({ online, onlineTitle, campus, campusTitle, family }, at) => {
    const path = (name: string) => ['equivalents', at, name];
    if (!known('berklee-online', online, onlineTitle)) {
      const sentence = `the online catalog has no ${online ?? 'course without a code'} ${onlineTitle}`;
      throw fault('unknown-course', sentence, path(online === null ? 'onlineTitle' : 'online'));
    }
    if (!family && !known('berklee-campus', campus, campusTitle))
      throw fault('unknown-course', `the campus catalog has no ${campus} ${campusTitle}`, path('campus'));
    if (family && !/^[A-Z]+$/.test(campus))
      throw fault('wrong-shape', 'a family is the letters that its codes begin with', path('campus'));
    const pair = `${onlineTitle} ${courseKey(campus)}`;
    if (seen.has(pair)) throw fault('pair-twice', `${onlineTitle} and ${campus} stand twice`, path('campus'));
    seen.add(pair);
  });
  const equivalents = value.equivalents.map((pair): CampusEquivalent => {
    const { online, onlineTitle, campus, family, status, source, note } = pair;
    return { online, onlineTitle, campus, family, status, source, note };
  });
  return { ...value, equivalents };
}
