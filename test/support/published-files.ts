import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';

/** Invented schools in the layouts in which the government publishes real ones. */
const HD_COLUMNS = [
  'UNITID', 'INSTNM', 'IALIAS', 'CITY', 'STABBR', 'OPEID', 'SECTOR', 'ICLEVEL', 'ACT', 'NEWID', 'DEATHYR',
  'CLOSEDAT', 'CYACTIVE',
]; // prettier-ignore
const PLACE_COLUMNS = [
  'DapipId', 'OpeId', 'IpedsUnitIds', 'LocationName', 'ParentName', 'ParentDapipId',
  'LocationType', 'Address',
]; // prettier-ignore
const RECORD_COLUMNS = [
  'DapipId', 'AgencyId', 'AgencyName', 'ProgramId', 'ProgramName', 'SequentialId', 'InitialDateFlag',
  'AccreditationDate', 'AccreditationStatus', 'ReviewDate', 'DepartmentDescription', 'AccreditationEndDate',
  'EndingActionId',
]; // prettier-ignore
const ACTION_COLUMNS = [
  'DapipId', 'AgencyId', 'AgencyName', 'ProgramId', 'ProgramName', 'SequentialId', 'ActionDescription',
  'ActionDate', 'JustificationDescription', 'JustificationOther', 'EndDate',
]; // prettier-ignore

/** The day of every import of a test that does not ask for another. */
export const TODAY = '2026-11-30';

type Row = Readonly<Record<string, string>>;

const folder = mkdtempSync(join(tmpdir(), 'segue-schools-'));

export function written(name: string, bytes: string | Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  return file;
}

function csv(columns: readonly string[], rows: readonly Row[]): string {
  const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = rows.map((row) => columns.map((column) => cell(row[column] ?? '')).join(','));
  return [columns.join(','), ...lines, ''].join('\n');
}

/** A school of the directory, open unless told otherwise. */
export function hdSchool(unitid: string, name: string, more: Row = {}): Row {
  const open = { ACT: 'A ', NEWID: '-2', DEATHYR: '-2', CLOSEDAT: '-2', CYACTIVE: '1' };
  const place = { IALIAS: ' ', CITY: 'Alder', STABBR: 'MA', OPEID: '-2', SECTOR: '1', ICLEVEL: '1' };
  return { ...open, ...place, UNITID: unitid, INSTNM: name, ...more };
}

export function hdFile(name: string, rows: readonly Row[]): string {
  const text = csv(HD_COLUMNS, rows);
  return written(name, name.endsWith('.gz') ? gzipSync(`\uFEFF${text}`) : text);
}

export function icFile(name: string, rows: readonly (readonly [string, string])[]): string {
  return written(
    name,
    csv(
      ['UNITID', 'CALSYS'],
      rows.map(([UNITID, CALSYS]) => ({ UNITID, CALSYS })),
    ),
  );
}

export interface DapipTables {
  readonly places: readonly Row[];
  readonly records: readonly Row[];
  readonly actions?: readonly Row[];
}

/** The three tables as the three CSV files of the download. */
export function dapipCsv(name: string, { places, records, actions = [] }: DapipTables): string[] {
  return [
    written(`${name}-InstituteCampuses.csv`, csv(PLACE_COLUMNS, places)),
    written(`${name}-AccreditationRecords.csv`, csv(RECORD_COLUMNS, records)),
    written(`${name}-AccreditationActions.csv`, csv(ACTION_COLUMNS, actions)),
  ];
}

/** The three tables as sheets: with texts in the cells, or in a table of their own as most programs do. */
export function dapipWorkbook(name: string, tables: DapipTables, shared = false): string {
  const strings: string[] = [];
  const sheets = [
    [PLACE_COLUMNS, tables.places],
    [RECORD_COLUMNS, tables.records],
    [ACTION_COLUMNS, tables.actions ?? []],
  ] as const;
  const parts = sheets.map(([columns, rows], at) => {
    const all = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))];
    return [`xl/worksheets/sheet${at + 1}.xml`, sheetXml(all, shared ? strings : null)] as const;
  });
  const table = strings.map((text) => `<si><t>${escaped(text)}</t></si>`).join('');
  const files = Object.fromEntries(parts.map(([path, xml]) => [path, strToU8(xml)]));
  return written(
    name,
    zipSync({ ...files, ...(shared ? { 'xl/sharedStrings.xml': strToU8(`<sst>${table}</sst>`) } : {}) }),
  );
}

function sheetXml(rows: readonly (readonly string[])[], strings: string[] | null): string {
  const cell = (text: string, row: number, column: number) => {
    if (strings === null) return `<x:c t="inlineStr"><x:is><x:t>${escaped(text)}</x:t></x:is></x:c>`;
    if (text === '') return '';
    const at = String.fromCharCode(65 + column);
    return `<x:c r="${at}${row + 1}" t="s"><x:v>${strings.push(text) - 1}</x:v></x:c>`;
  };
  const lines = rows.map(
    (row, at) => `<x:row>${row.map((text, column) => cell(text, at, column)).join('')}</x:row>`,
  );
  const body = `<x:sheetData>${lines.join('')}</x:sheetData>`;
  return `<?xml version="1.0"?><x:worksheet xmlns:x="urn:x">${body}</x:worksheet>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** An interval of a whole school by a commission that the groups know. */
export function dapipRecord(place: string, from: string, more: Row = {}): Row {
  return {
    DapipId: place,
    AgencyId: '4',
    AgencyName: 'Higher Learning Commission',
    ProgramId: '1',
    ProgramName: 'Institutional Accreditation',
    SequentialId: '1',
    InitialDateFlag: 'Actual',
    AccreditationDate: from,
    AccreditationStatus: 'Accredited',
    ...more,
  };
}
