import type { SessionSpan } from '@foyer/contract';
import type { TimeSpan } from '../../graphs/graph-range.ts';
import { LEGIBLE_SHARE, placeStrips, type Strip } from '../../graphs/place-strips.ts';
import type { EventInfo } from '../../portal-data.ts';
import { formatTime, formatTimeNear, type TimePlace } from '../../words/format-time.ts';
import styles from './session-strips.module.css';

interface SessionStripsProps {
  /** By start. */
  sessions: readonly SessionSpan[];
  span: TimeSpan;
  event: EventInfo;
  timezone: string;
}

interface RoomStrips {
  room: string;
  title: string;
  rows: Strip[][];
}

/** More rooms than these are folded away. */
const MAX_ROOMS = 14;

/** What was on, beneath the graphs and on their scale of time: a line of strips for each room. */
export function SessionStrips({ sessions, span, event, timezone }: SessionStripsProps) {
  const place = { locale: event.language, timezone };
  const byRoom = Map.groupBy(sessions, ({ room }) => room);
  const rooms = event.rooms
    .map(({ room, title }) => ({ room, title, rows: placeStrips(byRoom.get(room) ?? [], span) }))
    .filter(({ rows }) => rows.length > 0);
  if (rooms.length === 0) return null;
  const [shown, folded] = [rooms.slice(0, MAX_ROOMS), rooms.slice(MAX_ROOMS)];
  return (
    <section className={styles.section} aria-label="What was on">
      <h2 className={styles.title}>What was on</h2>
      {shown.map(room => (
        <Room key={room.room} {...room} span={span} place={place} />
      ))}
      {folded.length > 0 && (
        <details className={styles.more}>
          <summary>In {folded.length} more rooms</summary>
          {folded.map(room => (
            <Room key={room.room} {...room} span={span} place={place} />
          ))}
        </details>
      )}
    </section>
  );
}

function Room({ title, rows, span, place }: RoomStrips & { span: TimeSpan; place: TimePlace }) {
  return (
    <div className={styles.room}>
      <h3 className={styles.name}>{title}</h3>
      {rows.map(strips => (
        <ol key={strips[0]?.session.guid} className={styles.row}>
          {strips.map(({ session, left, width }) => (
            <li
              key={session.guid + session.startsAt}
              className={styles.strip}
              style={{ left: percent(left), width: percent(width) }}
              data-cancelled={session.cancelled || undefined}
              title={`${formatTimeNear(Date.parse(session.startsAt), span.to, place)}–${formatTime(Date.parse(session.endsAt), place)} ${session.title}`}
            >
              <span className={width < LEGIBLE_SHARE ? 'visually-hidden' : styles.words}>
                {session.title}
              </span>
            </li>
          ))}
        </ol>
      ))}
    </div>
  );
}

function percent(share: number): string {
  return `${Math.round(share * 10_000) / 100}%`;
}
