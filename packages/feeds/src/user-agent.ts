import manifest from '../package.json' with { type: 'json' };

export const USER_AGENT = `Foyer/${manifest.version}`;
