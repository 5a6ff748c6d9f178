import {
  type GroupLevel,
  groupLevels,
  nothing,
  projectTo,
  type ViewerGroup,
  type Watched,
} from './viewer-group.ts';

/** A viewer's exact place, and the groups that it is counted in. */
export interface Series extends ViewerGroup {
  /** By level; undefined where a series has none, as those without an endpoint. */
  readonly groups: readonly (ViewerGroup | undefined)[];
}

/** Players name qualities and languages: more than this in one room are somebody's joke, and become "other". */
const MAX_NAMES_PER_ROOM = 40;
/** And so are more streams than this of one room, told apart by all that players name. Groups are kept for ever. */
const MAX_STREAMS_PER_ROOM = 200;
const OTHER = 'other';

const countedLevels = groupLevels.filter(level => level !== 'series');

export interface GroupDirectoryOptions {
  /** What is stored already. */
  groups: Iterable<ViewerGroup>;
  isEndpoint(room: string, endpoint: string): boolean;
}

/** Gives each group its number, once and for all. New ones wait in `unsaved` for whoever stores them. */
export class GroupDirectory {
  readonly #isEndpoint: GroupDirectoryOptions['isEndpoint'];
  readonly #groups = new Map<string, ViewerGroup>();
  readonly #byId = new Map<number, ViewerGroup>();
  readonly #series = new Map<number, Series>();
  readonly #names = new Map<string, Set<string>>();
  readonly #streams = new Map<string, Set<string>>();
  readonly #unsaved: ViewerGroup[] = [];
  #lastId = 0;

  constructor({ groups, isEndpoint }: GroupDirectoryOptions) {
    this.#isEndpoint = isEndpoint;
    for (const group of groups) this.#add(group);
    for (const group of [...this.#groups.values()]) if (group.level === 'series') this.#addSeries(group);
  }

  get unsaved(): readonly ViewerGroup[] {
    return this.#unsaved;
  }

  markSaved(groups: readonly ViewerGroup[]): void {
    this.#unsaved.splice(0, groups.length);
  }

  list(): Iterable<ViewerGroup> {
    return this.#byId.values();
  }

  getById(id: number): ViewerGroup {
    const group = this.#byId.get(id);
    if (group === undefined) throw new Error(`There is no group ${id}.`);
    return group;
  }

  getSeries(id: number): Series {
    const series = this.#series.get(id);
    if (series === undefined) throw new Error(`There is no series ${id}.`);
    return series;
  }

  /** What nobody has registered is no endpoint, and names beyond measure are "other". */
  findSeries(watched: Watched): Series {
    const group = this.get('series', this.#bound(watched));
    return this.#series.get(group.id) ?? this.#addSeries(group);
  }

  /** The group of this level, made if need be. */
  get(level: GroupLevel, watched: Watched): ViewerGroup {
    const known = this.#groups.get(formatKey(level, watched));
    if (known !== undefined) return known;
    const { room, kind, protocol, language, quality, endpoint } = watched;
    const group = { id: this.#lastId + 1, level, room, kind, protocol, language, quality, endpoint };
    this.#unsaved.push(group);
    return this.#add(group);
  }

  #add(group: ViewerGroup): ViewerGroup {
    this.#lastId = Math.max(this.#lastId, group.id);
    this.#groups.set(formatKey(group.level, group), group);
    this.#byId.set(group.id, group);
    if (group.level === 'series') {
      this.#boundName(`q/${group.room}`, group.quality);
      this.#boundName(`l/${group.room}`, group.language);
      this.#boundStream(group);
    }
    return group;
  }

  #addSeries(group: ViewerGroup): Series {
    const groups = countedLevels.map(level => {
      const watched = projectTo(level, group);
      return watched && this.get(level, watched);
    });
    const series = { ...group, groups };
    this.#series.set(group.id, series);
    return series;
  }

  #bound(watched: Watched): Watched {
    const { room, language, quality, endpoint } = watched;
    return this.#boundStream({
      ...watched,
      quality: this.#boundName(`q/${room}`, quality),
      language: this.#boundName(`l/${room}`, language),
      endpoint: endpoint !== null && this.#knowsEndpoint(room ?? '', endpoint) ? endpoint : null,
    });
  }

  #boundStream(watched: Watched): Watched {
    const { room, kind, protocol, language, quality } = watched;
    const streams = this.#streams.get(room ?? '') ?? new Set();
    this.#streams.set(room ?? '', streams);
    const stream = JSON.stringify([kind, protocol, language, quality]);
    if (!streams.has(stream) && streams.size >= MAX_STREAMS_PER_ROOM) {
      return { ...watched, language: language && OTHER, quality: quality && OTHER };
    }
    streams.add(stream);
    return watched;
  }

  #boundName(key: string, name: string | null): string | null {
    if (name === null) return null;
    const names = this.#names.get(key) ?? new Set();
    this.#names.set(key, names);
    if (!names.has(name) && names.size >= MAX_NAMES_PER_ROOM) return OTHER;
    names.add(name);
    return name;
  }

  /** Also one that went silent a moment ago: those who watch it still do. */
  #knowsEndpoint(room: string, endpoint: string): boolean {
    const key = formatKey('endpoint', { ...nothing, room, endpoint });
    return this.#groups.has(key) || this.#isEndpoint(room, endpoint);
  }
}

function formatKey(level: GroupLevel, watched: Watched): string {
  const { room, kind, protocol, language, quality, endpoint } = watched;
  return JSON.stringify([level, room, kind, protocol, language, quality, endpoint]);
}
