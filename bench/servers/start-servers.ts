import { Program } from '../load/program.ts';
import type { TrackerSetup } from './tracker-setup.ts';

export type BareAnswer = { parses: 'json' | 'form'; reply: string } | { bytes: number };

export function startBareServer(answer: BareAnswer): Promise<Program> {
  const args = 'bytes' in answer ? ['get', String(answer.bytes)] : [answer.parses, answer.reply];
  return Program.start(new URL('./bare-server.ts', import.meta.url), { role: 'server', args });
}

export function startTracker(setup: TrackerSetup): Promise<Program> {
  const args = [JSON.stringify(setup)];
  return Program.start(new URL('./tracker-server.ts', import.meta.url), { role: 'server', args });
}

export function startLoad(): Promise<Program> {
  return Program.start(new URL('../load/load-program.ts', import.meta.url), { role: 'load' });
}
