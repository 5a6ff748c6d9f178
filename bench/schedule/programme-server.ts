import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** `not-modified`: says 304 to whoever has it. `same`: sends it again each time. `changed`: each time another one. */
export type ServingMode = 'not-modified' | 'same' | 'changed';

export interface ProgrammeServer {
  url: string;
  mode: ServingMode;
  close(): void;
}

const ETAG = '"programme"';

/** Serves one programme, as servers do that know whether it has changed, and as those do that do not. */
export async function startProgrammeServer(text: string): Promise<ProgrammeServer> {
  let versions = 0;
  const http = createServer((request, response) => {
    response.setHeader('content-type', 'application/xml; charset=utf-8');
    if (server.mode === 'not-modified') response.setHeader('etag', ETAG);
    if (server.mode === 'not-modified' && request.headers['if-none-match'] === ETAG) {
      response.statusCode = 304;
      response.end();
      return;
    }
    if (server.mode === 'changed') versions += 1;
    response.end(changeTitle(text, versions));
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const server: ProgrammeServer = {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/schedule.xml`,
    mode: 'changed',
    close: () => {
      http.close();
      http.closeAllConnections();
    },
  };
  return server;
}

/** The title of one session says which version this is. */
function changeTitle(text: string, version: number): string {
  return text.replace(/(<event\b.*?<title>)/s, `$1${version} `);
}
