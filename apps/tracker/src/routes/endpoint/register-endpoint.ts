import { registerEndpointRoute } from '@foyer/contract';
import type { FastifyInstance } from 'fastify';
import type { Gatekeeper } from '../../access/gatekeeper.ts';
import type { AddressReader } from '../../access/sender-address.ts';
import { type Form, type FormVerdict, serveForm } from '../../http/serve-form.ts';
import { parseRegisterData } from '../../registration/parse-register-data.ts';
import type { RegistrationService } from '../../registration/registration-service.ts';

export interface RegisterEndpointOptions {
  gatekeeper: Gatekeeper;
  registrations: RegistrationService;
  readAddress: AddressReader;
}

export function serveRegisterEndpoint(app: FastifyInstance, options: RegisterEndpointOptions): void {
  const { gatekeeper, registrations, readAddress } = options;
  const serve = async (form: Form): Promise<FormVerdict> => {
    const room = form.read('group');
    const address = readAddress(form.request);
    const verdict = gatekeeper.judge({ room, secret: form.read('secret'), address });
    if (verdict !== 'granted') return verdict;
    const data = parseRegisterData(form.read('data'));
    if (!data.ok) return data.fault;
    await registrations.record({ room, address, ...data.report });
    return 'granted';
  };
  serveForm(app, registerEndpointRoute, serve, { direct: true });
}
