import { SOURCE_WORDS, STATE_WORDS, type Staff } from '../../../src/contract/score.js';
import { creditsText } from '../words.js';
import classes from './table.module.css';

interface ScoreTableProps {
  readonly staves: readonly Staff[];
  readonly titles: ReadonlyMap<string, string>;
}

/**
 * The same as the score, as a table: for screen readers, for copying, and for whoever likes tables better.
 */
export function ScoreTable({ staves, titles }: ScoreTableProps) {
  return (
    <details className="no-print">
      <summary className="quiet small">The degree as a table</summary>
      <div className={classes['scroll']} tabIndex={0} role="region" aria-label="The degree as a table">
        <table className={classes['table']}>
          <thead>
            <tr>
              <th scope="col">Block</th>
              <th scope="col">Place</th>
              <th scope="col">Credits</th>
              <th scope="col">State</th>
              <th scope="col">Filled by</th>
            </tr>
          </thead>
          <tbody>
            {staves.flatMap((staff) =>
              staff.bars.map((bar, at) => (
                <tr key={`${staff.block}-${at}`}>
                  <td>{staff.name}</td>
                  <td>{bar.name}</td>
                  <td className="figures">{creditsText(bar.credits)}</td>
                  <td>{STATE_WORDS[bar.state]}</td>
                  <td>
                    {bar.lines.map((line) => titles.get(line) ?? line).join(' and ')}
                    {bar.source !== null && <span className="quiet"> ({SOURCE_WORDS[bar.source]})</span>}
                  </td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </div>
    </details>
  );
}
