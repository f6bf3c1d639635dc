import { Button } from '@mantine/core';
import type { EvaluationCase } from '../../../../src/contract/evaluation.js';
import type { TranscriptView } from '../../../../src/contract/transcript.js';
import { Note } from '../../parts/note.js';
import { SchoolSearch } from '../../parts/school-search.js';
import type { Judgement } from './judgement.js';

/** So many schools that the printed name may mean are offered. */
const OFFERED = 3;

interface SchoolNoteProps {
  readonly given: EvaluationCase;
  readonly transcript: TranscriptView;
  /** null: this person does not judge the document. */
  readonly onAsk: ((judgement: Judgement) => void) | null;
}

/** Whose paper it is, where nobody can tell for sure: one answer for all of its lines. */
export function SchoolNote({ given, transcript, onAsk }: SchoolNoteProps) {
  const { id, statedSchool, transcript: read } = transcript;
  if (statedSchool !== null) {
    return (
      <p className="row small">
        <span>School set by hand: {statedSchool.name}</span>
        {onAsk !== null && (
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={`Undo: ${statedSchool.name} as the school of this document`}
            onClick={() => onAsk({ kind: 'school', school: null })}
          >
            Undo
          </Button>
        )}
      </p>
    );
  }
  if (!isOpenIn(given, id)) return null;
  const offered = read?.institution.matches.slice(0, OFFERED) ?? [];
  return (
    <Note tone="warning" title="Which school is this?">
      {whyOpen(read)}
      {onAsk !== null && (
        <div className="stack" style={{ '--gap': '8px', marginTop: 8 } as object}>
          <div className="row" style={{ '--gap': '8px' } as object}>
            {offered.map(({ unitid, name }) => (
              <Button
                key={unitid}
                variant="default"
                size="compact-sm"
                onClick={() => onAsk({ kind: 'school', school: { unitid, name } })}
              >
                {name}
              </Button>
            ))}
          </div>
          <SchoolSearch
            label={offered.length === 0 ? 'School' : 'Another school'}
            value=""
            onChange={(unitid, name) => {
              if (unitid !== '') onAsk({ kind: 'school', school: { unitid, name } });
            }}
          />
        </div>
      )}
    </Note>
  );
}

/** Does a line of the document wait for its school? */
function isOpenIn({ lines, evaluation }: EvaluationCase, transcript: string): boolean {
  const own = new Set(lines.filter((line) => line.transcript === transcript).map(({ id }) => id));
  const waits = ({ code }: { readonly code: string }) => code === 'institution-unknown';
  return evaluation?.lines.some(({ id, reasons }) => own.has(id) && reasons.some(waits)) ?? false;
}

function whyOpen(read: TranscriptView['transcript']): string {
  const differs = read?.issues.find(({ code }) => code === 'school-number-differs');
  const why = differs?.message ?? 'Nobody has surely found the school that the document prints.';
  return `${why} Your answer holds for every course of this document.`;
}
