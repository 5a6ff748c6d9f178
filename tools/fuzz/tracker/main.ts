import { describeRequest } from './describe-request.ts';
import { createSources, fuzzTracker } from './fuzz-tracker.ts';
import { makeRequest } from './make-request.ts';
import { parseTrackerFuzzOptions, TRACKER_USAGE } from './options.ts';

/** `npm run fuzz -- tracker`. Returns the exit code. Throws a `UsageError`. */
export async function runTrackerFuzz(argv: readonly string[]): Promise<number> {
  const options = parseTrackerFuzzOptions(argv);
  if (options === null) {
    process.stdout.write(TRACKER_USAGE);
    return 0;
  }
  const { seed, only, print, count, connections } = options;
  if (print && only !== null) {
    const request = makeRequest(only, createSources(seed));
    console.error(describeRequest(request));
    process.stdout.write(request.bytes);
    return 0;
  }
  console.log(
    `Seed ${seed}, ${only === null ? `${count} requests` : `request ${only}`}, ${connections} connections.`,
  );
  const report = await fuzzTracker(options);
  process.stdout.write(report.describe());
  return report.failures === 0 ? 0 : 1;
}
