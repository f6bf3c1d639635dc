import type { Issue } from '../domain/reason.js';
import { type Line, lineOf, linesBy, wordsOf } from '../domain/transcript/lines.js';
import { placeOn, type TextPage } from '../domain/transcript/text-page.js';
import type { PdfEngine, PdfHandle } from './pdf-engine.js';
import { readsAsRecord } from './pdf-signals.js';

const MARK = '%%EOF';
/** Earlier states that are looked at, newest first. */
const LOOKED_AT = 6;
/** More changed lines than this are told as a number. */
const CHANGES_MAX = 12;
/** Lines this near to each other, in points, are the same line before and after. */
const SAME_PLACE = 4;

/** Where each earlier state of the file ends, oldest first. Empty for a file that was saved once. */
export function earlierEnds(engine: PdfEngine, pdf: PdfHandle, bytes: Uint8Array): number[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (file.indexOf(MARK) === file.lastIndexOf(MARK)) return [];
  const written = engine.bytesFrom((to, length) => {
    const count = engine.call.FPDF_GetTrailerEnds(pdf, to, length / 4);
    return length === 0 ? count * 4 : count;
  });
  const ends = Array.from({ length: written.length / 4 }, (_, at) => written.readUInt32LE(at * 4));
  // A file made for the web begins with a trailer of its own, which ends no state.
  const first = file.subarray(0, 1024).includes('/Linearized') ? 1 : 0;
  return ends.slice(first, -1);
}

/** Lines that an earlier state of the file had and the last one has not, with what stands there now. */
export function revisionIssues(states: readonly (readonly TextPage[])[], now: readonly TextPage[]): Issue[] {
  const told = new Set<string>();
  const issues: Issue[] = [];
  for (const before of states) {
    for (const page of before) {
      const current = now.find(({ number }) => number === page.number);
      for (const change of changesOf(page, current ?? null)) {
        const key = JSON.stringify(change);
        if (!told.has(key)) issues.push(change);
        told.add(key);
      }
    }
  }
  if (issues.length <= CHANGES_MAX) return issues;
  const message = `Earlier states of the file differ in ${issues.length - CHANGES_MAX} more lines.`;
  return [
    ...issues.slice(0, CHANGES_MAX),
    { code: 'several-revisions', message, where: issues[CHANGES_MAX]!.where },
  ];
}

/** The states of a file that are compared with the last one. */
export function comparedEnds(ends: readonly number[]): number[] {
  return ends.slice(-LOOKED_AT);
}

function changesOf(before: TextPage, now: TextPage | null): Issue[] {
  const old = linesOn(before);
  const current = now === null ? [] : linesOn(now);
  const [oldTexts, texts] = [textsOf(old), textsOf(current)];
  const gone = old.filter(({ text }) => !texts.has(text));
  const come = current.filter(({ text }) => !oldTexts.has(text));
  const issues = gone.map((line): Issue => {
    const place = come.find(({ box }) => Math.abs(box[3] - line.box[3]) < SAME_PLACE);
    const message =
      place === undefined
        ? `An earlier state of the file said “${line.text}” here, which is gone.`
        : `An earlier state of the file said “${line.text}”; it now says “${place.text}”.`;
    return { code: 'several-revisions', message, where: placeOn(before, line.box) };
  });
  const added = come
    .filter((line) => readsAsRecord(line.text) && hasCourse(line.text))
    .filter(({ box }) => !gone.some((line) => Math.abs(box[3] - line.box[3]) < SAME_PLACE))
    .map((line): Issue => {
      const message = `“${line.text}” was added to the file after it had been finished.`;
      return { code: 'several-revisions', message, where: placeOn(now!, line.box) };
    });
  return [...issues, ...added];
}

/** A stamp or the words of a signature may come later; a course may not come in silence. */
function hasCourse(text: string): boolean {
  return /\d[.,]\d|\b[A-Z]{2,5}[ -]?\d{3}\b/.test(text) && !/\d{4}[.:/-]\d\d[.:/-]\d\d/.test(text);
}

function linesOn(page: TextPage): Line[] {
  return linesBy(wordsOf(page)).map((words, at) => lineOf(page, at + 1, words));
}

function textsOf(lines: readonly Line[]): Set<string> {
  return new Set(lines.map(({ text }) => text));
}
