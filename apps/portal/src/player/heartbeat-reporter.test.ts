import type { HeartbeatBody, HeartbeatReply } from '@foyer/contract';
import { heartbeatBodySchema } from '@foyer/contract';
import { describe, expect, it } from 'vitest';
import { HeartbeatReporter } from './heartbeat-reporter.ts';
import { PlayMeter } from './play-meter.ts';

/** A reporter whose tracker answers as it is told, on a clock that moves by hand. */
function setUp(answers: (HeartbeatReply | Error)[]) {
  const sent: HeartbeatBody[] = [];
  const last: HeartbeatBody[] = [];
  const pending: { work: () => void; delayMs: number }[] = [];
  const meter = new PlayMeter();
  let nowMs = 0;
  let positionS = 0;
  const reporter = new HeartbeatReporter({
    room: 'hall',
    meter,
    describe: () => ({
      endpoint: 'hall@192.0.2.7',
      stream: { kind: 'video', protocol: 'hls', quality: '720p' },
      latencyS: 4.04,
      bitrateBps: null,
    }),
    send: async body => {
      sent.push(heartbeatBodySchema.parse(body));
      const answer = answers.shift() ?? new Error('nobody there');
      if (answer instanceof Error) throw answer;
      return answer;
    },
    sendLast: body => void last.push(heartbeatBodySchema.parse(body)),
    now: () => nowMs,
    random: () => 1,
    schedule: (work, delayMs) => {
      const entry = { work, delayMs };
      pending.push(entry);
      return () => void (pending.includes(entry) && pending.splice(pending.indexOf(entry), 1));
    },
  });
  const read = (paused: boolean) =>
    meter.read({ currentTimeS: positionS, paused, decodedFrames: 0, droppedFrames: 0 }, nowMs);
  read(true);
  return {
    reporter,
    sent,
    last,
    pending,
    play: (seconds: number) => {
      positionS += seconds;
      nowMs += seconds * 1_000;
      read(false);
    },
    pause: () => read(true),
    /** Lets what is due begin, and gives what waits until it is done. */
    begin: () => {
      for (const { work } of pending.splice(0)) work();
      return () => new Promise(resolve => setImmediate(resolve));
    },
    /** Lets what is due be done, and gives the delay of what comes then. */
    step: async () => {
      for (const { work } of pending.splice(0)) work();
      await new Promise(resolve => setImmediate(resolve));
      return pending.map(({ delayMs }) => delayMs);
    },
  };
}

const counted = (nextInS: number): HeartbeatReply => ({ counted: true, nextInS });
const notCounted: HeartbeatReply = { counted: false, nextInS: 1 };

describe('HeartbeatReporter', () => {
  it('comes when it is asked to, and tells each second once', async () => {
    const { play, step, sent } = setUp([counted(30), counted(45)]);
    play(4);
    expect(await step()).toEqual([30_000]);
    play(6);
    expect(await step()).toEqual([45_000]);
    expect(sent.map(({ playedS, sinceS, state }) => [playedS, sinceS, state])).toEqual([
      [4, 4, 'playing'],
      [6, 10, 'playing'],
    ]);
    expect(sent[0]).toMatchObject({ room: 'hall', endpoint: 'hall@192.0.2.7', latencyS: 4 });
  });

  it('keeps numbers and errors that were not counted', async () => {
    const { reporter, play, step, sent } = setUp([notCounted, new Error('down'), counted(30), counted(30)]);
    reporter.noteError({ code: 'fragLoadError', fatal: false });
    play(4);
    expect(await step()).toEqual([1_000]);
    play(2);
    expect(await step()).toEqual([15_000]);
    await step();
    play(1);
    await step();
    expect(sent.map(({ playedS, errors }) => [playedS, errors?.length])).toEqual([
      [4, 1],
      [6, 1],
      [6, 1],
      [1, undefined],
    ]);
  });

  it('asks a tracker that does not answer more and more seldom', async () => {
    const { play, step } = setUp([]);
    play(4);
    const delays: number[] = [];
    for (let attempt = 0; attempt < 7; attempt++) delays.push(...(await step()));
    expect(delays).toEqual([15_000, 30_000, 60_000, 120_000, 240_000, 300_000, 300_000]);
  });

  it('says once that the viewer has paused, and nothing until they go on', async () => {
    const { play, pause, step, sent } = setUp([counted(30), counted(30), counted(30)]);
    expect(await step()).toEqual([3_000]);
    play(4);
    await step();
    pause();
    await step();
    await step();
    await step();
    expect(sent.map(({ state }) => state)).toEqual(['playing', 'paused']);
    play(2);
    await step();
    expect(sent).toHaveLength(3);
  });

  it('says goodbye once, and only if it was counted', async () => {
    const { reporter, play, step, last, pending } = setUp([counted(30)]);
    reporter.leave();
    expect(last).toEqual([]);
    play(4);
    await step();
    play(1);
    reporter.leave();
    reporter.close();
    expect(last.map(({ state, playedS }) => [state, playedS])).toEqual([['paused', 1]]);
    expect(pending).toEqual([]);
  });

  it('does not come back once it is closed, though an answer is under way', async () => {
    const { reporter, play, pending } = setUp([counted(30)]);
    play(4);
    for (const { work } of pending.splice(0)) work();
    reporter.close();
    await new Promise(resolve => setImmediate(resolve));
    expect(pending).toEqual([]);
  });

  it('says goodbye without what is under way, and does not take its answer for a return', async () => {
    const { reporter, play, step, begin, sent, last } = setUp([counted(30), counted(30)]);
    play(4);
    await step();
    reporter.noteError({ code: 'fragLoadError', fatal: false });
    play(6);
    const answered = begin();
    play(1);
    reporter.leave();
    await answered();
    reporter.close();
    expect(sent.map(({ playedS, errors }) => [playedS, errors?.length])).toEqual([
      [4, undefined],
      [6, 1],
    ]);
    expect(last.map(({ playedS, errors }) => [playedS, errors?.length])).toEqual([[1, undefined]]);
  });

  it('says goodbye once the first report that counts is answered, though it was closed before', async () => {
    const { reporter, play, begin, last, pending } = setUp([counted(30)]);
    play(4);
    const answered = begin();
    reporter.close();
    expect(last).toEqual([]);
    await answered();
    expect(last.map(({ state, playedS }) => [state, playedS])).toEqual([['paused', 0]]);
    expect(pending).toEqual([]);
  });

  it('says no goodbye for a page that is back before its first report is answered', async () => {
    const { reporter, play, begin, last } = setUp([counted(30)]);
    play(4);
    const answered = begin();
    reporter.leave();
    reporter.comeBack();
    await answered();
    expect(last).toEqual([]);
    reporter.leave();
    expect(last).toHaveLength(1);
  });

  it('tells what it said at its goodbye no more if the viewer comes back', async () => {
    const { reporter, play, step, sent } = setUp([counted(30), counted(30)]);
    play(4);
    await step();
    play(2);
    reporter.leave();
    play(1);
    await step();
    expect(sent.map(({ playedS }) => playedS)).toEqual([4, 1]);
  });

  it('remembers no more errors than a report may hold', async () => {
    const { reporter, play, step, sent } = setUp([counted(30)]);
    for (let count = 0; count < 30; count++) reporter.noteError({ code: 'fragLoadError', fatal: false });
    play(4);
    await step();
    expect(sent[0]?.errors).toHaveLength(10);
  });
});
