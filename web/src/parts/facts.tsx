import classes from './facts.module.css';

/** Names and values, one a row. What has no value is left out. */
export function Facts({ facts }: { readonly facts: Readonly<Record<string, string | null>> }) {
  return (
    <dl className={classes['facts']}>
      {Object.entries(facts)
        .filter(([, value]) => value !== null)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
