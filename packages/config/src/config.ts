import type { RoomConfig } from './room-keys.ts';
import type { SystemConfig } from './system-keys.ts';

/** Everything that the config files say, checked. */
export interface Config {
  readonly system: SystemConfig;
  /** In the order of the file. */
  readonly rooms: readonly RoomConfig[];
}

export function findRoom(config: Config, name: string): RoomConfig | undefined {
  return config.rooms.find(room => room.name === name);
}
