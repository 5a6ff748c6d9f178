import { setImmediate as takeTurn } from 'node:timers/promises';
import type { Config } from '@foyer/config';
import { type Body, createBody } from '../front/body-cache.ts';
import { isSameList } from '../programme/is-same-list.ts';
import type { Programme } from '../programme/programme.ts';
import { collectSources, type ExportedSources } from './exported-sources.ts';
import { type PreparedSources, prepareSources } from './prepare-sources.ts';
import type { RenderExport } from './render-exports.ts';
import { getSessionIndex } from './session-index.ts';

export interface ExportRequest {
  /** Under which the body is kept as long as the programme stays as it is; null: not at all. Not the sender's to choose. */
  key: string | null;
  /** Where the portal is; null if nobody knows. */
  origin: string | null;
  render: RenderExport;
}

/** Bodies of the programme in its formats, each made once for as long as nothing in it changes. */
export interface ProgrammeExports {
  /** null: there is no programme; undefined: there is no such body. */
  getBody(request: ExportRequest): Promise<Body | null | undefined>;
  /** What the programme calls a session, by the key of its page or what some body calls it. */
  findGuid(key: string): string | undefined;
}

interface Edition {
  /** What it was made of. */
  madeOf: readonly unknown[];
  sources: ExportedSources | null;
  prepared: Promise<PreparedSources> | null;
  bodies: Map<string, Body>;
  characters: number;
  origins: Set<string>;
}

/** All together; the largest programme known has about ten million, three formats at one origin. */
const MAX_CHARACTERS = 60_000_000;
/** Who invents names for the portal gets the programme without its addresses, and costs one rendering at most. */
const MAX_ORIGINS = 4;
/** For so long nobody else is served. */
const SLICE_MS = 8;

export function createProgrammeExports(options: {
  getProgramme: () => Programme;
  getConfig: () => Config;
}): ProgrammeExports {
  const { getProgramme, getConfig } = options;
  let edition: Edition | null = null;

  function getEdition(): Edition {
    const [programme, config] = [getProgramme(), getConfig()];
    const made = programme.sources.flatMap(({ built, state }) => [built, state.imports]);
    const madeOf = [config, programme.endedCorrections, ...made];
    if (edition === null || !isSameList(edition.madeOf, madeOf)) {
      const sources = collectSources(programme, config);
      edition = { madeOf, sources, prepared: null, bodies: new Map(), characters: 0, origins: new Set() };
    }
    return edition;
  }

  return {
    findGuid(key) {
      const { sources } = getEdition();
      const [session] = sources === null ? [] : getSessionIndex(sources).findByKey(key);
      return session && (sources?.findOrigin(session)?.guid ?? session.guid);
    },
    async getBody({ key, origin, render }) {
      const current = getEdition();
      const { sources, bodies } = current;
      if (sources === null) return null;
      const known = admitOrigin(current, origin);
      const name = JSON.stringify([key, known]);
      const kept = bodies.get(name);
      if (kept !== undefined) return kept;
      current.prepared ??= inSlices(prepareSources(sources));
      const prepared = await current.prepared;
      // Another who waited too may have made it.
      const made = key === null ? undefined : bodies.get(name);
      if (made !== undefined) return made;
      const text = render(prepared, known);
      const body = text === undefined ? undefined : createBody(text);
      if (key !== null && body !== undefined) keepBody(current, name, body);
      return body;
    },
  };
}

function admitOrigin({ origins }: Edition, origin: string | null): string | null {
  if (origin === null || origins.has(origin)) return origin;
  if (origins.size >= MAX_ORIGINS) return null;
  origins.add(origin);
  return origin;
}

function keepBody(edition: Edition, name: string, body: Body): void {
  if (edition.characters + body.text.length > MAX_CHARACTERS) {
    edition.bodies.clear();
    edition.characters = 0;
  }
  edition.bodies.set(name, body);
  edition.characters += body.text.length;
}

/** Works a long time, but never long at a time. */
async function inSlices<Result>(work: Generator<void, Result, void>): Promise<Result> {
  let until = performance.now() + SLICE_MS;
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
    if (performance.now() < until) continue;
    await takeTurn();
    until = performance.now() + SLICE_MS;
  }
}
