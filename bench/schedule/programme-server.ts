import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** `not-modified`: says 304 to whoever has it. `same`: sends it again each time. `changed`: each time another one. */
export type ServingMode = 'not-modified' | 'same' | 'changed';

export interface ProgrammeServer {
  url: string;
  /** How often it has said 304. */
  readonly notModified: number;
  /** Holds from the next request on; the next version is made now, so that the asker does not wait for that. */
  serve(mode: ServingMode): void;
  close(): void;
}

const ETAG = '"programme"';

/** Serves one programme, as servers do that know whether it has changed, and as those do that do not. */
export async function startProgrammeServer(text: string): Promise<ProgrammeServer> {
  let versions = 0;
  let notModified = 0;
  let serving: ServingMode = 'same';
  let body = changeTitle(text, versions);
  const http = createServer((request, response) => {
    response.setHeader('content-type', 'application/xml; charset=utf-8');
    if (serving === 'not-modified') response.setHeader('etag', ETAG);
    if (serving === 'not-modified' && request.headers['if-none-match'] === ETAG) {
      notModified += 1;
      response.statusCode = 304;
      response.end();
      return;
    }
    response.end(body);
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/schedule.xml`,
    get notModified() {
      return notModified;
    },
    serve: mode => {
      serving = mode;
      if (mode === 'changed') versions += 1;
      if (mode === 'changed') body = changeTitle(text, versions);
    },
    close: () => {
      http.close();
      http.closeAllConnections();
    },
  };
}

/** The title of one session says which version this is. */
function changeTitle(text: string, version: number): Buffer {
  return Buffer.from(text.replace(/(<event\b.*?<title>)/s, `$1${version} `));
}
