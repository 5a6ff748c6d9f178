'use client';

import type { NumbersReply, OverviewReply, SessionsReply } from '@foyer/contract';
import { useMemo, useState } from 'react';
import { findGraphRange, spanRange } from '../../graphs/graph-range.ts';
import { useNow } from '../../hooks/clock-context.tsx';
import { useGraphChoice } from '../../hooks/use-graph-choice.ts';
import { useLiveJson } from '../../hooks/use-live-json.ts';
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

const MINUTE_MS = 60_000;
const REFRESH_MS = 30_000;

/** Viewers and bitrate over time, and what was on meanwhile. */
export function GraphsView({ event, conference }: GraphsViewProps) {
  const { choice, choose } = useGraphChoice();
  const now = useNow();
  const [point, setPoint] = useState<number | null>(null);
  const range = findGraphRange(choice.range);
  const minute = Math.ceil(now / MINUTE_MS) * MINUTE_MS;
  const span = useMemo(
    () => spanRange(range, { conference: readConference(conference), now: minute }),
    [range, conference, minute],
  );
  const only = event.rooms.find(({ room }) => room === choice.room)?.room ?? null;
  const rooms = useMemo(
    () => event.rooms.map(({ room }) => room).filter(room => only === null || room === only),
    [event.rooms, only],
  );
  const query = new URLSearchParams({
    from: new Date(span.from).toISOString(),
    to: new Date(span.to).toISOString(),
    columns: 'viewers,servedBps',
    ...(only !== null && { room: only }),
  });
  const numbers = useLiveJson<NumbersReply>(`/tracker/api/v1/numbers?${query}`, REFRESH_MS);
  const sessionQuery = new URLSearchParams({ from: query.get('from') ?? '', to: query.get('to') ?? '' });
  const { reply: programme } = useLiveJson<SessionsReply>(
    `/api/v1/sessions?${sessionQuery}`,
    10 * REFRESH_MS,
  );
  const sessions = (programme?.sessions ?? []).filter(session => rooms.includes(session.room));
  const shared = {
    event,
    timezone: conference.timezone,
    rooms,
    numbers,
    marks: only === null ? [] : sessions.map(session => Date.parse(session.startsAt) / 1_000),
    point,
    onPoint: setPoint,
  };
  return (
    <div className={styles.view}>
      <GraphChoices event={event} range={range.id} only={only} choose={choose} />
      <GraphSection
        {...shared}
        title="Viewers"
        nothing="Nobody was watching in this time."
        column="viewers"
        formatValue={formatCount}
      />
      <GraphSection
        {...shared}
        title="Bitrate"
        nothing="Nothing was sent in this time."
        column="servedBps"
        formatValue={formatRate}
      />
      <SessionStrips sessions={sessions} span={span} event={event} timezone={conference.timezone} />
      <p className={styles.downloads}>
        The same as a table: <a href={`/tracker/api/v1/numbers.csv?${query}`}>CSV</a>{' '}
        <a href={`/tracker/api/v1/numbers?${query}`}>JSON</a>
      </p>
    </div>
  );
}

function readConference({ startsAt, endsAt }: OverviewReply['conference']) {
  return {
    startsAt: startsAt === null ? null : Date.parse(startsAt),
    endsAt: endsAt === null ? null : Date.parse(endsAt),
  };
}

function formatCount(value: number): string {
  return Math.round(value).toLocaleString('en');
}

function formatRate(value: number): string {
  const { value: amount, unit } = formatBitrate(value);
  return value === 0 ? '0' : `${amount} ${unit}`;
}
