import type { Stream } from '@foyer/contract';

/** What can be told of what a viewer watches. Null: not told, or not told apart. */
export interface Watched {
  readonly room: string | null;
  readonly kind: Stream['kind'] | null;
  readonly protocol: Stream['protocol'] | null;
  readonly language: string | null;
  readonly quality: string | null;
  readonly endpoint: string | null;
}

/** From the coarsest to the finest. Viewers are counted by all but the last, which only says who belongs to which. */
export const groupLevels = ['all', 'room', 'stream', 'quality', 'endpoint', 'series'] as const;

export type GroupLevel = (typeof groupLevels)[number];

export interface ViewerGroup extends Watched {
  readonly id: number;
  readonly level: GroupLevel;
}

export const nothing: Watched = {
  room: null,
  kind: null,
  protocol: null,
  language: null,
  quality: null,
  endpoint: null,
};

/** What a level tells apart of a series; undefined if the series has nothing at that level. */
export function projectTo(level: GroupLevel, watched: Watched): Watched | undefined {
  const { room, kind, protocol, language, quality, endpoint } = watched;
  switch (level) {
    case 'all':
      return nothing;
    case 'room':
      return { ...nothing, room };
    case 'stream':
      return { ...nothing, room, kind, protocol, language };
    case 'quality':
      return { ...nothing, room, kind, quality };
    case 'endpoint':
      return endpoint === null ? undefined : { ...nothing, room, endpoint };
    case 'series':
      return watched;
  }
}
