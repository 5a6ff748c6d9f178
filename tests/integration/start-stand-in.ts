import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';

// A program for `supervise` to run: does as its options say, and names the processes it consists of.
const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    grandchild: { type: 'boolean' },
    stubborn: { type: 'boolean' },
    tidy: { type: 'boolean' },
    'exit-code': { type: 'string' },
  },
});

if (values.stubborn) process.on('SIGTERM', () => console.log('no'));
if (values.tidy) {
  process.on('SIGTERM', () => {
    writeFileSync('tidied', '');
    process.exit(0);
  });
}
console.log(`process ${process.pid}`);
if (values.grandchild) {
  const script = "process.on('SIGTERM', () => {}); console.log('deaf'); setInterval(() => {}, 1000)";
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'ignore'] });
  // Only now is it deaf.
  child.stdout.once('data', () => console.log(`process ${child.pid}`));
}
if (values['exit-code'] !== undefined) {
  // U+2028 ends a line for some readers, and stands in a log line as it is.
  console.error(JSON.stringify({ level: 60, msg: 'cannot go on', err: { message: 'no\u2028disk' } }));
  process.exitCode = Number(values['exit-code']);
} else if (values.port === undefined) {
  setInterval(() => {}, 1000);
} else {
  createServer((request, response) => {
    if (request.url === '/exit') process.exit(3);
    response.end('ok');
  }).listen(Number(values.port), '127.0.0.1');
}
