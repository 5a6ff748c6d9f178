import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ProgrammePortal, startProgrammePortal } from './programme-portal.ts';

const AT = Date.parse('2026-05-01T06:00:00Z');
const table = ['id,title,date,start,end,room', '1,Rain,2026-05-01,10:00,11:00,Hall'].join('\n');

let portal: ProgrammePortal;

beforeAll(async () => {
  const config = {
    config: { title: 'RainConf' },
    hall: { title: 'Hall', 'schedule-url': 'p.csv' },
    lost: { title: 'Lost', 'schedule-url': 'nowhere.xml' },
    bare: { title: 'Bare' },
  };
  portal = await startProgrammePortal({ config, files: { 'p.csv': table }, at: AT });
});
afterAll(() => portal.close());

async function readHealth(path: string) {
  return (await (await fetch(portal.origin + path)).json()).health;
}

it('says of a programme that cannot be read only where it is missing', async () => {
  expect(await readHealth('/api/v1/rooms')).toMatchObject({
    programme: 'missing',
    lackingRooms: ['lost'],
    allProgrammesMissing: false,
  });
  expect(await readHealth('/api/v1/rooms/hall')).toMatchObject({ programme: 'ok', lackingRooms: [] });
  expect(await readHealth('/api/v1/rooms/bare')).toMatchObject({ programme: 'ok', lackingRooms: [] });
  expect(await readHealth('/api/v1/rooms/lost')).toMatchObject({
    programme: 'missing',
    programmeAt: null,
    lackingRooms: ['lost'],
    allProgrammesMissing: true,
  });
  const { checks } = await (await fetch(`${portal.origin}/readyz`)).json();
  expect(JSON.stringify(checks)).toContain('The programme of lost could not be read.');
});
