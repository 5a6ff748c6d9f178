'use client';

import { useNow } from '../../hooks/clock-context.tsx';
import { type Amount, formatAge, formatBitrate } from '../../monitor/format-amount.ts';
import type { WallRoom } from '../../monitor/wall-room.ts';
import { formatTime } from '../../words/format-time.ts';
import { describeState } from '../../words/state-words.ts';
import { ClockLink } from '../site/clock-link.tsx';
import { LivePicture } from '../site/live-picture.tsx';
import styles from './wall-tile.module.css';

interface WallTileProps {
  room: WallRoom;
  locale: string;
}

/** A room on the wall. Colour is for those where something is wrong. */
export function WallTile({ room, locale }: WallTileProps) {
  const { status, state, troubles } = room;
  const now = useNow();
  const place = { locale, timezone: status.timezone };
  const words = describeState(state, { at: now, ...place });
  const session = state.current[0];
  return (
    <li className={styles.tile} data-severity={troubles[0]?.severity}>
      <div className={styles.picture}>
        {/* A withheld session has no picture here either: a wall is seen by whoever passes. */}
        <LivePicture src={status.preview} room={status.title} muted={!state.watchable} />
      </div>
      <div className={styles.band}>
        <h2 className={styles.room}>
          <ClockLink href={`/${status.room}`} className={styles.link ?? ''}>
            {status.title}
          </ClockLink>
        </h2>
        <p className={styles.state}>{words.label}</p>
      </div>
      <dl className={styles.numbers}>
        <Figure name="viewers" amount={formatViewers(room.viewers)} />
        <Figure
          name="sent"
          amount={room.bitrateBps === null ? null : formatBitrate(room.bitrateBps)}
          share={room.utilisation}
        />
        <Figure
          name={room.endpoints.length > 1 ? `last report of ${room.endpoints.length}` : 'last report'}
          amount={room.lastSeenAt === null ? null : formatAge(now - room.lastSeenAt)}
        />
      </dl>
      {troubles.map(({ sentence }) => (
        <p key={sentence} className={styles.trouble}>
          {sentence}
        </p>
      ))}
      <p className={styles.session}>
        {session === undefined ? (
          words.sentence
        ) : (
          <>
            <time>until {formatTime(session.endsAt, place)}</time> {session.session.title}
          </>
        )}
      </p>
    </li>
  );
}

interface FigureProps {
  name: string;
  /** null: not known. */
  amount: Amount | null;
  /** Of a capacity, 0 to 1. */
  share?: number | null;
}

function Figure({ name, amount, share = null }: FigureProps) {
  return (
    <div className={styles.figure}>
      <dt className={styles.name}>
        {name}
        {share !== null && `, ${Math.round(share * 100)} % of capacity`}
      </dt>
      <dd className={styles.value} suppressHydrationWarning>
        {amount === null ? '–' : amount.value}
        {amount !== null && amount.unit !== '' && <span className={styles.unit}> {amount.unit}</span>}
      </dd>
    </div>
  );
}

function formatViewers(viewers: WallRoom['viewers']): Amount | null {
  if (viewers === null) return null;
  return { value: typeof viewers === 'number' ? viewers.toLocaleString('en') : viewers, unit: '' };
}
