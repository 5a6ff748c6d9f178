import { readSettings } from '@foyer/config';
import {
  createLoadMeter,
  describeEvent,
  parseStream,
  readNetDev,
  startRegistering,
  systemClock,
} from '@foyer/encoder';
import { parseOptions } from './command/parse-options.ts';
import { UsageError } from './command/usage-error.ts';
import { findSecret } from './registering/find-secret.ts';
import { readSeconds } from './registering/read-option.ts';
import { runTool } from './registering/run-tool.ts';

const USAGE = `Usage: npm run register -- --group ROOM [OPTION …]

Says to a tracker "this machine streams the room, and this is its load", again and again until it is ended.

  --group ROOM      the room, as the tracker's config names it
  --url TRACKER     the portal's address, or the tracker's own; default: http://127.0.0.1:8000
  --secret SECRET   the tracker's; in FOYER_SECRET it is not seen by others on this machine.
                    Without either it is taken from the config
  --stream URL      a way to watch the room; may be repeated. What it is follows from its ending
                    (.m3u8, .mpd, .webm, .flv, .ogv, .ogg, .aac, .mp3), or is said before it:
                    --stream audio/icecast=http://192.0.2.7:8000/hall
                    Without any the tracker goes by the old fixed addresses of this machine
  --preview URL     a still picture of now
  --interval S      seconds between two reports, 1 to 3600; default: 30
  --once            reports once, and fails if that fails
  --config FILE     the config; default: FOYER_CONFIG, or config.json of this project
  --help            this text

A tracker that is down is tried again until it is back. A wrong secret or room ends this with exit code 1.
`;

const OPTIONS = {
  group: { type: 'string' },
  url: { type: 'string' },
  secret: { type: 'string' },
  stream: { type: 'string', multiple: true },
  preview: { type: 'string' },
  interval: { type: 'string' },
  once: { type: 'boolean' },
  config: { type: 'string' },
  help: { type: 'boolean' },
} as const;

await runTool('register', async stop => {
  const { values } = parseOptions({ args: process.argv.slice(2), options: OPTIONS });
  if (values.help) return void process.stdout.write(USAGE);
  const { group, preview } = values;
  if (!group) throw new UsageError('Expected --group ROOM, the room that this machine streams.');
  const settings = readSettings(process.env);
  const intervalMs = 1000 * readSeconds('--interval', { value: values.interval, byDefault: 30 });
  const streams = values.stream?.map(parseStream);
  const secret = await findSecret({
    secret: values.secret,
    env: process.env,
    configFile: values.config ?? settings.configFile,
  });
  const meter = createLoadMeter({ clock: systemClock, readCounters: readNetDev });
  const { finished } = startRegistering({
    trackerUrl: values.url ?? `http://127.0.0.1:${settings.port}`,
    secret,
    rooms: [group],
    describe: async (_room, signal) => ({
      overall_bitrate: await meter.measureBps(signal),
      ...(streams && { streams }),
      ...(preview && { preview }),
    }),
    intervalMs,
    once: values.once ?? false,
    clock: systemClock,
    fetch,
    random: Math.random,
    signal: stop,
    onEvent: event => console.log(describeEvent(event)),
  });
  await finished;
});
