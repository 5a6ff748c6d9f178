import { start } from './start/start.ts';

process.exitCode = await start({ args: process.argv.slice(2), env: process.env, development: true });
