import type { ColumnMapping } from '../domain/transcript/records/from-table-columns.js';
import type { TableOutline } from '../domain/transcript/records/from-table.js';
import type { SchoolHints } from '../domain/institution/place.js';
import type { Transcript } from '../domain/transcript/transcript.js';
import type { DocumentFacts } from './document-facts.js';
import type { ReadLimits } from './limits.js';
import type { Refusal } from './refusal.js';
import type { SourceType } from './source-type.js';

/** What the parent asks of a reader child, one question at a time. Bytes travel as they are. */
export type Question =
  | {
      readonly kind: 'read';
      readonly bytes: Uint8Array;
      readonly fileName: string;
      /** Overrides what the content says. */
      readonly type: SourceType | null;
      /** Certificates in PEM whose word on a signature is taken. */
      readonly issuers: readonly string[];
      /** A person's word on the columns of a table; it says nothing about any other kind of file. */
      readonly columns: ColumnMapping;
      readonly limits: ReadLimits;
    }
  | {
      readonly kind: 'outline';
      readonly bytes: Uint8Array;
      readonly fileName: string;
      readonly columns: ColumnMapping;
      readonly limits: ReadLimits;
    }
  | {
      readonly kind: 'draw';
      readonly bytes: Uint8Array;
      readonly page: number;
      readonly dpi: number;
      readonly limits: ReadLimits;
    };

export interface PageSize {
  /** Points of the unrotated page. */
  readonly width: number;
  readonly height: number;
}

export interface ReadDocument {
  readonly kind: 'read';
  readonly transcript: Transcript;
  /** `FieldReading[]` as JSON: as text it costs a fifth of what so many small objects do. */
  readonly fields: string;
  readonly pageSizes: readonly PageSize[];
  /** What the file says about its own making; null where its kind says nothing. */
  readonly facts: DocumentFacts | null;
  /** What is said of the school beside its name, such as its address and its numbers. */
  readonly sender: SchoolHints;
}

export interface DrawnPage {
  readonly kind: 'drawn';
  readonly png: Uint8Array;
}

/** Said in the middle of reading: so many pages are pictures, which take longer than text. */
export interface ScanNotice {
  readonly kind: 'scan';
  readonly pages: number;
}

/** A table with what each column was taken for, and how it reads so; it may hold no course at all. */
export interface OutlinedTable {
  readonly kind: 'outlined';
  readonly outline: TableOutline;
  readonly transcript: Transcript;
}

export type ReadAnswer = ReadDocument | Refusal;
export type DrawAnswer = DrawnPage | Refusal;
export type OutlineAnswer = OutlinedTable | Refusal;
export type Answer = ReadAnswer | DrawAnswer | OutlineAnswer;
