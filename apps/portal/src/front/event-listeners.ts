/** Each costs the portal two connections and twenty kilobytes: more of them are for a proxy in front, or ask. */
const MAX_OF_ROOMS = 2_000;
/** Of those who watch all rooms, walls and other programs: the audience must not shut them out. */
const MAX_OF_ALL = 200;

/** How many listen to the tracker's events through the portal, and whether one more may. */
export class EventListeners {
  #ofRooms = 0;
  #ofAll = 0;

  /** Returns a function that says that it has gone; undefined: there are too many. */
  admit(url: string): (() => void) | undefined {
    const isOfRoom = /[?&]room=/.test(url);
    if (isOfRoom ? this.#ofRooms >= MAX_OF_ROOMS : this.#ofAll >= MAX_OF_ALL) return undefined;
    const count = (change: 1 | -1) => {
      if (isOfRoom) this.#ofRooms += change;
      else this.#ofAll += change;
    };
    count(1);
    return () => count(-1);
  }
}
