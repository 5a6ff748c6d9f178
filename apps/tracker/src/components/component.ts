import type { Mood } from '@foyer/contract';
import type { Instant } from '../clock.ts';

/** Who reports components: a machine by its name, or an endpoint. */
export interface ComponentSource {
  machine: string;
  /** The room that all of it works for; null if there is no one room. */
  room: string | null;
  /** The id of the endpoint, if it is one. */
  endpoint: string | null;
}

/** What a source says of one component. */
export interface ComponentReport {
  name: string;
  type: string;
  mood: Mood;
  /** undefined: it does not say. */
  since?: Instant | undefined;
  detail?: string | null | undefined;
  /** The moods before, as far as the source remembers, in any order. */
  past?: readonly MoodStart[] | undefined;
}

export interface MoodStart {
  mood: Mood;
  since: Instant;
}

export interface MoodPeriod extends MoodStart {
  until: Instant;
}

/** A part of the media pipeline, as its source said last. */
export interface Component extends ComponentSource {
  readonly name: string;
  readonly type: string;
  readonly mood: Mood;
  readonly since: Instant;
  readonly detail: string | null;
  readonly reportedAt: Instant;
  /** When it counts as lost without another report. */
  readonly lostAt: Instant;
}

/** A component as it is now, what it was before, and what of that is not on disk yet. */
export interface ComponentState {
  component: Component;
  /** The latest first. */
  history: MoodPeriod[];
  unsaved: MoodPeriod[];
}

/** How long a component stays known that is not heard of any more. */
export const FORGOTTEN_AFTER_MS = 86_400_000;
/** How many moods before the present one are known. */
export const MAX_HISTORY = 20;

/** Reports under another name, or from elsewhere, are of another component. */
export function formatComponentKey({
  machine,
  endpoint,
  name,
}: Pick<Component, 'machine' | 'endpoint' | 'name'>) {
  return JSON.stringify([endpoint ?? machine, name]);
}

export function isSilent({ lostAt }: Component, now: Instant): boolean {
  return now >= lostAt;
}

/** What to believe of it now: of what has been silent too long only when it was last heard of. */
export function judgeMood(component: Component, now: Instant): MoodStart {
  return isSilent(component, now)
    ? { mood: 'lost', since: component.reportedAt }
    : { mood: component.mood, since: component.since };
}
