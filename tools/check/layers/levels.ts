/** What a package is, as its package.json declares under `foyer.level`. */
export type Level = 'domain' | 'adapter' | 'app' | 'test' | 'tool';

const MAY_IMPORT: Record<Level, readonly Level[]> = {
  domain: ['domain'],
  adapter: ['domain', 'adapter'],
  app: ['domain', 'adapter'],
  test: ['domain', 'adapter', 'app', 'test', 'tool'],
  tool: ['domain', 'adapter', 'app', 'test', 'tool'],
};

const REASONS: Record<Level, string> = {
  domain:
    'domain packages know nothing of the outside, so that the same function runs in a server, a browser and a test',
  adapter: 'an adapter wraps one outside thing for any app, so it knows none of them',
  app: 'programs may run on machines of their own, so they share packages and speak JSON, and never import each other',
  test: 'tests look at everything',
  tool: 'tools start anything',
};

export function isLevel(value: unknown): value is Level {
  return typeof value === 'string' && Object.hasOwn(MAY_IMPORT, value);
}

export function mayImport(from: Level, to: Level): boolean {
  return MAY_IMPORT[from].includes(to);
}

/** Why a package of this level may not import what it tried to. */
export function explainLevel(from: Level): string {
  return `${from} → ${MAY_IMPORT[from].join(', ')} only: ${REASONS[from]}`;
}
