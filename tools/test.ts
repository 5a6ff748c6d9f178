import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { showStep } from './bootstrap/progress.mjs';
import { listStaticSteps } from './check/list-steps.ts';
import { reportSteps } from './check/report-steps.ts';
import { buildPortalIfStale } from './start/build-portal.ts';
import { StartError } from './start/errors.ts';
import { chooseProjects } from './testing/choose-projects.ts';
import { formatCounts } from './testing/count-tests.ts';
import { runVitest } from './testing/run-vitest.ts';
import {
  CHROMIUM,
  canInstall,
  describeMissing,
  installWithApt,
  isOnPath,
  OPTIONAL_PROGRAMS,
} from './testing/system-packages.ts';

const USAGE = `Usage: npm test [-- ARGUMENT …]

Without arguments: everything. The static checks of "npm run check", then all tests: unit, integration with
real processes and databases, end to end in a real browser. Arguments go to Vitest, and leave the static
checks out:

  npm test -- --project unit packages/schedule
  npm test -- --project e2e -t "the player"

The last line is "N passed, N failed, N skipped"; a static check that fails counts as one failed.
`;

const root = fileURLToPath(new URL('..', import.meta.url));
const args = process.argv.slice(2);

if (args.includes('--help')) process.stdout.write(USAGE);
else process.exitCode = await test();

async function test(): Promise<0 | 1> {
  const projects = chooseProjects(args);
  if (projects.includes('e2e') && !(await ensureBrowser())) return 1;
  if (projects.includes('integration')) await installOptionalPrograms();
  const checks = args.length === 0 ? await reportSteps(listStaticSteps(root), root) : [];
  if (projects.includes('e2e') && !(await buildPortal())) return 1;
  const counts = await runVitest(root, args);
  const failedChecks = checks.filter(({ passed }) => !passed).map(({ step }) => step.name);
  if (failedChecks.length > 0) console.log(`Failed checks, see above: ${failedChecks.join(', ')}`);
  const failed = counts.failed + failedChecks.length;
  console.log(formatCounts({ ...counts, failed }));
  return failed === 0 ? 0 : 1;
}

async function ensureBrowser(): Promise<boolean> {
  const chosen = process.env.FOYER_CHROMIUM;
  if (chosen === undefined ? isOnPath(CHROMIUM.command) : existsSync(chosen)) return true;
  if (chosen !== undefined) {
    console.error(`FOYER_CHROMIUM is ${chosen}, expected the path of a Chromium. There is no such file.`);
    return false;
  }
  if (canInstall()) {
    const install = () => installWithApt([CHROMIUM]);
    const reason = await showStep(`installing ${CHROMIUM.debianPackage} with apt`, install);
    if (reason === undefined) return true;
    console.error(reason);
  }
  console.error(describeMissing([CHROMIUM]));
  return false;
}

async function installOptionalPrograms(): Promise<void> {
  const missing = OPTIONAL_PROGRAMS.filter(({ command }) => !isOnPath(command));
  if (missing.length === 0 || !canInstall()) return;
  const names = missing.map(({ debianPackage }) => debianPackage).join(' ');
  const reason = await showStep(`installing ${names} with apt`, () => installWithApt(missing));
  if (reason !== undefined) console.error(`${reason}\nThe tests that need ${names} are skipped.`);
}

async function buildPortal(): Promise<boolean> {
  try {
    // Ctrl-C ends this process, and with it, by its lifeline, the build.
    const stop = new AbortController().signal;
    await buildPortalIfStale({ root, env: process.env, stop, verbose: false });
    return true;
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    console.error(error.message);
    return false;
  }
}
