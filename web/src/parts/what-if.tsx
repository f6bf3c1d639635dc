import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Staff } from '../../../src/contract/score.js';
import type { SuppositionShape, WhatIf as Answer, WhatIfChoices } from '../../../src/contract/what-if.js';
import { get, post } from '../api.js';
import { creditsText } from '../words.js';
import { ProblemNote } from './note.js';
import { SmallScore } from './small-score.js';
import { SuppositionPicker, type OptionGroup } from './supposition-picker.js';
import classes from './what-if.module.css';

interface WhatIfProps {
  readonly application: string;
  readonly evaluation: string;
  /** Staff may also read the rules otherwise. */
  readonly isStaff: boolean;
}

/** What would count if one thing were otherwise. Nothing that is asked here changes the case. */
export function WhatIf({ application, evaluation, isStaff }: WhatIfProps) {
  const choices = useQuery({
    queryKey: ['application', application, 'what-if', evaluation],
    queryFn: () => get<WhatIfChoices>(`/evaluations/${evaluation}/what-if`),
    staleTime: 300_000,
  });
  const asking = useMutation({
    mutationFn: (supposition: SuppositionShape) =>
      post<Answer>(`/evaluations/${evaluation}/what-if`, supposition),
  });
  if (choices.data === undefined) {
    if (choices.error !== null) return <ProblemNote error={choices.error} />;
    return <p className="quiet">Looking for what would help …</p>;
  }
  return (
    <div className="stack" style={{ '--gap': '20px' } as object}>
      <p className="quiet">
        {choices.data.helpful.length === 0
          ? 'No one more course from elsewhere would add credit to this degree. '
          : 'Look at one more course, another start in music or another degree. '}
        Nothing that you ask here changes {isStaff ? 'the case' : 'your application'}.
      </p>
      <SuppositionPicker
        groups={groupsOf(choices.data, isStaff)}
        isBusy={asking.isPending}
        confirm="Show what would count"
        onAsk={(supposition) => asking.mutate(supposition)}
      />
      <ProblemNote error={asking.error} />
      <div aria-live="polite">{asking.data !== undefined && <Result answer={asking.data} />}</div>
    </div>
  );
}

function groupsOf(
  { helpful, placements, programs, policies, settings }: WhatIfChoices,
  isStaff: boolean,
): readonly OptionGroup[] {
  const basic: readonly OptionGroup[] = [
    {
      group: 'One more course from elsewhere',
      options: helpful.map(({ receives, label, gainCredits }) => ({
        label: `${label}: ${creditsText(gainCredits)} credits more`,
        supposition: { course: receives },
      })),
    },
    {
      group: 'Another placement',
      options: placements
        .filter(({ isCurrent }) => !isCurrent)
        .map(({ course, title }) => ({
          label: `Start at ${course} ${title}`,
          supposition: { placement: course },
        })),
    },
    {
      group: 'Another degree or catalog year',
      options: programs
        .filter(({ isCurrent }) => !isCurrent)
        .map(({ id, name, catalogYear }) => ({
          label: `${name} (${catalogYear})`,
          supposition: { program: id },
        })),
    },
  ];
  if (!isStaff) return basic;
  const words = settings.map(({ setting, text, value, choices }) => ({
    group: text,
    options:
      choices === null
        ? [{ label: `${text} …`, amountOf: setting, now: creditsText(value) }]
        : choices
            .filter((choice) => choice.value !== value)
            .map((choice) => ({ label: choice.text, supposition: { setting, value: choice.value } })),
  }));
  const others = policies
    .filter(({ isCurrent }) => !isCurrent)
    .map(({ id }) => ({ label: id.replace('@', ', version '), supposition: { policy: id } }));
  return [...basic, ...words, { group: 'Another policy', options: others }];
}

function Result({ answer }: { readonly answer: Answer }) {
  const [isBefore, isAfter] = [answer.before, answer.after];
  return (
    <section className="stack" aria-label="What would count" style={{ '--gap': '20px' } as object}>
      <Figure answer={answer} />
      {isAfter.optimality === 'best-found' && (
        <p className="quiet small">
          This is the best plan that a short search has found; a full evaluation may find a better one.
        </p>
      )}
      <div className={classes['sides']}>
        <SmallScore
          title={sideTitle('As it is', isBefore)}
          staves={isBefore.score as readonly Staff[]}
          names={answer.names}
        />
        <SmallScore
          title={sideTitle('As it would be', isAfter)}
          staves={isAfter.score as readonly Staff[]}
          names={answer.names}
        />
      </div>
      <Moves lines={answer.lines} />
    </section>
  );
}

/** The number that matters, largest, beside the sentence. */
function Figure({ answer: { gainCredits, sentence, after } }: { readonly answer: Answer }) {
  const isLess = gainCredits.startsWith('-');
  const number = isLess ? `−${creditsText(gainCredits.slice(1))}` : `+${creditsText(gainCredits)}`;
  return (
    <div className={classes['figure']}>
      <p className={classes['number']} data-gain={gainCredits === '0' ? 'none' : isLess ? 'less' : 'more'}>
        {gainCredits === '0' ? '±0' : number}
        <span className="small quiet">credits</span>
      </p>
      <div className="stack" style={{ '--gap': '6px' } as object}>
        <p className={classes['sentence']}>{sentence}</p>
        <p className="quiet figures">
          {creditsText(after.totals.remaining)} of {creditsText(after.program.totalCredits)} credits would be
          left to take
          {Object.entries(after.caps)
            .filter(([name, { applied }]) => name === 'transfer' || applied !== '0')
            .map(
              ([name, cap]) =>
                `; ${creditsText(cap.applied)} of ${creditsText(cap.limit)} ${name} credits would be used`,
            )}
          .
        </p>
      </div>
    </div>
  );
}

function sideTitle(what: string, { totals, program }: Answer['before']): string {
  return `${what}: ${creditsText(totals.applied)} of ${creditsText(program.totalCredits)} credits`;
}

function Moves({ lines }: Pick<Answer, 'lines'>) {
  if (lines.length === 0) return null;
  return (
    <div>
      <h3>What moves</h3>
      <ul className={classes['moves']}>
        {lines.map(({ line, name, text }) => (
          <li key={line}>
            <strong>{name}</strong> {text}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The same, folded away until somebody asks. */
export function WhatIfFold(props: WhatIfProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>What if …</summary>
      <div style={{ paddingTop: 12 }}>{isOpen && <WhatIf {...props} />}</div>
    </details>
  );
}
