import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bench = join(root, 'bench');
const benchmarks = readdirSync(bench)
  .filter(name => name.endsWith('.ts'))
  .map(name => name.slice(0, -'.ts'.length));

const USAGE = `Usage: npm run bench [-- NAME [ARGUMENT …]]

Runs one benchmark, or all of them one after the other: ${benchmarks.join(', ')}.
Each prints a ratio against a baseline that it measures in the same run.
`;

const [name, ...args] = process.argv.slice(2);

if (name === '--help') process.stdout.write(USAGE);
else process.exitCode = runBenchmarks();

function runBenchmarks(): number {
  if (name !== undefined && !benchmarks.includes(name)) {
    console.error(`There is no benchmark "${name}". There are: ${benchmarks.join(', ')}.`);
    return 2;
  }
  const failed = (name === undefined ? benchmarks : [name]).filter(benchmark => {
    console.log(`\n${benchmark}`);
    const script = join(bench, `${benchmark}.ts`);
    return spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' }).status !== 0;
  });
  if (failed.length > 0) console.error(`Failed: ${failed.join(', ')}`);
  return failed.length === 0 ? 0 : 1;
}
