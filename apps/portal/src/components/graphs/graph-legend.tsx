import type { SessionSpan } from '@foyer/contract';
import { findLayerColour } from '../../graphs/graph-colour.ts';
import type { StepValue } from '../../graphs/read-series.ts';
import type { StackedSeries } from '../../graphs/stack-series.ts';
import type { EventInfo } from '../../portal-data.ts';
import styles from './graph-legend.module.css';

interface GraphLegendProps {
  stacked: StackedSeries;
  /** The step that is looked at. */
  step: number;
  event: EventInfo;
  sessions: readonly SessionSpan[];
  scheme: 'dark' | 'light';
  formatValue: (value: StepValue) => string;
}

/** The rooms in the order of the layers, each with its value and with what was on there. */
export function GraphLegend({ stacked, step, event, sessions, scheme, formatValue }: GraphLegendProps) {
  const { layers, times } = stacked;
  const at = (times[step] ?? 0) * 1_000;
  const entries = layers.map((layer, index) => ({
    ...layer,
    colour: findLayerColour({ ...layer, index }, scheme),
  }));
  const titleOf = (name: string) => event.rooms.find(({ room }) => room === name)?.title ?? name;
  return (
    <ul className={styles.legend}>
      {entries.toReversed().map(({ room, rooms, colour, values }) => (
        <li key={room ?? ''} className={styles.entry}>
          <span className={styles.swatch} style={{ background: colour }} />
          <span className={styles.room}>{room === null ? `${rooms} other rooms` : titleOf(room)}</span>
          <span className={styles.value}>{formatValue(values[step] ?? null)}</span>
          <span className={styles.session}>{findTitle(sessions, room, at)}</span>
        </li>
      ))}
    </ul>
  );
}

/** Empty where nothing was on: its line stays, so that nothing moves. */
function findTitle(sessions: readonly SessionSpan[], room: string | null, at: number): string {
  const on = sessions.findLast(
    session =>
      session.room === room &&
      session.cancelled !== true &&
      Date.parse(session.startsAt) <= at &&
      at < Date.parse(session.endsAt),
  );
  return on?.title ?? '';
}
