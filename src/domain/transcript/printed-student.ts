import type { Issue } from '../reason.js';
import { cellsOf, textOf, type Line, type Word } from './lines.js';
import { placeOn } from './text-page.js';
import type { Transcript } from './transcript.js';

/** Labels of a person's name, in the languages of the headings; without accents, in lower case. */
const NAME_LABEL = new RegExp(
  String.raw`^(?:student(?:'s)? name|name of (?:the )?student|name surname|` +
    String.raw`surname,? (?:first )?name|legal name|` +
    String.raw`full name|familienname,? vorname|name|student|nombre(?: y apellidos)?|nome|` +
    String.raw`nom(?: et prenom)?|` +
    String.raw`namn|naam|alumn[oa]|studente|(?:official |unofficial |academic )*(?:record|` +
    String.raw`transcript)s? (?:of|for))` +
    String.raw`[\s:.]*`,
);
const NUMBER_LABEL = new RegExp(
  String.raw`^(?:student (?:id|no|number|#)(?: number)?|s?id(?: no| number|#)?|banner id|` +
    String.raw`emplid|roll (?:no|number)|` +
    String.raw`matrikel(?:-?nr|nummer)|matriculation no|registration no|student identification(?: number)?|` +
    String.raw`matricula|netid|n[°o] ?etudiant|numero etudiant|studentnummer|husid|expediente|record no|no)` +
    String.raw`[\s:.#]*(?=[@A-Z]{0,4}[-/]?\d|$)`,
  'i',
);
const NUMBER = /^@?[A-Z]{0,4}[-/]?\d[\dA-Z*X/-]{2,15}$/;
const PART = String.raw`(?:\p{Lu}[\p{L}'’.-]*|de|del|da|di|la|van|von|der|den|bin|al|y|e|O[’'])`;
const NAME = new RegExp(String.raw`^\p{Lu}[\p{L}'’.-]*,?(?: ${PART},?){1,5}$`, 'u');
/** Words of labels, headings and places, which look like names. */
const NO_NAME = new RegExp(
  String.raw`\b(?:number|id|no|att|earned|credits?|grade|title|course|institution|` +
    String.raw`college|university|campus|` +
    String.raw`program\w*|record|transcript|information|type|date|birth|level|major|degree|` +
    String.raw`academic|page|term|` +
    String.raw`home|issued|scope|identity)\b`,
  'i',
);
/** Student data stand at the head of a page, over whichever column. */
const HEAD_SHARE = 0.4;
const HEAD_LINES = 45;

/** Name and number of the student, where the paper labels them or sets them beside each other. */
export function studentOf(lines: readonly Line[]): Transcript['student'] {
  const head = lines.filter(
    ({ box, page, number }) => box[1] < page.height * HEAD_SHARE || number <= HEAD_LINES,
  );
  const beside = head.map((line) => cellsOf(line.words));
  const name =
    valueOf(beside, NAME_LABEL, (text) => isName(text)) ??
    nameBesideNumber(beside) ??
    signature(beside)?.name ??
    null;
  const id = valueOf(beside, NUMBER_LABEL, (text) => NUMBER.test(text)) ?? signature(beside)?.id ?? null;
  return { name, id };
}

/** What a label says: in its own cell, in the next one, or in the cell below it. */
function valueOf(
  lines: readonly (readonly Word[][])[],
  label: RegExp,
  fits: (text: string) => boolean,
): string | null {
  for (const [at, cells] of lines.entries()) {
    for (const [index, cell] of cells.entries()) {
      const text = textOf(cell);
      const found = label.exec(plain(text));
      if (found === null) continue;
      const rest = text.slice(found[0].length).trim();
      if (rest !== '') {
        const value = [rest, rest.split(' ')[0]!].find((each) => fits(each));
        if (value !== undefined) return value;
        continue;
      }
      const near = [cells[index + 1], below(cell, lines[at + 1] ?? [])].filter((each) => each !== undefined);
      const value = near.map((each) => textOf(each)).find((each) => fits(each));
      if (value !== undefined) return value;
    }
  }
  return null;
}

function below(cell: readonly Word[], line: readonly Word[][]): Word[] | undefined {
  return line.find((each) => Math.abs(each[0]!.x0 - cell[0]!.x0) < each[0]!.em * 3);
}

/** A name without a label, in the cell before the student's number or on the line above it. */
function nameBesideNumber(lines: readonly (readonly Word[][])[]): string | null {
  for (const [at, cells] of lines.entries()) {
    const index = cells.findIndex((cell) => NUMBER_LABEL.test(plain(textOf(cell))));
    if (index < 0) continue;
    const near = [cells[index - 1], index === 0 ? lines[at - 1]?.[0] : undefined];
    const names = near.flatMap((cell) => (cell === undefined ? [] : [untitled(textOf(cell))]));
    const name = names.find((each) => isName(each));
    if (name !== undefined) return name;
  }
  return null;
}

/** `LINDGREN, PAUL K. · 220 118 341`: surname first and a long number, without any label. */
function signature(lines: readonly (readonly Word[][])[]): { name: string; id: string } | null {
  for (const cells of lines) {
    const [name, number] = cells.map((cell) => textOf(cell));
    if (name === undefined || number === undefined || cells.length !== 2) continue;
    const digits = number.replace(/[ -]/g, '');
    if (/^\p{Lu}[\p{Lu}'’-]+, \p{Lu}/u.test(name) && /^\d{6,10}$/.test(digits)) return { name, id: number };
  }
  return null;
}

function isName(text: string): boolean {
  return NAME.test(untitled(text)) && !NO_NAME.test(text);
}

function untitled(text: string): string {
  return text.replace(/^(?:herr|frau|mr|mrs|ms|mlle|mme|m)\.?\s+(?=\p{Lu})/iu, '');
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}

/**
 * Where a second student is named: on a page whose name and number both differ from the first's. Rows of two
 * people in one record are for a person to part.
 */
export function secondStudent(lines: readonly Line[]): Issue[] {
  const pages = new Map<number, Line[]>();
  for (const line of lines) pages.set(line.page.number, [...(pages.get(line.page.number) ?? []), line]);
  let first: { name: string; id: string } | null = null;
  for (const onPage of pages.values()) {
    const { name, id } = studentOf(onPage);
    if (name === null || id === null) continue;
    first ??= { name, id };
    const shared = name.split(/[ ,]+/).some((part) => first!.name.includes(part));
    if (shared || first.id === id) continue;
    const message = 'The file holds the records of more than one student. Keep only the pages of one.';
    return [{ code: 'several-students', message, where: placeOn(onPage[0]!.page, onPage[0]!.box) }];
  }
  return [];
}
