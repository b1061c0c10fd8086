import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { fakeEndpoint, type FakeAnswers, type FakeCall } from './fake-endpoint';

/** An AWS endpoint on a port of loopback, for programs that run in a process of their own. */
export interface LoopbackEndpoint {
  readonly url: string;
  readonly calls: readonly FakeCall[];
  stop(): Promise<void>;
}

/** Starts one that answers as `fakeEndpoint` does. */
export async function startLoopbackEndpoint(answers: FakeAnswers): Promise<LoopbackEndpoint> {
  const { calls, settings } = fakeEndpoint(answers);
  const server = createServer((request, response) => {
    answer(request, response, settings.requestHandler).catch((thrown: unknown) => {
      response.writeHead(500).end(String(thrown));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

type Handler = ReturnType<typeof fakeEndpoint>['settings']['requestHandler'];

async function answer(request: IncomingMessage, response: ServerResponse, handler: Handler): Promise<void> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
  const headers = Object.fromEntries(
    Object.entries(request.headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
  const call = {
    method: request.method ?? '',
    path: pathname.replace(/\/$/, ''),
    headers,
    body: Buffer.concat(chunks),
  };
  const { response: made } = await handler.handle(call, { abortSignal: new AbortController().signal });
  response.writeHead(made.statusCode, made.headers).end(made.body);
}
