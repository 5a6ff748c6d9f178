import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ProgramLog } from '../../tools/start/program-log.ts';
import { supervise } from '../../tools/start/supervise.ts';

// A process that supervises a stand-in, to be killed by a test.
const [folder = '', port = '', ...args] = process.argv.slice(2);

await supervise({
  programs: [
    {
      name: 'stand-in',
      script: fileURLToPath(new URL('start-stand-in.ts', import.meta.url)),
      args: ['--port', port, ...args],
      cwd: folder,
      env: process.env,
      readyUrl: `http://127.0.0.1:${port}/`,
    },
  ],
  createLog: name => new ProgramLog(join(folder, `${name}.log`)),
  onLine: (_name, line) => console.log(line),
  onReady: async () => console.log('ready'),
  stop: new AbortController().signal,
});
