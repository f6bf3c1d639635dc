import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { sentenceOf } from '../api.js';
import classes from './note.module.css';

const ICONS = {
  info: IconInfoCircle,
  done: IconCircleCheck,
  warning: IconAlertTriangle,
  refused: IconAlertTriangle,
};

interface NoteProps {
  readonly tone?: keyof typeof ICONS;
  readonly title?: string;
  readonly children?: ReactNode;
}

/** A sentence that must be seen: what is so, and what to do. */
export function Note({ tone = 'info', title, children }: NoteProps) {
  const Icon = ICONS[tone];
  return (
    <div className={classes['note']} data-tone={tone} role={tone === 'refused' ? 'alert' : undefined}>
      <Icon size={20} aria-hidden />
      <div>
        {title !== undefined && <strong>{title}</strong>}
        <div>{children}</div>
      </div>
    </div>
  );
}

/** What went wrong with a call, in the server's one sentence. Nothing when nothing did. */
export function ProblemNote({ error }: { readonly error: unknown }) {
  return error === null || error === undefined ? null : <Note tone="refused">{sentenceOf(error)}</Note>;
}
