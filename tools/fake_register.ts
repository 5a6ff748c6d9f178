import { isIP } from 'node:net';
import { fileURLToPath } from 'node:url';
import { loadConfig, readSettings } from '@foyer/config';
import {
  createPretendReports,
  describeEvent,
  formatOrigin,
  type PretendReports,
  startPretendEncoder,
  startRegistering,
  systemClock,
} from '@foyer/encoder';
import { parseOptions } from './command/parse-options.ts';
import { UsageError } from './command/usage-error.ts';
import { findSecret } from './registering/find-secret.ts';
import { readPort, readSeconds } from './registering/read-option.ts';
import { runTool } from './registering/run-tool.ts';

const USAGE = `Usage: npm run fake_register [-- OPTION …]

Pretends to be the encoder of every room: serves a live stream of a test picture, and registers it with a
tracker, again and again until it is ended.

  --group A,B        the rooms; default: all of the config
  --url TRACKER      the portal's address, or the tracker's own; default: http://127.0.0.1:8000
  --secret SECRET    the tracker's; default: FOYER_SECRET, or that of the config
  --ip ADDRESS       the address to be taken for the endpoint's own. A tracker believes it only from the
                     machines in its "trusted-proxies", of which its own machine is one
  --host ADDRESS     on which the streams are served; default: FOYER_HOST, or 127.0.0.1
  --port PORT        on which they are served; default: FOYER_ENCODER_PORT, or 8002
  --public-url URL   under which viewers reach them; default: http://HOST:PORT
  --interval S       seconds between two reports, 1 to 3600; default: 10
  --once             registers each room once and ends, without serving anything
  --config FILE      the config; default: FOYER_CONFIG, or config.json of this project
  --help             this text
`;

const OPTIONS = {
  group: { type: 'string' },
  url: { type: 'string' },
  secret: { type: 'string' },
  ip: { type: 'string' },
  host: { type: 'string' },
  port: { type: 'string' },
  'public-url': { type: 'string' },
  interval: { type: 'string' },
  once: { type: 'boolean' },
  config: { type: 'string' },
  help: { type: 'boolean' },
} as const;

type Values = ReturnType<typeof readOptions>;

function readOptions() {
  return parseOptions({ args: process.argv.slice(2), options: OPTIONS }).values;
}

async function listRooms(values: Values, configFile: string): Promise<string[]> {
  if (values.group === undefined)
    return (await loadConfig({ file: configFile })).rooms.map(({ name }) => name);
  const rooms = values.group.split(',').filter(room => room.trim() !== '');
  if (rooms.length > 0) return rooms.map(room => room.trim());
  throw new UsageError(`--group is "${values.group}", expected names of rooms, separated by commas`);
}

function readClaimedAddress({ ip }: Values): string | undefined {
  if (ip === undefined || isIP(ip) !== 0) return ip;
  throw new UsageError(`--ip is "${ip}", expected an IPv4 or IPv6 address`);
}

await runTool('fake_register', async stop => {
  const values = readOptions();
  if (values.help) return void process.stdout.write(USAGE);
  const settings = readSettings(process.env);
  const configFile = values.config ?? settings.configFile;
  const claimedAddress = readClaimedAddress(values);
  const intervalMs = 1000 * readSeconds('--interval', { value: values.interval, byDefault: 10 });
  const rooms = await listRooms(values, configFile);
  const secret = await findSecret({ secret: values.secret, env: process.env, configFile });
  const host = values.host ?? settings.host;
  const port = readPort('--port', { value: values.port, byDefault: settings.encoderPort });
  const publicUrl = values['public-url'];
  const once = values.once ?? false;
  const mediaDir = fileURLToPath(new URL('../public/demo', import.meta.url));
  const now = systemClock.now;

  const encoder = once ? null : await startPretendEncoder({ host, port, rooms, publicUrl, mediaDir, now });
  if (encoder) console.log(`Serving ${encoder.url}/ROOM/live.m3u8 for ROOM in: ${rooms.join(', ')}`);
  const reports: PretendReports =
    encoder ?? createPretendReports({ publicUrl: publicUrl ?? formatOrigin({ host, port }), now });
  try {
    const { finished } = startRegistering({
      trackerUrl: values.url ?? `http://127.0.0.1:${settings.port}`,
      secret,
      rooms,
      describe: room => reports.reportOf(room),
      intervalMs,
      once,
      claimedAddress,
      clock: systemClock,
      fetch,
      random: Math.random,
      signal: stop,
      onEvent: event => console.log(describeEvent(event)),
    });
    await finished;
  } finally {
    await encoder?.close();
  }
});
