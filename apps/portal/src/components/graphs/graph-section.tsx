'use client';

import type { NumbersColumn, NumbersReply } from '@foyer/contract';
import dynamic from 'next/dynamic';
import { useMemo } from 'react';
import { findLayerColour } from '../../graphs/graph-colour.ts';
import { type GraphLayer, stackSeries } from '../../graphs/stack-series.ts';
import type { LiveJson } from '../../hooks/use-live-json.ts';
import { useScheme } from '../../hooks/use-scheme.ts';
import type { EventInfo } from '../../portal-data.ts';
import { formatTimeNear } from '../../words/format-time.ts';
import styles from './graph-section.module.css';

// The library measures text on a canvas when it is loaded, which a server does not have.
const StackedGraph = dynamic(async () => (await import('./stacked-graph.tsx')).StackedGraph, { ssr: false });

interface GraphSectionProps {
  event: EventInfo;
  timezone: string;
  title: string;
  /** What to say of a time in which there was none of it. */
  nothing: string;
  column: NumbersColumn;
  rooms: readonly string[];
  numbers: LiveJson<NumbersReply>;
  marks: readonly number[];
  formatValue: (value: number) => string;
  /** The step that is looked at, or null for the last. */
  point: number | null;
  onPoint: (step: number | null) => void;
}

/** A graph with its sum in large and the rooms with their values beside it. */
export function GraphSection(props: GraphSectionProps) {
  const { event, timezone, title, column, rooms, numbers, formatValue, point } = props;
  const scheme = useScheme();
  const { reply, failed } = numbers;
  const stacked = useMemo(
    () => (reply === undefined ? null : stackSeries(reply, { column, rooms })),
    [reply, column, rooms],
  );
  if (stacked === null || stacked.layers.length === 0) {
    return (
      <section className={styles.section} aria-label={title}>
        <h2 className={styles.title}>{title}</h2>
        <p className={styles.nothing}>
          {failed
            ? 'The tracker does not answer at the moment. This page goes on asking.'
            : reply === undefined
              ? 'Counting …'
              : props.nothing}
        </p>
      </section>
    );
  }
  const step = Math.min(point ?? stacked.times.length - 1, stacked.times.length - 1);
  const at = (stacked.times[step] ?? 0) * 1_000;
  const sum = stacked.layers.at(-1)?.edge[step] ?? 0;
  const place = { locale: event.language, timezone };
  const nameOf = ({ room }: GraphLayer) =>
    event.rooms.find(candidate => candidate.room === room)?.title ?? 'Other rooms';
  return (
    <section className={styles.section} aria-label={title}>
      <div className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        <p className={styles.sum}>{formatValue(sum)}</p>
        <p className={styles.when}>
          <time dateTime={new Date(at).toISOString()}>
            {formatTimeNear(at, lastOf(stacked.times), place)}
          </time>
          , at most {formatValue(stacked.peak)}
          {failed && ', and the tracker does not answer at the moment'}
        </p>
      </div>
      <StackedGraph
        label={`${title} over time, at most ${formatValue(stacked.peak)}`}
        stacked={stacked}
        timezone={timezone}
        locale={event.language}
        scheme={scheme}
        marks={props.marks}
        formatValue={formatValue}
        onPoint={props.onPoint}
      />
      <ul className={styles.legend}>
        {stacked.layers.toReversed().map((layer, index) => (
          <li key={layer.room ?? ''} className={styles.entry}>
            <span
              className={styles.swatch}
              style={{ background: findLayerColour(stacked.layers.length - 1 - index, scheme) }}
            />
            <span className={styles.room}>{nameOf(layer)}</span>
            <span className={styles.value}>{formatEntry(layer.values[step] ?? null, formatValue)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function lastOf(times: readonly number[]): number {
  return (times.at(-1) ?? 0) * 1_000;
}

function formatEntry(value: number | '<5' | null, formatValue: (value: number) => string): string {
  if (value === null) return '–';
  return value === '<5' ? 'under 5' : formatValue(value);
}
