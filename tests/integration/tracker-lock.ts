/** Holds a database as another program might until it is told to let go: locked for writing or, by READ, in a copy. */
import { openDatabase } from '../../apps/tracker/src/storage/open-database.ts';

const [databaseFile = '', mode = ''] = process.argv.slice(2);
const { $client: client } = openDatabase(databaseFile);
if (mode === 'READ') client.exec('BEGIN; SELECT count(*) FROM endpoint');
else {
  client.pragma(`locking_mode = ${mode}`);
  client.exec('BEGIN EXCLUSIVE');
}
process.send?.('locked');
process.once('message', () => {
  client.close();
  process.send?.('released');
});
process.once('disconnect', () => process.exit());
