import type { SessionSpan } from '@foyer/contract';
import type { TimeSpan } from '../../graphs/graph-range.ts';
import { LEGIBLE_SHARE, placeStrips } from '../../graphs/place-strips.ts';
import type { EventInfo } from '../../portal-data.ts';
import { formatTime, formatTimeNear } from '../../words/format-time.ts';
import styles from './session-strips.module.css';

interface SessionStripsProps {
  /** By start. */
  sessions: readonly SessionSpan[];
  span: TimeSpan;
  event: EventInfo;
  timezone: string;
}

/** What was on, beneath the graphs and on their scale of time: a line of strips for each room. */
export function SessionStrips({ sessions, span, event, timezone }: SessionStripsProps) {
  const place = { locale: event.language, timezone };
  const rooms = event.rooms
    .map(room => ({ ...room, rows: placeStrips(ofRoom(sessions, room.room), span) }))
    .filter(({ rows }) => rows.length > 0);
  if (rooms.length === 0) return null;
  return (
    <section className={styles.section} aria-label="What was on">
      <h2 className={styles.title}>What was on</h2>
      {rooms.map(({ room, title, rows }) => (
        <div key={room} className={styles.room}>
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
      ))}
    </section>
  );
}

function ofRoom(sessions: readonly SessionSpan[], room: string): SessionSpan[] {
  return sessions.filter(session => session.room === room);
}

function percent(share: number): string {
  return `${Math.round(share * 10_000) / 100}%`;
}
