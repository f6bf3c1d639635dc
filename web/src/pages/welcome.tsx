import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { useDocumentTitle } from '@mantine/hooks';
import { BarSign } from '../parts/bar-sign.js';
import score from '../parts/score.module.css';
import classes from './welcome.module.css';

const STEPS = [
  {
    title: 'Send your transcripts',
    text:
      'A PDF from your school is enough to begin. ' +
      'Every course on it is read, and you see where it stood on the page.',
  },
  {
    title: 'See what counts, and why',
    text:
      'Your credits are placed in the degree in the best way the rules allow, ' +
      'with a reason for every course.',
  },
  {
    title: 'Have it decided by people',
    text: 'The registrar’s office looks at each proposal. You get a letter, and a one-page report to keep.',
  },
];

/** A degree half filled, as the picture of the product. */
const SAMPLE = [
  ['filled', 'external'],
  ['filled', 'external'],
  ['filled', 'own'],
  ['filled', 'external'],
  ['waiting', 'external'],
  ['filled', 'exam'],
  ['filled', 'external'],
  ['filled', 'own'],
  ['open', null],
  ['open', null],
  ['locked', null],
] as const;

export function Welcome() {
  useDocumentTitle('Segue: what your credits are worth');
  return (
    <div className="page">
      <section className={classes['hero']}>
        <div className="stack">
          <h1 className={classes['title']}>What you have already learned counts.</h1>
          <p className={classes['lead']}>
            Segue shows how college credit earned elsewhere counts toward a Berklee Online degree: in minutes,
            with a reason for every course.
          </p>
          <div className="row">
            <Button component={Link} to="/create-account" size="md">
              Create an account
            </Button>
            <Button component={Link} to="/sign-in" size="md" variant="default">
              Sign in
            </Button>
          </div>
          <p>
            <Link to="/equivalencies">Look up what a single course counts as</Link>
          </p>
        </div>
        <div className={classes['sample']} aria-hidden>
          {SAMPLE.map(([state, source], at) => (
            <span key={at} className={score['bar']} data-state={state} data-source={source ?? undefined}>
              <BarSign state={state} source={source} />
            </span>
          ))}
        </div>
      </section>
      <ol className={classes['steps']}>
        {STEPS.map(({ title, text }) => (
          <li key={title}>
            <h2>{title}</h2>
            <p className="quiet">{text}</p>
          </li>
        ))}
      </ol>
    </div>
  );
}
