import { readSettings, type Settings } from '@foyer/config';

export const USAGE = `Usage: npm start -- [OPTION …]      npm run dev -- [OPTION …]

Starts what this machine runs: the portal, the tracker and, for the example
conference, a pretend encoder. "dev" serves the pages from source, with hot reload.

  --port N          port of the portal; default 8000, or FOYER_PORT
                    (the tracker takes the next one, the pretend encoder the one after)
  --host H          address to listen on; default 127.0.0.1, or FOYER_HOST;
                    0.0.0.0 lets other machines in
  --config FILE     the config file; default config.json, or FOYER_CONFIG
  --data FOLDER     databases, caches and logs; default .foyer, or FOYER_DATA
  --roles LIST      programs to run: portal, tracker, encoder; default all, or SERVER_ROLES
  --now INSTANT     starts the clock there, if the config says "rehearsal": true; or FOYER_NOW
  --tracker-port N, --encoder-port N, --tracker-url URL
                    where the defaults do not do; or FOYER_TRACKER_PORT and so on
  --verbose         shows what the programs say, not only their warnings
  --help            this text

Ctrl-C stops all of them (exit code 0). When one ends by itself the others are
stopped too, and nothing is started again: on a machine that must stay up
systemd does that, by deploy/foyer.service (deploy/README.md). The exit code is
1 then, or if the config is wrong, and 2 if an option is wrong.
`;

export type StartOptions = { help: true } | { help: false; verbose: boolean; settings: Settings };

/** @throws SettingsError if an option or a variable cannot be used */
export function parseStartOptions(args: readonly string[], env: NodeJS.ProcessEnv): StartOptions {
  const own = new Set(['--verbose', '--help', '-h']);
  if (args.includes('--help') || args.includes('-h')) return { help: true };
  const settings = readSettings(
    env,
    args.filter(arg => !own.has(arg)),
  );
  return { help: false, verbose: args.includes('--verbose'), settings };
}
