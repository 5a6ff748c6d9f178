import { type Config, type RoomConfig, suggestName } from '@foyer/config';
import { UsageError } from './usage-error.ts';

/**
 * The room of the config that is called so, by its name or its title.
 * @throws UsageError that names those there are
 */
export function getRoom({ rooms }: Config, text: string): RoomConfig {
  const wanted = text.toLowerCase();
  const found =
    rooms.find(({ name }) => name === text) ??
    rooms.find(({ name, title }) => name.toLowerCase() === wanted || title.toLowerCase() === wanted);
  if (found !== undefined) return found;
  const names = rooms.map(({ name }) => name);
  const nearest = suggestName(text, [...names, ...rooms.map(({ title }) => title)]);
  throw new UsageError(`There is no room "${text}"${nearest || `. There are ${names.join(', ')}`}`);
}
