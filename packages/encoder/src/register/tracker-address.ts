import { registerEndpointRoute } from '@foyer/contract';
import { EncoderError } from '../errors.ts';

const PREFIX = '/tracker';

/**
 * Where a tracker takes registrations, from what a person calls its address: the portal's or its own, with or
 * without `/tracker`.
 * @throws EncoderError `TRACKER_ADDRESS`
 */
export function resolveRegisterUrl(trackerUrl: string): string {
  if (!/^https?:\/\//i.test(trackerUrl) || !URL.canParse(trackerUrl)) {
    throw new EncoderError(
      'TRACKER_ADDRESS',
      `The tracker's address is "${trackerUrl}", expected an http or https address, like http://127.0.0.1:8000.`,
    );
  }
  const url = new URL(trackerUrl);
  const path = url.pathname.replace(/\/+$/, '');
  const outside = path.endsWith(registerEndpointRoute.path)
    ? path.slice(0, -registerEndpointRoute.path.length)
    : path.replace(new RegExp(`${PREFIX}$`), '');
  return `${url.origin}${outside}${registerEndpointRoute.path}`;
}
