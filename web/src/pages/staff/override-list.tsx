import type { EvaluationCase } from '../../../../src/contract/evaluation.js';
import type { ListedOverride } from '../../../../src/contract/overrides.js';
import { Note } from '../../parts/note.js';
import { timeText } from '../../words.js';
import { UndoOverride } from './override-form.js';
import classes from './override-list.module.css';
import { overrideText } from './override-words.js';

interface OverrideListProps {
  readonly given: EvaluationCase;
  readonly overrides: readonly ListedOverride[];
  /** May this person take them back? */
  readonly mayUndo: boolean;
  /** The one because of which the newest evaluation could not be made. */
  readonly unfit?: string | null;
}

/** Overrides in words, each with who said it and why; those taken back stay to be seen. */
export function OverrideItems({ given, overrides, mayUndo, unfit = null }: OverrideListProps) {
  return (
    <ul className={classes['list']}>
      {overrides.map((each) => {
        const text = overrideText(each, given);
        return (
          <li key={each.id} data-withdrawn={each.withdrawn !== null || undefined}>
            <div>
              <strong>{text}</strong>
              <p>{each.reason}</p>
              <p className="quiet small">
                {each.by} ({each.authority}), {timeText(each.at)}
                {each.withdrawn !== null &&
                  `. Taken back by ${each.withdrawn.by}, ${timeText(each.withdrawn.at)}`}
              </p>
              {each.id === unfit && (
                <div style={{ marginTop: 8 }}>
                  <Note tone="warning">This one no longer fits, so no evaluation can be made with it.</Note>
                </div>
              )}
            </div>
            {mayUndo && each.withdrawn === null && (
              <UndoOverride given={given} override={each.id} text={text} />
            )}
          </li>
        );
      })}
    </ul>
  );
}
