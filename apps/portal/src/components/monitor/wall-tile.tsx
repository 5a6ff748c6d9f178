'use client';

import type { ReactNode } from 'react';
import { useNow } from '../../hooks/clock-context.tsx';
import { type Amount, formatAge, formatBitrate } from '../../monitor/format-amount.ts';
import { SCARCE_SHARE } from '../../monitor/room-troubles.ts';
import type { WallRoom } from '../../monitor/wall-room.ts';
import { formatTime, type TimePlace } from '../../words/format-time.ts';
import { describeState } from '../../words/state-words.ts';
import { ClockLink } from '../site/clock-link.tsx';
import { LivePicture } from '../site/live-picture.tsx';
import { LoadBar } from './load-bar.tsx';
import styles from './wall-tile.module.css';

interface WallTileProps {
  room: WallRoom;
  place: TimePlace;
}

/** A room on the wall. Colour is for those where something is wrong. */
export function WallTile({ room, place }: WallTileProps) {
  const { status, state, troubles, utilisation } = room;
  const now = useNow();
  const words = describeState(state, { at: now, ...place });
  const session = state.current[0];
  return (
    <li className={styles.tile} data-severity={troubles[0]?.severity}>
      <div className={styles.band}>
        <h2 className={styles.room}>
          <ClockLink href={`/${status.room}`} className={styles.link ?? ''}>
            {status.title}
          </ClockLink>
        </h2>
        <p className={styles.state}>{words.label}</p>
      </div>
      <div className={styles.picture}>
        {/* A withheld session has no picture here either: a wall is seen by whoever passes. */}
        <LivePicture src={status.preview} room="" muted={!state.watchable} />
      </div>
      <dl className={styles.numbers}>
        <Figure name="viewers" amount={formatViewers(room.viewers)} />
        <Figure name="sent" amount={room.bitrateBps === null ? null : formatBitrate(room.bitrateBps)}>
          {utilisation !== null && (
            <span className={styles.load}>
              <LoadBar share={utilisation} isScarce={utilisation >= SCARCE_SHARE} />
            </span>
          )}
        </Figure>
        <Figure
          name={room.endpoints.length > 1 ? `last of ${room.endpoints.length} reports` : 'last report'}
          amount={room.lastSeenAt === null ? null : formatAge(now - room.lastSeenAt)}
        />
      </dl>
      {troubles.map(({ severity, sentence }) => (
        <p key={sentence} className={severity === 'note' ? styles.note : styles.trouble}>
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
  children?: ReactNode;
}

function Figure({ name, amount, children }: FigureProps) {
  return (
    <div className={styles.figure} data-loaded={Boolean(children) || undefined}>
      {/* The unit and the bar say it to those who can see them. */}
      <dt className={children ? 'visually-hidden' : styles.name}>{name}</dt>
      <dd className={styles.value} suppressHydrationWarning>
        {amount === null ? '–' : amount.value}
        {amount !== null && amount.unit !== '' && <span className={styles.unit}> {amount.unit}</span>}
        {children}
      </dd>
    </div>
  );
}

function formatViewers(viewers: WallRoom['viewers']): Amount | null {
  if (viewers === null) return null;
  return { value: typeof viewers === 'number' ? viewers.toLocaleString('en') : viewers, unit: '' };
}
