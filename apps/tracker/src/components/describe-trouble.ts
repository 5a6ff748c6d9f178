import type { ComponentTrouble, Mood } from '@foyer/contract';
import { formatInstant, type Instant } from '../clock.ts';
import { type Component, isSilent } from './component.ts';

/** What is wrong with a mood, and how long it may last until it is: what starts is hungry for a moment. */
const troubles: Partial<Record<Mood, { text: string; graceMs: number }>> = {
  waking: { text: 'is still starting', graceMs: 60_000 },
  hungry: { text: 'gets no data', graceMs: 15_000 },
  lost: { text: 'cannot be reached', graceMs: 0 },
  sad: { text: 'has failed', graceMs: 0 },
};

/** What is wrong now, in sentences for people, the latest first. */
export function listTroubles(components: readonly Component[], now: Instant): ComponentTrouble[] {
  const silent = components.filter(component => isSilent(component, now));
  const spoken = components.filter(component => !isSilent(component, now));
  const bySource = Map.groupBy(silent, ({ endpoint, machine }) => endpoint ?? machine);
  return [
    ...[...bySource.values()].map(describeSilence),
    ...spoken.flatMap(component => describeMood(component, now) ?? []),
  ].toSorted((a, b) => b.since.localeCompare(a.since));
}

/** A machine that is gone is one trouble, however many components it has. */
function describeSilence(components: readonly Component[]): ComponentTrouble {
  const [first] = components;
  if (first === undefined) throw new Error('nobody is silent');
  const { room, machine } = first;
  const since = formatInstant(Math.max(...components.map(({ reportedAt }) => reportedAt)));
  if (components.length === 1) {
    return { room, machine, component: first.name, since, text: `${name(first)} has not been heard of.` };
  }
  const text = `${machine} and its ${components.length} components have not been heard of.`;
  return { room, machine, component: null, since, text };
}

function describeMood(component: Component, now: Instant): ComponentTrouble | undefined {
  const { room, machine, mood, since, detail } = component;
  const trouble = troubles[mood];
  if (trouble === undefined || now - since < trouble.graceMs) return undefined;
  const reason = detail === null ? '' : `: ${detail.replace(/[\s.]+$/, '')}`;
  const text = `${name(component)} ${trouble.text}${reason}.`;
  return { room, machine, component: component.name, since: formatInstant(since), text };
}

function name({ name, type, machine }: Component): string {
  return `${name} (${type} on ${machine})`;
}
