import type { Config } from '@foyer/config';
import type { Instant } from '@foyer/schedule';
import type { Programme } from '../programme/programme.ts';
import { describeMissingProgramme } from '../words/missing-programme-words.ts';
import { computeRevision } from './programme-revision.ts';
import { createProgrammeView, type ProgrammeView } from './programme-view.ts';
import { renderSchedulePage } from './render-schedule-page.ts';

/** The programme as its pages need it. */
export interface ScheduleData {
  getView(): ProgrammeView;
  /** Another one whenever pages show another programme; made once of each. */
  getRevision(): string;
  /** Where viewers reach the portal, without a slash at the end; null where the config does not say so. */
  getPublicUrl(): string | null;
  /** Why there is no session to show, for people; null if there are some. */
  explainEmpty(): string | null;
  /** What cannot be shown of the programme, for people; null if that is nothing, or all. */
  explainMissing(): string | null;
  /** The programme's page as HTML; an offset tells a rehearsal's clock from the real one. */
  renderPage(options: { at: Instant; rehearsing: boolean }): string;
}

export interface ScheduleSources {
  getConfig: () => Config;
  getProgramme: () => Programme;
  /** Names of the rooms that a picture comes from. */
  listLiveRooms: (at: Instant) => readonly string[];
  realClock: () => Instant;
}

export function createScheduleData(sources: ScheduleSources): ScheduleData {
  const { getConfig, getProgramme, listLiveRooms, realClock } = sources;
  let kept: { programme: Programme; rooms: Config['rooms']; view: ProgrammeView } | null = null;
  function getView(): ProgrammeView {
    const programme = getProgramme();
    const { rooms } = getConfig();
    if (kept === null || kept.programme !== programme || kept.rooms !== rooms) {
      kept = { programme, rooms, view: createProgrammeView(programme, rooms) };
    }
    return kept.view;
  }
  let told: { view: ProgrammeView; revision: string } | null = null;
  function getRevision(): string {
    const view = getView();
    if (told?.view !== view) told = { view, revision: computeRevision(view) };
    return told.revision;
  }
  let made: { view: ProgrammeView; live: string; from: Instant; until: Instant; page: string } | null = null;
  function render(at: Instant, rehearsing: boolean): string {
    const view = getView();
    return renderSchedulePage({
      view,
      at,
      place: { locale: getConfig().system.language, timezone: view.timezone },
      eventPlace: getConfig().system.place,
      liveRooms: new Set(listLiveRooms(at)),
      query: rehearsing ? `?now=${encodeURIComponent(new Date(at).toISOString())}` : '',
      offsetMs: at - realClock(),
    });
  }
  return {
    getView,
    getRevision,
    getPublicUrl: () => getConfig().system.publicUrl?.replace(/\/$/, '') ?? null,
    explainEmpty: () => {
      if (getView().days.length > 0) return null;
      const { sources, health } = getProgramme();
      if (sources.length === 0) return 'There is no programme here. The rooms are open all the same.';
      // Where the one cannot be read, and the other is empty, it is still all that is missed.
      return health.state === 'missing'
        ? 'The programme cannot be read at the moment. It will be here as soon as it can.'
        : 'The programme is not out yet. It will be here when it is.';
    },
    explainMissing: () => {
      const { health } = getProgramme();
      if (getView().days.length === 0) return null;
      const lacking = getConfig().rooms.flatMap(({ name, title }) =>
        health.lacking.includes(name) ? title : [],
      );
      return describeMissingProgramme(lacking, health.isAllMissing);
    },
    renderPage: ({ at, rehearsing }) => {
      if (rehearsing) return render(at, rehearsing);
      const view = getView();
      const live = listLiveRooms(at).join(' ');
      if (made?.view !== view || made.live !== live || at < made.from || at >= made.until) {
        made = { view, live, from: at, until: view.findNextChange(at), page: render(at, rehearsing) };
      }
      return made.page;
    },
  };
}
