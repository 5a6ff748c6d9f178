import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import type { Role, Settings } from '@foyer/config';
import { type Interfaces, listNetworkHosts, toReachableHost, toUrl } from './addresses.ts';
import type { WantedPort } from './check-ports.ts';
import type { ProgramSpec } from './program.ts';

export interface PlannedProgram extends ProgramSpec {
  role: Role;
  port: WantedPort;
  /** Answers, with anything but a server error, when the program does its work. */
  readyUrl: string;
}

export interface Plan {
  settings: Settings;
  root: string;
  env: NodeJS.ProcessEnv;
  /** Serves the pages from source, with hot reload. */
  development: boolean;
  interfaces?: Interfaces;
}

/** The programs that this machine runs, in the order in which they start. */
export function planPrograms(plan: Plan): PlannedProgram[] {
  const { roles } = plan.settings;
  return [planTracker(plan), planPortal(plan), planEncoder(plan)].filter(({ role }) => roles.has(role));
}

function planTracker(plan: Plan): PlannedProgram {
  const { settings, root } = plan;
  // Where there is a portal, it is the one origin, and the tracker need not be reachable otherwise.
  const host = settings.roles.has('portal') ? '127.0.0.1' : settings.host;
  return {
    role: 'tracker',
    name: 'tracker',
    script: join(root, 'apps', 'tracker', 'src', 'main.ts'),
    args: [],
    cwd: root,
    env: { ...environmentFor(plan), FOYER_HOST: host },
    port: {
      purpose: 'the tracker',
      host,
      port: settings.trackerPort,
    },
    readyUrl: `${toUrl(toReachableHost(host), settings.trackerPort)}/tracker/healthz`,
  };
}

function planPortal(plan: Plan): PlannedProgram {
  const { settings, root, development } = plan;
  return {
    role: 'portal',
    name: 'portal',
    script: join(root, 'apps', 'portal', 'src', 'main.ts'),
    args: [],
    cwd: root,
    env: {
      ...environmentFor(plan),
      NODE_ENV: development ? 'development' : 'production',
      ...(development && { FOYER_DEV: '1' }),
    },
    port: {
      purpose: 'the portal',
      host: settings.host,
      port: settings.port,
    },
    readyUrl: `${toUrl(toReachableHost(settings.host), settings.port)}/healthz`,
  };
}

function planEncoder(plan: Plan): PlannedProgram {
  const { settings, root, interfaces = networkInterfaces() } = plan;
  const { host, encoderPort } = settings;
  const publicHost = listNetworkHosts(host, interfaces)[0] ?? toReachableHost(host);
  return {
    role: 'encoder',
    name: 'encoder',
    script: join(root, 'tools', 'fake_register.ts'),
    args: [
      ...['--url', settings.trackerUrl],
      ...['--port', String(encoderPort)],
      ...['--public-url', toUrl(publicHost, encoderPort)],
    ],
    cwd: root,
    env: environmentFor(plan),
    port: {
      purpose: 'the pretend encoder',
      host,
      port: encoderPort,
    },
    readyUrl: toUrl(toReachableHost(host), encoderPort),
  };
}

/** What was said on the command line, in the words that every program understands. */
function environmentFor({ settings, env }: Plan): NodeJS.ProcessEnv {
  return {
    ...env,
    FOYER_HOST: settings.host,
    FOYER_PORT: String(settings.port),
    FOYER_TRACKER_PORT: String(settings.trackerPort),
    FOYER_ENCODER_PORT: String(settings.encoderPort),
    FOYER_TRACKER_URL: settings.trackerUrl,
    FOYER_CONFIG: settings.configFile,
    FOYER_DATA: settings.dataDir,
    ...(settings.now !== null && { FOYER_NOW: new Date(settings.now).toISOString() }),
  };
}
