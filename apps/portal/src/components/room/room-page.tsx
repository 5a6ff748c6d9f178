import type { RoomPageProps } from '../../data/room-page-props.ts';
import { ClockProvider } from '../../hooks/clock-context.tsx';
import { SiteFooter } from '../site/site-footer.tsx';
import { ThemeToggle } from '../site/theme-toggle.tsx';
import { RoomBar } from './room-bar.tsx';
import styles from './room-page.module.css';
import { RoomView } from './room-view.tsx';

/** One room: the picture, what is on, what comes. */
export function RoomPage({ event, info, initial, others, clock, inRoom }: RoomPageProps) {
  return (
    <ClockProvider clock={clock}>
      <div className={styles.page}>
        <header className={styles.head}>
          <RoomBar event={event} room={info.room} initial={others} />
          <ThemeToggle />
        </header>
        <RoomView event={event} info={info} initial={initial} others={others} inRoom={inRoom} />
        <SiteFooter>
          <a href={`/${info.room}/schedule.ics`}>Calendar</a>
          <a href={`/${info.room}/rss`}>RSS</a>
          <a href={`/api/v1/rooms/${info.room}`}>JSON</a>
          {info.link !== null && <a href={info.link}>About the conference</a>}
        </SiteFooter>
      </div>
    </ClockProvider>
  );
}
