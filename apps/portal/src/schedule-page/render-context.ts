import type { Instant } from '@foyer/schedule';
import type { TimePlace } from '../words/format-time.ts';
import type { ProgrammeView } from './programme-view.ts';

/** What all parts of the programme's page are made from. */
export interface RenderContext {
  view: ProgrammeView;
  at: Instant;
  place: TimePlace;
  /** Where the conference is held, if it says so. */
  eventPlace: string | null;
  /** Names of rooms that a picture comes from. */
  liveRooms: ReadonlySet<string>;
  /** Appended to links: `?now=…` in a rehearsal, else empty. */
  query: string;
}
