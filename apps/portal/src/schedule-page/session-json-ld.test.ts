import { describe, expect, it } from 'vitest';
import { writeSessionJsonLd } from './session-json-ld.ts';
import { makeView } from './testing/make-view.ts';

function write(session: {
  to?: string | undefined;
  doNotStream?: boolean;
  cancelled?: boolean;
  title?: string;
}) {
  const [entry] = makeView({
    sessions: [
      {
        title: 'talk',
        guid: 'talk',
        from: '2019-12-28T10:00:00Z',
        to: '2019-12-28T11:00:00Z',
        ...session,
      },
    ],
  }).findEntries('talk');
  if (entry === undefined) throw new Error('no entry');
  const text = writeSessionJsonLd({
    entry,
    event: { title: 'Conf', place: 'Leipzig' },
    description: 'About.',
    url: 'https://live.example/schedule/talk',
    watchUrl: 'https://live.example/ada',
  });
  return { text, data: JSON.parse(text) };
}

describe('writeSessionJsonLd', () => {
  it('says when and where, also online', () => {
    const { data } = write({});
    expect(data).toMatchObject({
      '@type': 'Event',
      startDate: '2019-12-28T10:00:00.000Z',
      eventStatus: 'https://schema.org/EventScheduled',
      eventAttendanceMode: 'https://schema.org/MixedEventAttendanceMode',
    });
    expect(data.location[1]).toEqual({ '@type': 'VirtualLocation', url: 'https://live.example/ada' });
  });

  it('says when it ends only where the programme does', () => {
    expect(write({}).data.endDate).toBe('2019-12-28T11:00:00.000Z');
    expect(write({ to: undefined }).data).not.toHaveProperty('endDate');
  });

  it('leaves the stream of a session that must not be streamed out, and says that one is cancelled', () => {
    const { text, data } = write({ doNotStream: true, cancelled: true });
    expect(text).not.toContain('live.example/ada');
    expect(data.eventStatus).toBe('https://schema.org/EventCancelled');
  });

  it('cannot be ended by a title', () => {
    const { text, data } = write({ title: '</script><script>alert(1)</script>' });
    expect(text).not.toContain('<');
    expect(data.name).toBe('</script><script>alert(1)</script>');
  });
});
