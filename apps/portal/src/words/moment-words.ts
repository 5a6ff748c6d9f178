import type { Instant } from '@foyer/schedule';
import type { SessionPhase } from '../schedule-page/session-phase.ts';
import { formatCountdown } from './format-time.ts';
import type { StateTone } from './state-words.ts';

export interface MomentWords {
  tone: StateTone;
  label: string;
  sentence: string | null;
}

/** Says where a session stands at an instant. */
export function describeMoment(options: {
  session: {
    startsAt: Instant;
    endsAt: Instant;
    cancelled: boolean;
    doNotStream: boolean;
    openEnded: boolean;
  };
  phase: SessionPhase;
  /** A picture of it comes. */
  live: boolean;
  at: Instant;
}): MomentWords {
  const { session, phase, live, at } = options;
  if (session.cancelled) return { tone: 'withheld', label: 'Cancelled', sentence: null };
  switch (phase) {
    case 'over':
      return { tone: 'faded', label: 'Over', sentence: null };
    case 'soon':
      return {
        tone: 'starting',
        label: 'Starting soon',
        sentence: `in ${formatCountdown(session.startsAt - at)}`,
      };
    case 'coming':
      return { tone: 'neutral', label: 'To come', sentence: `in ${formatCountdown(session.startsAt - at)}` };
    case 'on': {
      const left = session.openEnded ? null : `${formatCountdown(session.endsAt - at)} left`;
      if (session.doNotStream) return { tone: 'withheld', label: 'On now, not streamed', sentence: left };
      return { tone: 'live', label: live ? 'Live' : 'On now', sentence: left };
    }
  }
}
