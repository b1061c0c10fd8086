import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { AwsError, unsupported } from './aws-error';
import { Callers } from './callers';
import { CallLog } from './call-log';
import { credentialScope } from './credential-scope';
import type { Caller, Context, Service } from './service';
import { answerOf, errorAnswer, inputOf, operationOf, type WireAnswer, type WireRequest } from './wire';

/** Lambda's limit for a synchronous payload, the largest of the simulated services. */
const LONGEST_BODY = 6 * 1024 * 1024;

/**
 * A loopback AWS endpoint. The service comes from the credential scope of the request, the operation from where its
 * protocol names it; what is not in the service's map is refused and counted. Signatures are not verified; instead only
 * keys that this run issued are accepted.
 */
export class Gateway {
  readonly callers = new Callers();
  readonly log = new CallLog();
  readonly #services = new Map<string, Service>();
  #server: Server | undefined;

  /** Adds services. */
  add(...services: readonly Service[]): void {
    for (const service of services) this.#services.set(service.scope, service);
  }

  /** Listens on 127.0.0.1, on a port that is free. @returns the endpoint's URL */
  async start(): Promise<string> {
    const server = createServer((request, response) => {
      void this.#serve(request, response);
    });
    this.#server = server;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, '127.0.0.1', resolve);
    });
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('The gateway has no port.');
    return `http://127.0.0.1:${address.port}`;
  }

  /** Ends every connection. */
  async stop(): Promise<void> {
    const server = this.#server;
    if (server === undefined) return;
    this.#server = undefined;
    await new Promise<void>((resolve) => {
      server.close(() => {
        resolve();
      });
      server.closeAllConnections();
    });
  }

  async #serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const answer = await this.#answer(incoming);
    response.writeHead(answer.status, answer.headers);
    response.end(answer.body);
  }

  async #answer(incoming: IncomingMessage): Promise<WireAnswer> {
    const requestId = randomUUID();
    const entry = { caller: '-', service: '-', operation: '-' };
    let service: Service | undefined;
    try {
      const request = await readRequest(incoming);
      const scope = credentialScope(request.headers.authorization, request.url);
      if (scope === undefined) throw new AwsError('MissingAuthenticationToken', 'The request is not signed.', 403);
      entry.service = scope.service;
      const caller = this.callers.find(scope.accessKeyId);
      if (caller === undefined) {
        throw new AwsError('UnrecognizedClientException', 'The access key was not issued by this sandbox.', 403);
      }
      entry.caller = caller.name;
      service = this.#services.get(scope.service);
      entry.operation = service === undefined ? namedAnywhere(request) : operationOf(service, request);
      const output = await run(service, entry, request, { caller, region: scope.region });
      this.log.add({ ...entry, status: 200, error: null });
      return answerOf(output.service, entry.operation, output.value, requestId);
    } catch (thrown) {
      const error = asAwsError(thrown);
      this.log.add({ ...entry, status: error.status, error: error.code });
      return errorAnswer(service?.protocol ?? 'json-1.1', error, requestId);
    }
  }
}

async function run(
  service: Service | undefined,
  entry: { readonly service: string; readonly operation: string },
  request: WireRequest,
  context: Context,
): Promise<{ readonly service: Service; readonly value: object }> {
  const operation = service?.operations.get(entry.operation);
  if (service === undefined || operation === undefined) {
    throw unsupported(`${entry.service}:${entry.operation === '' ? '(no operation)' : entry.operation}`);
  }
  requireAllowed(context.caller, `${service.scope}:${service.actionOf?.(entry.operation) ?? entry.operation}`);
  return { service, value: await operation(inputOf(service, request), context) };
}

function requireAllowed({ name, actions }: Caller, action: string): void {
  if (actions.has('*') || actions.has(action)) return;
  throw new AwsError(
    'AccessDeniedException',
    `${name} is not authorized to perform: ${action} because no identity-based policy allows it`,
  );
}

/** For the refusal of a service that is not simulated at all. */
function namedAnywhere({ headers, body, method, url }: WireRequest): string {
  const target = headers['x-amz-target'];
  if (typeof target === 'string') return target.split('.').at(-1) ?? target;
  return new URLSearchParams(body).get('Action') ?? `${method} ${url.pathname}`;
}

function asAwsError(thrown: unknown): AwsError {
  if (thrown instanceof AwsError) return thrown;
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  // 400, not 500: the SDK must not retry what is a fault of the sandbox.
  return new AwsError('SandboxInternalError', `The sandbox failed: ${reason}`);
}

async function readRequest(incoming: IncomingMessage): Promise<WireRequest> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    length += bytes.length;
    if (length > LONGEST_BODY) throw new AwsError('RequestEntityTooLargeException', 'The body is too large.', 413);
    chunks.push(bytes);
  }
  return {
    method: incoming.method ?? 'GET',
    url: new URL(incoming.url ?? '/', 'http://127.0.0.1'),
    headers: incoming.headers,
    body: Buffer.concat(chunks).toString('utf8'),
  };
}
