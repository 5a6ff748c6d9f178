import type { Config } from '@foyer/config';
import type { FastifyInstance } from 'fastify';
import { createCalendarRenderer } from '../exports/render-exports.ts';
import { explainNoRoom } from './answer-body.ts';
import { describe } from './answer-error.ts';
import type { ExportAnswerer } from './answer-export.ts';

const CALENDAR_TYPE = 'text/calendar; charset=utf-8';
/** More stars than anybody can see, and fewer than an address can hold. */
const MAX_CHOSEN = 400;

/** The programme for calendars, which subscribe to it: all of it, a room, a session, or what somebody has chosen. */
export function addCalendarRoutes(
  app: FastifyInstance,
  { answer, getConfig }: { answer: ExportAnswerer; getConfig: () => Config },
): void {
  const calendars = createCalendarRenderer(getConfig);
  app.get<{ Querystring: { guid?: string | string[] } }>('/schedule.ics', async (request, reply) => {
    const { guid } = request.query;
    const calendar = { type: CALENDAR_TYPE, file: 'schedule.ics' };
    if (guid === undefined) {
      return answer(request, reply, { ...calendar, key: 'ics', render: calendars.renderAll });
    }
    const chosen = [...new Set([guid].flat())].filter(name => name !== '');
    if (chosen.length > MAX_CHOSEN) {
      const message = `Expected at most ${MAX_CHOSEN} sessions in one calendar, but ${chosen.length} came. Take /schedule.ics, which has them all.`;
      return reply.code(400).send(describe('REQUEST_INVALID', message, request));
    }
    return answer(request, reply, {
      ...calendar,
      key: null,
      render: calendars.renderChosen(chosen),
      missing: { code: 'SESSION_UNKNOWN', message: explainNoneChosen(chosen) },
    });
  });
  app.get<{ Params: { room: string } }>('/:room/schedule.ics', async (request, reply) => {
    const { room } = request.params;
    return answer(request, reply, {
      type: CALENDAR_TYPE,
      key: `room ${room}`,
      render: calendars.renderRoom(room),
      file: `${room.replace(/\W+/g, '_')}.ics`,
      missing: explainNoRoom(room),
    });
  });
  app.get<{ Params: { session: string } }>('/schedule/:session.ics', async (request, reply) => {
    const { session } = request.params;
    const message = 'No session of the programme has this id. GET /schedule.json lists those there are.';
    return answer(request, reply, {
      type: CALENDAR_TYPE,
      key: `session ${session}`,
      render: calendars.renderSession(session),
      file: 'session.ics',
      missing: { code: 'SESSION_UNKNOWN', message },
    });
  });
}

/** Of those asked for; an address can hold more than anybody reads. */
const MAX_NAMED = 3;
const MAX_NAME_LENGTH = 60;

function explainNoneChosen(guids: readonly string[]): string {
  const named = guids.slice(0, MAX_NAMED).map(guid => `"${guid.toWellFormed().slice(0, MAX_NAME_LENGTH)}"`);
  const more = guids.length > MAX_NAMED ? ` or ${guids.length - MAX_NAMED} more` : '';
  const asked = guids.length === 0 ? 'an empty guid' : `the guid ${named.join(' or ')}${more}`;
  return `No session of the programme has ${asked}. GET /schedule.json lists those there are.`;
}
