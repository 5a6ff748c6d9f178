'use client';

import type { RoomStatus } from '@foyer/contract';
import { useState } from 'react';
import { describeViewers } from '../../words/viewer-words.ts';
import styles from './room-actions.module.css';

interface RoomActionsProps {
  room: string;
  title: string;
  /** Empty while nothing may be shown. */
  streams: RoomStatus['streams'];
  viewers: RoomStatus['viewers'];
}

/** What else one can do with a room, as quiet text. */
export function RoomActions({ room, title, streams, viewers }: RoomActionsProps) {
  const watching = describeViewers(viewers);
  const [copied, setCopied] = useState<string | null>(null);
  async function copy(what: string, text: string) {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(what);
    } catch {
      setCopied(null);
    }
  }
  async function share() {
    const url = new URL(`/${room}`, location.href).href;
    if (navigator.share === undefined) return copy('room', url);
    try {
      await navigator.share({ title, url });
    } catch {
      // The viewer changed their mind.
    }
  }
  return (
    <div className={styles.actions}>
      {streams.length > 0 && (
        <details className={styles.elsewhere}>
          <summary className={styles.action}>Watch elsewhere</summary>
          <p className={styles.hint}>Addresses for VLC, mpv, Kodi and other players:</p>
          <ul className={styles.streams}>
            {streams.map(stream => (
              <li key={stream.url} className={styles.stream}>
                <span className={styles.kind}>
                  {stream.kind === 'audio' ? 'Sound only' : 'Video'}
                  {stream.quality !== null && `, ${stream.quality}`}
                  {stream.language !== null && `, ${stream.language}`}
                </span>
                <a href={stream.url} className={styles.url}>
                  {stream.url}
                </a>
                <button type="button" className={styles.action} onClick={() => copy(stream.url, stream.url)}>
                  {copied === stream.url ? 'Copied' : 'Copy'}
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
      <button type="button" className={styles.action} onClick={share}>
        {copied === 'room' ? 'Link copied' : 'Share'}
      </button>
      {watching !== null && <span className={styles.viewers}>{watching}</span>}
    </div>
  );
}
