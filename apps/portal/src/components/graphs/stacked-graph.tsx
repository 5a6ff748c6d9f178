'use client';

import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { findLayerColour } from '../../graphs/graph-colour.ts';
import type { StackedSeries } from '../../graphs/stack-series.ts';
import styles from './stacked-graph.module.css';

interface StackedGraphProps {
  /** What it shows, for those who cannot see it. */
  label: string;
  stacked: StackedSeries;
  timezone: string;
  locale: string;
  scheme: 'dark' | 'light';
  /** Instants in seconds at which something is worth a line. */
  marks: readonly number[];
  formatValue: (value: number) => string;
  /** The step under the pointer, or null; the graphs of a page share it. */
  onPoint: (step: number | null) => void;
}

/** Graphs of one page move their cursors together. */
const SYNC_KEY = 'foyer-graphs';
const HEIGHT_PX = 260;
/** Room for "12.5 Gbit/s"; the strips below the graph begin where its area does. */
export const AXIS_WIDTH_PX = 72;

/** Layers on top of each other over time. The library draws; words and values stand beside it, in HTML. */
export function StackedGraph(props: StackedGraphProps) {
  const { label, stacked } = props;
  const frame = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;
  // What it is drawn with: a change of these makes a new one, a change of the data does not.
  const shape = JSON.stringify([stacked.layers.map(({ room }) => room), props.scheme, props.timezone]);
  const plot = useRef<uPlot | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: all else is read from `latest` when it is needed
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const drawn = new uPlot(createOptions(latest, element), toData(latest.current.stacked), element);
    plot.current = drawn;
    const observer = new ResizeObserver(() =>
      drawn.setSize({ width: element.clientWidth, height: HEIGHT_PX }),
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
      drawn.destroy();
      plot.current = null;
    };
  }, [shape]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: marks are drawn with the data
  useEffect(() => {
    plot.current?.setData(toData(stacked));
  }, [stacked, props.marks]);
  return <div ref={frame} className={styles.graph} role="img" aria-label={label} />;
}

/** The topmost layer is drawn first, each lower one over it, down to the line of nothing. */
function toData({ times, layers }: StackedSeries): uPlot.AlignedData {
  return [times, ...layers.toReversed().map(({ edge }) => edge)];
}

function createOptions(latest: { current: StackedGraphProps }, element: HTMLElement): uPlot.Options {
  const { stacked, timezone, scheme } = latest.current;
  const style = getComputedStyle(element);
  const font = `12px ${style.fontFamily}`;
  // As computed: a canvas knows neither variables nor `light-dark()`.
  const [text, line] = [style.color, style.borderTopColor];
  const count = stacked.layers.length;
  const axis = { stroke: text, font, grid: { stroke: line, width: 1 }, ticks: { show: false } };
  return {
    width: element.clientWidth,
    height: HEIGHT_PX,
    padding: [12, 0, 0, 0],
    legend: { show: false },
    tzDate: seconds => uPlot.tzDate(new Date(seconds * 1_000), timezone),
    cursor: { sync: { key: SYNC_KEY }, y: false, points: { show: false }, drag: { x: false, y: false } },
    scales: { y: { range: (_, _min, max) => [0, max > 0 ? max * 1.08 : 1] } },
    axes: [
      {
        ...axis,
        grid: { show: false },
        values: (_, splits) => splits.map(at => formatTick(at, latest.current)),
      },
      {
        ...axis,
        size: AXIS_WIDTH_PX,
        values: (_, splits) => splits.map(value => latest.current.formatValue(value)),
      },
    ],
    series: [
      {},
      ...stacked.layers.map((_, index) => {
        const colour = findLayerColour(count - 1 - index, scheme);
        return { stroke: colour, fill: colour, width: 0, points: { show: false } };
      }),
    ],
    hooks: {
      setCursor: [({ cursor: { idx } }) => latest.current.onPoint(idx ?? null)],
      draw: [plot => drawMarks(plot, latest.current.marks, text)],
    },
  };
}

function formatTick(seconds: number, { timezone, locale, stacked }: StackedGraphProps): string {
  const lengthS = (stacked.times.at(-1) ?? 0) - (stacked.times[0] ?? 0);
  const date = new Date(seconds * 1_000);
  const time: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
  const day: Intl.DateTimeFormatOptions = { weekday: 'short', ...time };
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    timeZone: timezone,
    ...(lengthS > 86_400 ? day : time),
  }).format(date);
}

function drawMarks(plot: uPlot, marks: readonly number[], colour: string): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.strokeStyle = colour;
  ctx.globalAlpha = 0.35;
  ctx.setLineDash([3, 4]);
  ctx.beginPath();
  for (const at of marks) {
    const x = Math.round(plot.valToPos(at, 'x', true)) + 0.5;
    if (x < bbox.left || x > bbox.left + bbox.width) continue;
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
  }
  ctx.stroke();
  ctx.restore();
}
