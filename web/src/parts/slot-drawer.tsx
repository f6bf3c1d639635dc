import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import type { EvaluationCase } from '../../../src/contract/evaluation.js';
import { waivedSlots, waiverText } from '../../../src/contract/score.js';
import { creditsText, plural } from '../words.js';

interface SlotDrawerProps {
  readonly given: EvaluationCase;
  readonly slot: string | null;
  readonly onClose: () => void;
  /** What somebody may do about a place that is not waived. */
  readonly children?: ReactNode;
}

/** An open bar: what could fill it, or why nothing needs to. */
export function SlotDrawer({ given, slot, onClose, children }: SlotDrawerProps) {
  const found = given.program.blocks.flatMap(({ slots }) => slots).find(({ id }) => id === slot);
  const waiver = waivedSlots(given.evaluation).get(slot ?? '');
  return (
    <Drawer
      opened={found !== undefined}
      onClose={onClose}
      position="right"
      size="min(480px, 100%)"
      title={found?.name}
      styles={{ title: { font: '600 1.3rem var(--serif)' } }}
    >
      {found !== undefined && (
        <div className="stack">
          <p>
            {plural(found.seats, 'place')} of {creditsText(found.creditsPerSeat)} credits.{' '}
            {found.transferable === 'never' &&
              'This is taken at the school itself; credit from elsewhere never fills it.'}
          </p>
          {waiver !== undefined && <p>{waiverText(waiver)}</p>}
          {found.unknown && (
            <p>The school has not published which courses stand here. Staff can fill it in.</p>
          )}
          {found.note !== null && <p className="quiet">{found.note}</p>}
          {found.transferable !== 'never' && waiver === undefined && <Accepted accepts={found.accepts} />}
          {waiver === undefined && children}
        </div>
      )}
    </Drawer>
  );
}

type Accepts = EvaluationCase['program']['blocks'][number]['slots'][number]['accepts'];

function Accepted({ accepts: { courses, categories, subjects } }: { readonly accepts: Accepts }) {
  const ways = [
    courses.length > 0 && `one of the courses ${courses.join(', ')}`,
    categories.length > 0 && `any course in ${categories.map(readable).join(', ')}`,
    subjects.length > 0 && `any ${subjects.join(', ')} course`,
  ].filter((way) => way !== false);
  if (ways.length === 0) return null;
  return <p>It can be filled by {ways.join('; or ')}.</p>;
}

/** `SOCIAL_SCIENCE` → Social Science */
function readable(category: string): string {
  return category
    .split('_')
    .map((word) => word.charAt(0) + word.slice(1).toLowerCase())
    .join(' ');
}
