'use client';

import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { TimeSpan } from '../../graphs/graph-range.ts';
import type { StackedSeries } from '../../graphs/stack-series.ts';
import { createPlotOptions, toPlotData } from './plot-options.ts';
import styles from './stacked-graph.module.css';

export interface StackedGraphProps {
  /** What it shows, for those who cannot see it. */
  label: string;
  stacked: StackedSeries;
  /** From edge to edge, whether there are values for it or not. */
  span: TimeSpan;
  timezone: string;
  locale: string;
  scheme: 'dark' | 'light';
  /** Instants in seconds at which something is worth a line. */
  marks: readonly number[];
  formatValue: (value: number) => string;
  /** The step that is looked at, or null. */
  point: number | null;
  /** Hears of the step under the pointer; the graphs of a page share it. */
  onPoint: (step: number | null) => void;
}

/** Layers on top of each other over time. The library draws; words and values stand beside it, in HTML. */
export function StackedGraph(props: StackedGraphProps) {
  const { label, stacked, point } = props;
  const frame = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;
  // What it is drawn with: a change of these makes a new one, a change of the data does not.
  const shape = JSON.stringify([
    stacked.layers.map(({ room }) => room),
    stacked.stepS,
    props.scheme,
    props.timezone,
  ]);
  const plot = useRef<uPlot | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: all else is read from `latest` when it is needed
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const drawn = new uPlot(createPlotOptions(latest, element), toPlotData(latest.current.stacked), element);
    plot.current = drawn;
    const observer = new ResizeObserver(() =>
      drawn.setSize({ width: element.clientWidth, height: element.clientHeight }),
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
      drawn.destroy();
      plot.current = null;
    };
  }, [shape]);
  const marks = props.marks.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: marks and the span are drawn with the data
  useEffect(() => {
    plot.current?.setData(toPlotData(stacked));
  }, [stacked, marks, props.span.to]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the data moves beneath a line that stays
  useEffect(() => {
    const drawn = plot.current;
    if (drawn === null || (drawn.cursor.idx ?? null) === point) return;
    const at = point === null ? undefined : stacked.times[Math.min(point, stacked.times.length - 1)];
    const place = at === undefined ? { left: -10, top: -10 } : { left: drawn.valToPos(at, 'x'), top: 0 };
    // Without telling `onPoint`, which has told this.
    drawn.setCursor(place, false);
  }, [point]);
  return <div ref={frame} className={styles.graph} role="img" aria-label={label} />;
}
