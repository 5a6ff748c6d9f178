import { extname } from 'node:path';
import { listFixtures } from '../fixtures.ts';
import { listCompanions, listTruths, readProgramme } from '../real-programmes.ts';
import { abridgeProgramme } from './abridge-programme.ts';
import type { Syntax } from './find-values.ts';
import { createRandom, mixSeeds } from './random.ts';

/** A text to begin with. */
export interface FuzzSeed {
  name: string;
  syntax: Syntax;
  text: string;
  companions: string[];
}

const FOLDER_OF_FORMAT = new Map([
  ['csv', 'csv'],
  ['defcon', 'defcon-json'],
  ['devoxx', 'devoxx-json'],
  ['europython', 'europython-xml'],
  ['frab', 'pentabarf-xml'],
  ['hoverboard', 'hoverboard-json'],
  ['icalendar', 'ics'],
  ['indico', 'indico-json'],
  ['iosched', 'iosched-json'],
  ['oscon', 'oscon-json'],
  ['pretalx-widget', 'pretalx-widget-json'],
  ['scale', 'scale-sign-xml'],
  ['schedule-json', 'schedule-json'],
  ['sessionize', 'sessionize-json'],
  ['symposion', 'symposion-json'],
  ['xcal', 'xcal'],
  ['zookeepr', 'zookeepr-json'],
]);

/** The project's own fixtures of a format. */
export function listFixtureSeeds(format: string): FuzzSeed[] {
  return listFixtures(format).map(({ name, source, companions }) => ({
    name: `${format}/${name}`,
    syntax: findSyntax(name),
    text: source,
    companions,
  }));
}

/** The real programmes of a format, whole; none where they are not here. */
export function listRealSeeds(format: string): FuzzSeed[] {
  return listTruths(FOLDER_OF_FORMAT.get(format) ?? format).map(({ format: folder, file }) => ({
    name: `${folder}/${file}`,
    syntax: findSyntax(file),
    text: readProgramme({ format: folder, file }),
    companions: listCompanions({ file }).map(name => readProgramme({ format: folder, file: name })),
  }));
}

/** Each a few times, with other sessions of the programme in it. */
export function abridgeSeeds(seeds: readonly FuzzSeed[], times: number): FuzzSeed[] {
  return seeds.flatMap(seed =>
    Array.from({ length: times }, (_, time) => {
      const random = createRandom(mixSeeds(seed.name, time));
      return {
        ...seed,
        name: `${seed.name}, abridged ${time + 1}`,
        text: abridgeProgramme(seed.text, seed.syntax, random),
      };
    }),
  );
}

function findSyntax(file: string): Syntax {
  const extension = extname(file).slice(1);
  if (extension === 'json' || extension === 'ics' || extension === 'csv') return extension;
  return 'xml';
}
