import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { catalogInOrder } from './domain.mjs';

/**
 * Published decisions of each office in a folder: one folder an office with catalog.csv, pairs.csv and
 * no_equivalent.csv. Rows of one outside course are joined, for a course may have several right answers.
 */
export function readOffices(folder) {
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'pairs.csv')))
    .toSorted()
    .map((name) => readOffice(join(folder, name), name));
}

function readOffice(folder, name) {
  const files = ['catalog.csv', 'pairs.csv', 'no_equivalent.csv'].map((file) => join(folder, file));
  const [catalog, pairs, nones] = files.map((file) =>
    existsSync(file) ? parse(readFileSync(file), { columns: true, bom: true, skip_empty_lines: true }) : [],
  );
  const courses = new Map();
  for (const row of catalog) {
    if (courses.has(row.home_code)) continue;
    const { home_code: code, home_title: title, home_credits: credits, description } = row;
    courses.set(code, { code, title, credits, description });
  }
  const asked = new Map();
  for (const row of pairs) {
    if (!courses.has(row.home_code)) continue;
    const each = asked.get(keyOf(row)) ?? askedOf(row);
    each.right.push(row.home_code);
    asked.set(keyOf(row), each);
  }
  for (const row of nones) if (!asked.has(keyOf(row))) asked.set(keyOf(row), askedOf(row));
  return {
    name,
    catalog: catalogInOrder([...courses.values()]),
    asked: [...asked.values()],
    sha256: files
      .filter(existsSync)
      .map((file) => createHash('sha256').update(readFileSync(file)).digest('hex')),
    counts: { catalog: courses.size, pairs: pairs.length, none: nones.length },
  };
}

function keyOf(row) {
  return JSON.stringify([row.ext_institution, row.ext_code, row.ext_title]);
}

function askedOf(row) {
  return {
    institution: row.ext_institution,
    code: row.ext_code,
    title: row.ext_title,
    credits: row.ext_credits,
    description: null,
    right: [],
  };
}

/** The decisions of asked courses, as the matcher takes them. */
export function decisionsOf(asked) {
  return asked.flatMap(({ right, ...course }) =>
    right.length === 0 ? [{ ...course, homeCode: null }] : right.map((homeCode) => ({ ...course, homeCode })),
  );
}

/** A generator of numbers from 0 to 1 that gives the same row for the same seed. */
export function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
