import { useLocalStorage } from '@mantine/hooks';
import { useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import classes from './columns.module.css';

type Edges = readonly [number, number];

/** Where the two edges stand, in percent of the width; no column gets narrower than this. */
const START: Edges = [28, 66];
const LEAST = 18;
const STEP = 2;

interface ColumnsProps {
  readonly names: readonly [string, string, string];
  readonly children: readonly [ReactNode, ReactNode, ReactNode];
}

/**
 * Three columns whose edges can be moved by pointer or arrow keys, and that remember. On a phone they stand
 * under one another.
 */
export function Columns({ names, children }: ColumnsProps) {
  const [edges, setEdges] = useLocalStorage<Edges>({
    key: 'segue-desk-columns',
    defaultValue: START,
    getInitialValueInEffect: false,
  });
  const frame = useRef<HTMLDivElement>(null);
  const move = (edge: 0 | 1, to: number) => {
    const [left, right] = edges;
    const placed =
      edge === 0
        ? Math.min(Math.max(to, LEAST), right - LEAST)
        : Math.max(Math.min(to, 100 - LEAST), left + LEAST);
    setEdges(edge === 0 ? [placed, right] : [left, placed]);
  };
  const drag = (edge: 0 | 1) => (event: PointerEvent) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId) || frame.current === null) return;
    const { left, width } = frame.current.getBoundingClientRect();
    move(edge, ((event.clientX - left) / width) * 100);
  };
  const press = (edge: 0 | 1) => (event: KeyboardEvent) => {
    const by = event.key === 'ArrowLeft' ? -STEP : event.key === 'ArrowRight' ? STEP : 0;
    if (by === 0) return;
    event.preventDefault();
    move(edge, edges[edge] + by);
  };
  const handle = (edge: 0 | 1) => (
    // A separator that can be moved takes focus (WAI-ARIA window splitter).
    <div
      role="separator"
      tabIndex={0}
      aria-label={`Width of ${names[edge]}`}
      aria-orientation="vertical"
      aria-valuenow={Math.round(edges[edge])}
      aria-valuemin={LEAST}
      aria-valuemax={100 - LEAST}
      className={classes['edge']}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag(edge)}
      onDoubleClick={() => setEdges(START)}
      onKeyDown={press(edge)}
    />
  );
  const shares = [edges[0], edges[1] - edges[0], 100 - edges[1]];
  const widths = shares.map((share) => `minmax(0, ${share}fr)`).join(' 9px ');
  return (
    <div ref={frame} className={classes['columns']} style={{ '--widths': widths } as object}>
      <section aria-label={names[0]}>{children[0]}</section>
      {handle(0)}
      <section aria-label={names[1]}>{children[1]}</section>
      {handle(1)}
      <section aria-label={names[2]}>{children[2]}</section>
    </div>
  );
}
