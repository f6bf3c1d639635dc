import { Tooltip } from '@mantine/core';
import { scoreOf, SOURCE_WORDS, STATE_WORDS, type Bar, type Staff } from '../../../src/contract/score.js';
import type { EvaluationCase } from '../../../src/contract/evaluation.js';
import { creditsText } from '../words.js';
import { BarSign } from './bar-sign.js';
import classes from './score.module.css';
import { ScoreTable } from './score-table.js';

interface ScoreProps {
  readonly given: Pick<EvaluationCase, 'program' | 'evaluation' | 'lines'>;
  /** The line that is lit, where one is chosen elsewhere on the page. */
  readonly current?: string | null;
  readonly onBar?: (bar: Bar) => void;
}

/**
 * The degree as a score: a staff a block, a bar a seat. What fills a bar is told by sign, pattern and word.
 */
export function Score({ given, current = null, onBar }: ScoreProps) {
  const staves = scoreOf(given);
  const most = Math.max(...staves.map(({ bars }) => bars.length));
  const titles = new Map(
    given.lines.map((line) => [line.id, [line.code, line.title].filter(Boolean).join(' ')]),
  );
  return (
    <div className={classes['score']} style={{ '--most': most } as object}>
      <div className={classes['staves']}>
        {staves.map((staff) => (
          <section
            key={staff.block}
            aria-label={staff.name}
            style={{ '--bars': staff.bars.length } as object}
          >
            <header className={classes['head']}>
              <h2>{staff.name}</h2>
              <span className="figures quiet">
                <strong>{creditsText(staff.applied)}</strong> of {creditsText(staff.credits)} credits
              </span>
            </header>
            <div className={classes['staff']}>
              {slotsOf(staff).map((bars) => (
                <div
                  key={bars[0]!.slot}
                  className={classes['slot']}
                  style={{ '--seats': bars.length } as object}
                >
                  <div className={classes['bars']}>
                    {bars.map((bar, seat) => (
                      <BarButton
                        key={seat}
                        bar={bar}
                        text={barText(bar, titles)}
                        isLit={current !== null && bar.lines.includes(current)}
                        onBar={onBar}
                      />
                    ))}
                  </div>
                  <span className={classes['label']}>
                    {bars[0]!.name}
                    {bars.some(({ state }) => state === 'waived') && (
                      <strong className={classes['waived']}>{STATE_WORDS.waived}</strong>
                    )}
                  </span>
                </div>
              ))}
            </div>
          </section>
        ))}
      </div>
      <Legend hasWaived={staves.some(({ bars }) => bars.some(({ state }) => state === 'waived'))} />
      <ScoreTable staves={staves} titles={titles} />
    </div>
  );
}

interface BarButtonProps {
  readonly bar: Bar;
  readonly text: string;
  readonly isLit: boolean;
  readonly onBar: ((bar: Bar) => void) | undefined;
}

function BarButton({ bar, text, isLit, onBar }: BarButtonProps) {
  return (
    <Tooltip label={text} multiline maw={260} withArrow events={{ hover: true, focus: true, touch: false }}>
      <button
        type="button"
        className={classes['bar']}
        data-state={bar.state}
        data-source={bar.source ?? undefined}
        data-lit={isLit || undefined}
        aria-label={text}
        onClick={() => onBar?.(bar)}
      >
        <BarSign state={bar.state} source={bar.source} isUnknown={bar.isUnknown} />
      </button>
    </Tooltip>
  );
}

/** The bars of a slot stand together over one name. */
function slotsOf({ bars }: Staff): readonly (readonly Bar[])[] {
  return [...new Set(bars.map(({ slot }) => slot))].map((slot) => bars.filter((bar) => bar.slot === slot));
}

function barText(bar: Bar, titles: ReadonlyMap<string, string>): string {
  if (bar.state === 'waived') return `${bar.name}: ${STATE_WORDS.waived}, nothing needs to stand here`;
  if (bar.source === null) {
    return `${bar.name}: ${STATE_WORDS[bar.state]}${bar.isUnknown ? ', not published which course' : ''}`;
  }
  const by = bar.lines.map((line) => titles.get(line) ?? line).join(' and ');
  return `${bar.name}: ${by}, ${STATE_WORDS[bar.state]}, ${SOURCE_WORDS[bar.source]}`;
}

function Legend({ hasWaived }: { readonly hasWaived: boolean }) {
  const signs = [
    { state: 'filled', source: 'external', word: SOURCE_WORDS.external },
    { state: 'filled', source: 'own', word: SOURCE_WORDS.own },
    { state: 'filled', source: 'exam', word: SOURCE_WORDS.exam },
    { state: 'filled', source: 'prior-learning', word: SOURCE_WORDS['prior-learning'] },
    { state: 'waiting', source: 'external', word: 'waiting for a person or a grade' },
    { state: 'open', source: null, word: STATE_WORDS.open },
    { state: 'open', source: null, word: 'still to take, not published which course', isUnknown: true },
    { state: 'locked', source: null, word: STATE_WORDS.locked },
    ...(hasWaived ? [{ state: 'waived', source: null, word: 'waived, nothing to take' } as const] : []),
  ] as const;
  return (
    <ul className={classes['legend']} aria-label="What the signs mean">
      {signs.map(({ state, source, word, ...more }) => (
        <li key={word}>
          <span className={classes['bar']} data-state={state} data-source={source ?? undefined} aria-hidden>
            <BarSign state={state} source={source} isUnknown={'isUnknown' in more} />
          </span>
          {word}
        </li>
      ))}
    </ul>
  );
}
