import type { ReactNode } from 'react';
import classes from './empty.module.css';

interface EmptyProps {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** A place with nothing in it yet: what it is for, and what to do now. */
export function Empty({ title, children, action }: EmptyProps) {
  return (
    <div className={classes['empty']}>
      <div className={classes['bar']} aria-hidden />
      <h2>{title}</h2>
      <p className="quiet">{children}</p>
      {action}
    </div>
  );
}
