import { describe, expect, it } from 'vitest';
import { type EngineEvents, type PlayerStatus, StreamPlayer } from './stream-player.ts';

/** A player on an engine that does as it is told, and a clock that moves by hand. */
function setUp(urls: (string | null | Error)[]) {
  const loaded: string[] = [];
  const selected: (number | null)[] = [];
  const statuses: PlayerStatus['kind'][] = [];
  const pending: { work: () => void; delayMs: number }[] = [];
  let events: EngineEvents | undefined;
  let mediaRecoveries = 0;
  let destroyed = false;
  const player = new StreamPlayer({
    findUrl: async () => {
      const next = urls.shift() ?? null;
      if (next instanceof Error) throw next;
      return next;
    },
    createEngine: given => {
      events = given;
      return {
        read: () => ({ quality: null, latencyS: null, bitrateBps: null }),
        load: url => void loaded.push(url),
        recoverMedia: () => {
          mediaRecoveries += 1;
        },
        selectQuality: id => void selected.push(id),
        destroy: () => {
          destroyed = true;
        },
      };
    },
    onStatus: status => void statuses.push(status.kind),
    onError: () => {},
    onQualities: () => {},
    now: () => 1_000_000,
    random: () => 1,
    schedule: (work, delayMs) => {
      const entry = { work, delayMs };
      pending.push(entry);
      return () => void pending.splice(pending.indexOf(entry), 1);
    },
  });
  const runPending = async () => {
    const due = pending.splice(0);
    for (const { work } of due) work();
    await new Promise(resolve => setImmediate(resolve));
  };
  return {
    player,
    loaded,
    selected,
    statuses,
    pending,
    runPending,
    emit: () => {
      if (events === undefined) throw new Error('no engine');
      return events;
    },
    counts: () => ({ mediaRecoveries, destroyed }),
  };
}

describe('StreamPlayer', () => {
  it('plays what the tracker names', async () => {
    const { player, loaded, statuses, emit } = setUp(['a.m3u8']);
    await player.start();
    emit().onReady();
    expect(loaded).toEqual(['a.m3u8']);
    expect(statuses).toEqual(['loading', 'playing']);
  });

  it('asks for another address when the first breaks', async () => {
    const { player, loaded, statuses, emit, runPending } = setUp(['a.m3u8', 'b.m3u8']);
    await player.start();
    emit().onFault('network');
    await runPending();
    emit().onReady();
    expect(loaded).toEqual(['a.m3u8', 'b.m3u8']);
    expect(statuses).toEqual(['loading', 'recovering', 'playing']);
  });

  it('waits once, however many faults come while it waits', async () => {
    const { player, emit, pending } = setUp(['a.m3u8', 'b.m3u8']);
    await player.start();
    emit().onFault('network');
    emit().onFault('network');
    emit().onFault('other');
    expect(pending).toHaveLength(1);
  });

  it('goes on asking while there is no stream or no tracker, more and more seldom', async () => {
    const { player, statuses, pending, runPending, loaded } = setUp([null, new Error('down'), 'a.m3u8']);
    await player.start();
    const delays = [pending[0]?.delayMs];
    await runPending();
    delays.push(pending[0]?.delayMs);
    await runPending();
    expect(delays).toEqual([1_000, 2_000]);
    expect(statuses).toEqual(['loading', 'no-stream', 'recovering']);
    expect(loaded).toEqual(['a.m3u8']);
  });

  it('begins with short delays again only after the picture ran for a while', async () => {
    const { player, emit, pending, runPending } = setUp(['a', 'b', 'c', 'd']);
    const delays = () => pending.map(({ delayMs }) => delayMs);
    await player.start();
    emit().onFault('network');
    await runPending();
    emit().onReady();
    emit().onFault('network');
    expect(delays()).toEqual([2_000]);
    await runPending();
    emit().onReady();
    expect(delays()).toEqual([10_000]);
    await runPending();
    emit().onFault('network');
    expect(delays()).toEqual([1_000]);
  });

  it('asks for another address when the picture stands still', async () => {
    const { player, loaded, runPending } = setUp(['a', 'b']);
    await player.start();
    player.reportStall();
    await runPending();
    expect(loaded).toEqual(['a', 'b']);
  });

  it('keeps the quality that was chosen when the stream is loaded anew', async () => {
    const { player, emit, selected } = setUp(['a']);
    await player.start();
    emit().onQualities([{ id: 0, label: '360p' }]);
    expect(selected).toEqual([]);
    player.selectQuality(0);
    emit().onQualities([{ id: 0, label: '360p' }]);
    expect(selected).toEqual([0, 0]);
  });

  it('decodes anew after a media fault without asking anybody', async () => {
    const { player, emit, pending, counts } = setUp(['a']);
    await player.start();
    emit().onFault('media');
    expect(pending).toHaveLength(0);
    expect(counts().mediaRecoveries).toBe(1);
  });

  it('does nothing after it is closed', async () => {
    const { player, emit, pending, counts, loaded } = setUp(['a', 'b']);
    await player.start();
    emit().onFault('network');
    player.close();
    emit().onFault('network');
    expect(pending).toHaveLength(0);
    expect(counts().destroyed).toBe(true);
    expect(loaded).toEqual(['a']);
  });
});
