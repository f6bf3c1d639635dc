import type { ProgramView } from '../../../../src/contract/programs.js';
import { Note } from '../../parts/note.js';

/** What the published pages leave open or contradict, for staff to know. Nothing when nothing is. */
export function ProgramWarnings({ warnings }: Pick<ProgramView, 'warnings'>) {
  if (warnings.length === 0) return null;
  return (
    <Note tone="warning" title="What the published pages leave open">
      <ul style={{ margin: 0, paddingLeft: 18 }}>
        {warnings.map(({ message }) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
    </Note>
  );
}
