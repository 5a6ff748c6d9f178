import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runQuietly } from '../bootstrap/run-quietly.mjs';

/** A program that tests run and that does not come from npm. */
export interface SystemProgram {
  command: string;
  /** What Debian calls the package. */
  debianPackage: string;
}

const APT_LOCK_WAIT_S = 120;

/** The browser of the tests in a real browser; `FOYER_CHROMIUM` names another one. */
export const CHROMIUM: SystemProgram = { command: 'chromium', debianPackage: 'chromium' };

/** Holds exported programmes against the schema of their format. */
export const XMLLINT: SystemProgram = { command: 'xmllint', debianPackage: 'libxml2-utils' };
/** Checks metrics as Prometheus itself would. */
export const PROMTOOL: SystemProgram = { command: 'promtool', debianPackage: 'prometheus' };
/** Sets the clock of a program of its own. */
export const FAKETIME: SystemProgram = { command: 'faketime', debianPackage: 'faketime' };
/** Another reader of iCalendar; the package brings python3-icalendar, whose command this is. */
export const PYTHON_CALENDARS: SystemProgram = {
  command: 'icalendar',
  debianPackage: 'python3-recurring-ical-events',
};

/** Without these some integration tests are skipped, and say so. */
export const OPTIONAL_PROGRAMS: readonly SystemProgram[] = [XMLLINT, PROMTOOL, FAKETIME, PYTHON_CALENDARS];

export function isOnPath(command: string, path = process.env.PATH ?? ''): boolean {
  return path.split(delimiter).some(folder => {
    try {
      accessSync(join(folder, command), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Whether this is a Debian or one of its children, and we may install on it. */
export function canInstall(): boolean {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version') && isOnPath('apt-get');
}

/** @returns why it failed, if it did */
export async function installWithApt(programs: readonly SystemProgram[]): Promise<string | undefined> {
  const packages = programs.map(({ debianPackage }) => debianPackage);
  const wait = `DPkg::Lock::Timeout=${APT_LOCK_WAIT_S}`;
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    const { code, output, spawnError } = await runQuietly({
      command: 'apt-get',
      args: ['-q', '-o', wait, ...args],
      cwd: '/',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    // An update may fail for one source of many; what counts is whether the packages come.
    if (code !== 0 && args[0] === 'install') {
      return spawnError?.message ?? output.trim().split('\n').slice(-5).join('\n');
    }
  }
  return undefined;
}

export function describeMissing(programs: readonly SystemProgram[]): string {
  const packages = programs.map(({ debianPackage }) => debianPackage).join(' ');
  return `The tests in a real browser need ${packages}: install it (on Debian: apt-get install ${packages}), or run only the others: npm test -- --project unit --project integration`;
}
