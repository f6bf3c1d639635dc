import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import type { RuleProposals as Proposals } from '../../../../src/contract/rules.js';
import { get } from '../../api.js';
import { Note } from '../../parts/note.js';
import { sendsText } from '../../parts/rule-words.js';
import { dateText, plural } from '../../words.js';

/** What decisions say about rules: those that agree propose one, those that differ want a look. */
export function RuleProposals() {
  const navigate = useNavigate();
  const { data } = useQuery({
    queryKey: ['rule-proposals'],
    queryFn: () => get<Proposals>('/staff/rules/proposals'),
  });
  if (data === undefined || data.alerts.length + data.proposals.length === 0) return null;
  return (
    <section className="stack" aria-label="What decisions say" style={{ '--gap': '8px' } as object}>
      {data.alerts.map(({ institution, school, course, decisions }) => (
        <Note
          key={`${institution} ${course}`}
          tone="warning"
          title={`${course} of ${school ?? institution} was decided in ${decisions.length} ways`}
        >
          <ul className="small">
            {decisions.map(({ id, application, gives, decidedOn, people }) => (
              <li key={id}>
                {gives}, for {plural(people, 'person', 'people')};{' '}
                <a href={`/staff/cases/${application}`}>last on {dateText(decidedOn)}</a>
              </li>
            ))}
          </ul>
          <p className="small">A rule that settles the course by itself ends the difference.</p>
        </Note>
      ))}
      {data.proposals.length > 0 && (
        <p className="quiet small">
          A rule is proposed once {plural(data.least, 'person', 'people')} got the same answer.
        </p>
      )}
      {data.proposals.map(({ school: named, rule, gives, evidence }) => {
        const codes = sendsText(rule.sends.map(({ code }) => code));
        const school = named ?? ('any' in rule.sending ? 'any school' : rule.sending.institution);
        return (
          <Note key={`${school} ${codes}`} title={`${codes} of ${school} may become a rule`}>
            {plural(evidence.length, 'decision')} made it {gives}.{' '}
            <Button
              variant="subtle"
              size="compact-sm"
              aria-label={`Draft a rule for ${codes}`}
              onClick={() => void navigate('/staff/rules/new', { state: { rule } })}
            >
              Draft it
            </Button>
          </Note>
        );
      })}
    </section>
  );
}
