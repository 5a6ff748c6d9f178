'use client';

import type { NumbersNowReply, NumbersReply, OverviewReply, ViewerCount } from '@foyer/contract';
import { useMemo, useState } from 'react';
import { findGraphRange } from '../../graphs/graph-range.ts';
import { stackSeries } from '../../graphs/stack-series.ts';
import { useGraphChoice } from '../../hooks/use-graph-choice.ts';
import { useNumbers } from '../../hooks/use-numbers.ts';
import { formatBitrate } from '../../monitor/format-amount.ts';
import type { EventInfo } from '../../portal-data.ts';
import { GraphChoices } from './graph-choices.tsx';
import { GraphSection } from './graph-section.tsx';
import styles from './graphs-view.module.css';
import { SessionStrips } from './session-strips.tsx';

interface GraphsViewProps {
  event: EventInfo;
  conference: OverviewReply['conference'];
}

/** Viewers and bitrate over time, and what was on meanwhile. */
export function GraphsView({ event, conference }: GraphsViewProps) {
  const { choice, choose } = useGraphChoice();
  const [point, setPoint] = useState<number | null>(null);
  const range = findGraphRange(choice.range);
  const only = event.rooms.find(({ room }) => room === choice.room)?.room ?? null;
  const numbers = useNumbers({ range, conference: readConference(conference), room: only });
  const { reply, programme, span, shiftMs } = numbers;
  const rooms = useMemo(
    () => event.rooms.map(({ room }) => room).filter(room => only === null || room === only),
    [event.rooms, only],
  );
  const isCoarse = reply !== undefined && reply.step !== 'minute';
  const [viewers, bitrate] = useMemo(
    () =>
      (['viewers', 'servedBps'] as const).map(column => {
        if (reply === undefined) return null;
        // How many different people there were in an hour is another number than how many there are at a time.
        const read = column === 'viewers' && reply.step !== 'minute' ? 'peak' : column;
        return stackSeries(reply, { column: read, rooms, shiftMs });
      }),
    [reply, rooms, shiftMs],
  );
  const sessions = (programme?.sessions ?? []).filter(session => rooms.includes(session.room));
  const shared = {
    event,
    timezone: conference.timezone,
    sessions,
    span,
    failed: numbers.failed,
    point,
    onPoint: setPoint,
  };
  return (
    <div className={styles.view}>
      <GraphChoices event={event} range={range.id} only={only} choose={choose} />
      <GraphSection
        {...shared}
        title="Viewers"
        note={isCoarse ? `each room’s most at once in ${nameStep(reply.step)}` : null}
        nothing="Nobody was watching in this time."
        stacked={viewers ?? null}
        current={findViewersNow(numbers.now, only)}
        formatValue={formatCount}
      />
      <GraphSection
        {...shared}
        title="Bitrate"
        note={isCoarse ? `the average of ${nameStep(reply.step)}` : null}
        nothing="Nothing was sent in this time."
        stacked={bitrate ?? null}
        current={null}
        formatValue={formatRate}
      />
      <SessionStrips sessions={sessions} span={span} event={event} timezone={conference.timezone} />
      <p className={styles.downloads}>
        The same as a table: <a href={numbers.tableHref}>CSV</a> <a href={numbers.jsonHref}>JSON</a>
      </p>
    </div>
  );
}

function findViewersNow(now: NumbersNowReply | null, only: string | null): ViewerCount | null {
  if (only === null) return now?.viewers ?? null;
  return now?.rooms.find(({ room }) => room === only)?.viewers ?? null;
}

function readConference({ startsAt, endsAt }: OverviewReply['conference']) {
  return {
    startsAt: startsAt === null ? null : Date.parse(startsAt),
    endsAt: endsAt === null ? null : Date.parse(endsAt),
  };
}

function nameStep(step: NumbersReply['step']): string {
  return step === 'hour' ? 'an hour' : `a ${step}`;
}

function formatCount(value: number): string {
  return Math.round(value).toLocaleString('en');
}

function formatRate(value: number): string {
  const { value: amount, unit } = formatBitrate(value);
  return value === 0 ? '0' : `${amount} ${unit}`;
}
