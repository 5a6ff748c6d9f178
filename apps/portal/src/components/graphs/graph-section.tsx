'use client';

import type { SessionSpan, ViewerCount } from '@foyer/contract';
import dynamic from 'next/dynamic';
import type { TimeSpan } from '../../graphs/graph-range.ts';
import type { StepValue } from '../../graphs/read-series.ts';
import type { StackedSeries } from '../../graphs/stack-series.ts';
import { useScheme } from '../../hooks/use-scheme.ts';
import type { EventInfo } from '../../portal-data.ts';
import { formatTimeNear } from '../../words/format-time.ts';
import { GraphLegend } from './graph-legend.tsx';
import styles from './graph-section.module.css';

// The library measures text on a canvas when it is loaded, which a server does not have.
const StackedGraph = dynamic(async () => (await import('./stacked-graph.tsx')).StackedGraph, { ssr: false });

interface GraphSectionProps {
  event: EventInfo;
  timezone: string;
  title: string;
  /** What a value is of a step that is longer than a minute. */
  note: string | null;
  /** What to say of a time in which there was none of it. */
  nothing: string;
  /** null: not known yet. */
  stacked: StackedSeries | null;
  /** What it is now, where that is known to the second. */
  current: ViewerCount | null;
  sessions: readonly SessionSpan[];
  span: TimeSpan;
  /** Whether the tracker does not answer. */
  failed: boolean;
  formatValue: (value: number) => string;
  /** The step that is looked at, or null for the last. */
  point: number | null;
  onPoint: (step: number | null) => void;
}

/** A graph with its sum in large and the rooms with their values beside it. */
export function GraphSection(props: GraphSectionProps) {
  const { event, timezone, title, stacked, failed, formatValue, point, span, onPoint } = props;
  const scheme = useScheme();
  if (stacked === null || stacked.peak === 0) {
    return (
      <section className={styles.section} aria-label={title}>
        <h2 className={styles.title}>{title}</h2>
        <p className={styles.nothing}>
          {failed
            ? 'The tracker does not answer at the moment. This page goes on asking.'
            : stacked === null
              ? 'Counting …'
              : describeNothing(stacked, props.nothing)}
        </p>
      </section>
    );
  }
  const last = stacked.times.length - 1;
  const step = Math.min(point ?? last, last);
  const at = (stacked.times[step] ?? 0) * 1_000;
  const place = { locale: event.language, timezone };
  const isNow = point === null && props.current !== null;
  const shown = isNow ? props.current : (stacked.totals[step] ?? null);
  const time = formatTimeNear(at, span.to, place);
  return (
    <section className={styles.section} aria-label={title}>
      <div className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        <p className={styles.sum}>{formatEntry(shown, formatValue)}</p>
        <p className={styles.when}>
          {isNow ? 'now' : <time dateTime={new Date(at).toISOString()}>{time}</time>}, at most{' '}
          {formatValue(stacked.peak)}
          {props.note !== null && `, ${props.note}`}
          {failed && '. The tracker does not answer at the moment'}
        </p>
      </div>
      <div className={styles.plot}>
        <StackedGraph
          label={`${title} over time, at most ${formatValue(stacked.peak)}`}
          stacked={stacked}
          span={span}
          timezone={timezone}
          locale={event.language}
          scheme={scheme}
          marks={props.sessions.map(({ startsAt }) => Date.parse(startsAt) / 1_000)}
          formatValue={formatValue}
          point={point}
          onPoint={onPoint}
        />
        <input
          className={styles.slider}
          type="range"
          min={0}
          max={last}
          value={step}
          aria-label={`Time of ${title.toLowerCase()}`}
          aria-valuetext={`${time}: ${formatEntry(stacked.totals[step] ?? null, formatValue)}`}
          onChange={({ target }) => onPoint(target.valueAsNumber === last ? null : target.valueAsNumber)}
        />
      </div>
      <GraphLegend
        stacked={stacked}
        step={step}
        event={event}
        sessions={props.sessions}
        scheme={scheme}
        formatValue={value => formatEntry(value, formatValue)}
      />
    </section>
  );
}

/** A count that is not told has no height: there is nothing to draw, but somebody was there. */
function describeNothing({ totals, layers }: StackedSeries, nothing: string): string {
  const isMasked = [totals, ...layers.map(({ values }) => values)].some(values => values.includes('<5'));
  return isMasked ? 'Fewer than five at any time. How few is not told.' : nothing;
}

function formatEntry(value: StepValue, formatValue: (value: number) => string): string {
  if (value === null) return '–';
  return value === '<5' ? 'under 5' : formatValue(value);
}
