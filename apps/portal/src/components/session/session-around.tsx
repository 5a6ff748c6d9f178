import type { ViewEntry } from '../../schedule-page/programme-view.ts';
import type { Neighbours } from '../../schedule-page/session-neighbours.ts';
import { getSessionPath } from '../../schedule-page/session-path.ts';
import type { TimePlace } from '../../words/format-time.ts';
import { formatSpanNear } from '../../words/whole-days.ts';
import { RehearsalLink } from '../site/rehearsal-link.tsx';
import styles from './session-around.module.css';

interface SessionAroundProps {
  entry: ViewEntry;
  repeats: readonly ViewEntry[];
  neighbours: Neighbours;
  place: TimePlace;
}

/** Where else it is, what is before and after it in its room, and what it keeps one from. */
export function SessionAround({ entry, repeats, neighbours, place }: SessionAroundProps) {
  const { before, after, meanwhile } = neighbours;
  const inRoom = [before, after].filter(neighbour => neighbour !== null);
  return (
    <div className={styles.around}>
      {repeats.length > 0 && (
        <section>
          <h2 className={styles.heading}>Also</h2>
          <ul>
            {repeats.map(({ session, startsAt, endsAt, room, timezone }) => (
              <li key={`${startsAt} ${room.title}`} className={styles.row}>
                <time dateTime={new Date(startsAt).toISOString()}>
                  {formatSpanNear(
                    { startsAt, endsAt, openEnded: session.endsAt === null, timezone },
                    entry.startsAt,
                    place,
                  )}
                </time>
                <span>{room.title}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <EntryList title={`Before and after, ${entry.room.title}`} entries={inRoom} place={place} />
      <EntryList title="At the same time" entries={meanwhile} place={place} withRoom />
    </div>
  );
}

interface EntryListProps {
  title: string;
  entries: readonly ViewEntry[];
  place: TimePlace;
  withRoom?: boolean;
}

function EntryList({ title, entries, place, withRoom = false }: EntryListProps) {
  if (entries.length === 0) return null;
  return (
    <section>
      <h2 className={styles.heading}>{title}</h2>
      <ul>
        {entries.map(({ session, room, startsAt, endsAt, timezone }) => (
          <li
            key={`${session.guid} ${room.title}`}
            className={styles.row}
            data-cancelled={session.cancelled || undefined}
          >
            <time dateTime={new Date(startsAt).toISOString()}>
              {formatSpanNear(
                { startsAt, endsAt, openEnded: session.endsAt === null, timezone },
                startsAt,
                place,
              )}
            </time>
            <span>
              {withRoom && <b className={styles.room}>{room.title}</b>}
              <RehearsalLink href={getSessionPath(session.guid)} className={styles.title ?? ''}>
                {session.title}
              </RehearsalLink>
              {session.cancelled === true && <i className={styles.cancelled}>Cancelled</i>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
