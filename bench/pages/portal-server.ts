/** The portal for the example conference, with a tracker and a pretend encoder in the same process. */
import { fileURLToPath } from 'node:url';
import { startDevEnv, waitUntil } from '@foyer/dev-env';

const env = await startDevEnv({
  configFile: fileURLToPath(new URL('../../config.json', import.meta.url)),
  registerEveryMs: 10_000,
});
await waitUntil('the encoder to be seen', async () => {
  const reply = await fetch(`${env.portalUrl}/api/v1/rooms`);
  const { rooms } = await reply.json();
  return rooms[0].presence?.active === true;
});
process.send?.(env.portalUrl);

process.once('disconnect', async () => {
  await env.close();
  process.exit();
});
