import type { FastifyInstance } from 'fastify';
import { renderChanges, renderScheduleJson, renderScheduleXml } from '../exports/render-exports.ts';
import { JSON_TYPE } from './answer-body.ts';
import type { ExportAnswerer } from './answer-export.ts';

/** The programme as apps and feed readers read it. */
export function addExportRoutes(app: FastifyInstance, answer: ExportAnswerer): void {
  app.get('/schedule.xml', async (request, reply) =>
    answer(request, reply, {
      type: 'application/xml; charset=utf-8',
      key: 'xml',
      render: renderScheduleXml,
      file: 'schedule.xml',
    }),
  );
  app.get('/schedule.json', async (request, reply) =>
    answer(request, reply, {
      type: JSON_TYPE,
      key: 'json',
      render: renderScheduleJson,
      file: 'schedule.json',
    }),
  );
  app.get('/schedule/changes.atom', async (request, reply) =>
    answer(request, reply, {
      type: 'application/atom+xml; charset=utf-8',
      key: 'changes',
      render: renderChanges,
      file: 'changes.atom',
    }),
  );
}
