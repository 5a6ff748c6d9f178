import { logFlumotionRoute } from '@foyer/contract';
import type { FastifyInstance } from 'fastify';
import { parseFlumotionForm } from '../../components/parse-flumotion-form.ts';
import { serveForm } from '../../http/serve-form.ts';
import type { ComponentRouteOptions } from '../components/report-components.ts';

export function serveLogFlumotion(app: FastifyInstance, options: ComponentRouteOptions): void {
  const { gatekeeper, components, readAddress } = options;
  serveForm(app, logFlumotionRoute, async form => {
    const identifier = form.read('identifier');
    const room = components.findRoomOf(identifier);
    const address = readAddress(form.request);
    const verdict = gatekeeper.judgeMachine({ room, secret: form.read('secret'), address });
    if (verdict !== 'granted') return verdict;
    const result = parseFlumotionForm({ identifier, type: form.read('type'), data: form.read('data') });
    if (!result.ok) return result.fault;
    await components.record({ machine: result.machine, room, endpoint: null }, result.reports);
    return 'granted';
  });
}
