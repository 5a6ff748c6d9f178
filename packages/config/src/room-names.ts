/** First parts of the portal's own addresses: `/tracker/…` cannot be a room as well. */
const RESERVED: Readonly<Record<string, string>> = {
  api: 'the address of the JSON API',
  backchannel: 'kept for the backchannel',
  demo: 'the address of the demo programme',
  graphs: 'the address of the graphs',
  healthz: 'the address of the health check',
  metrics: 'the address of the metrics',
  monitor: "the address of the organiser's wall",
  readyz: 'the address of the readiness check',
  schedule: 'the address of the programme',
  static: 'the address of pictures and scripts',
  streams: 'the address of the list of streams',
  studio: 'kept for the studio',
  tracker: 'the address of the tracker',
};

/** In small letters, in the order of the alphabet. */
export const RESERVED_NAMES: readonly string[] = Object.keys(RESERVED);

/** What is wrong with the name of a room, if anything is. */
export function findRoomNameProblem(name: string): string | undefined {
  if (!/^[A-Za-z0-9_]+$/.test(name)) {
    const suggestion = name.replaceAll(/[^A-Za-z0-9]+/g, '_').replaceAll(/^_+|_+$/g, '');
    const example = suggestion === '' ? '' : `, like "${suggestion}"`;
    return `is not a name of a room, expected letters, digits and "_"${example}; what people read is its "title"`;
  }
  if (name.startsWith('_'))
    return 'begins with "_" as addresses of the web server do; name the room otherwise';
  const reserved = RESERVED[name.toLowerCase()];
  return reserved === undefined
    ? undefined
    : `is ${reserved}, /${name.toLowerCase()}; name the room otherwise`;
}
