import uPlot from 'uplot';
import { findLayerColour } from '../../graphs/graph-colour.ts';
import type { StackedSeries } from '../../graphs/stack-series.ts';
import { drawMarks } from './draw-marks.ts';
import type { StackedGraphProps } from './stacked-graph.tsx';

/** Room for "12.5 Gbit/s"; the strips below the graph begin where its area does. */
export const AXIS_WIDTH_PX = 72;
const X_AXIS_HEIGHT_PX = 26;
/** Between two times, and between two that say their day. */
const SHORT_TICK_PX = 56;
const LONG_TICK_PX = 96;
const HALF_TICK_PX = 18;
const MINUTE_S = 60;
const DAY_MS = 86_400_000;

/** How the library is to draw; what changes while it does is read from `latest`. */
export function createPlotOptions(
  latest: { current: StackedGraphProps },
  element: HTMLElement,
): uPlot.Options {
  const { stacked, timezone, scheme } = latest.current;
  const style = getComputedStyle(element);
  const font = `12px ${style.fontFamily}`;
  // As computed: a canvas knows neither variables nor `light-dark()`.
  const [text, line] = [style.color, style.borderTopColor];
  const axis = { stroke: text, font, grid: { stroke: line, width: 1 }, ticks: { show: false } };
  // An hour is one value from its beginning to its end, and no slope to the next.
  const paths = stacked.stepS > MINUTE_S ? uPlot.paths.stepped?.({ align: 1 }) : undefined;
  const layers = stacked.layers.map((layer, index) => findLayerColour({ ...layer, index }, scheme));
  return {
    width: element.clientWidth,
    height: element.clientHeight,
    padding: [12, 0, 0, 0],
    legend: { show: false },
    tzDate: seconds => uPlot.tzDate(new Date(seconds * 1_000), timezone),
    cursor: { y: false, points: { show: false }, drag: { x: false, y: false } },
    scales: {
      x: { range: () => [latest.current.span.from / 1_000, latest.current.span.to / 1_000] },
      y: { range: (_, _min, max) => [0, max > 0 ? max * 1.08 : 1] },
    },
    axes: [
      {
        ...axis,
        grid: { show: false },
        size: X_AXIS_HEIGHT_PX,
        space: () => (isLong(latest.current) ? LONG_TICK_PX : SHORT_TICK_PX),
        values: (plot, splits) => splits.map(at => (isCut(plot, at) ? '' : formatTick(at, latest.current))),
      },
      {
        ...axis,
        size: AXIS_WIDTH_PX,
        values: (_, splits) => splits.map(value => latest.current.formatValue(value)),
      },
    ],
    series: [
      {},
      ...layers.toReversed().map(colour => ({
        stroke: colour,
        fill: colour,
        width: 0,
        points: { show: false },
        ...(paths && { paths }),
      })),
    ],
    hooks: {
      setCursor: [tellPointed(latest)],
      draw: [plot => drawMarks(plot, latest.current.marks, text)],
    },
  };
}

/** The topmost layer is drawn first, each lower one over it, down to the line of nothing. */
export function toPlotData({ times, layers, stepS }: StackedSeries): uPlot.AlignedData {
  const edges = layers.toReversed().map(({ edge }) => edge);
  if (stepS <= MINUTE_S) return [times, ...edges];
  // The last hour too has an end.
  const end = (times.at(-1) ?? 0) + stepS;
  return [[...times, end], ...edges.map(edge => [...edge, edge.at(-1) ?? 0])];
}

/** Of the pointer alone: the library also calls when it draws new data, which would take the line from the keys. */
function tellPointed(latest: { current: StackedGraphProps }): (plot: uPlot) => void {
  let told: MouseEvent | undefined;
  return ({ cursor }) => {
    if (cursor.event === told) return;
    told = cursor.event;
    latest.current.onPoint(findStep(cursor.idx, latest.current.stacked));
  };
}

function findStep(index: number | null | undefined, { times }: StackedSeries): number | null {
  return index === null || index === undefined ? null : Math.min(index, times.length - 1);
}

/** Whether half of what is written beneath an instant would be beyond the edge. */
function isCut(plot: uPlot, at: number): boolean {
  return plot.over.clientWidth - plot.valToPos(at, 'x') < HALF_TICK_PX;
}

function isLong({ span }: StackedGraphProps): boolean {
  return span.to - span.from > DAY_MS;
}

function formatTick(seconds: number, props: StackedGraphProps): string {
  const { timezone, locale } = props;
  const date = new Date(seconds * 1_000);
  const time: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
  const day: Intl.DateTimeFormatOptions = { weekday: 'short', ...time };
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    timeZone: timezone,
    ...(isLong(props) ? day : time),
  }).format(date);
}
