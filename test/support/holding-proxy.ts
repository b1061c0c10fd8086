import {
  createServer,
  request as forward,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type Server,
  type ServerResponse,
} from 'node:http';

/** When a call is held: before AWS hears of it, or when it is done and only its answer is missing. */
export type HeldAt = 'unheard' | 'unanswered';

interface Hold {
  readonly operation: string;
  readonly at: HeldAt;
  readonly met: () => void;
}

/** Stands before an endpoint and hands everything on, but for one call that it holds for ever. */
export class HoldingProxy {
  #hold: Hold | undefined;

  private constructor(
    private readonly target: string,
    private readonly server: Server,
  ) {
    server.on('request', (incoming, response) => {
      void this.#serve(incoming, response);
    });
  }

  /** Listens on loopback before another endpoint. */
  static async start(target: string): Promise<HoldingProxy> {
    const proxy = new HoldingProxy(target, createServer());
    await new Promise<void>((resolve) => {
      proxy.server.listen(0, '127.0.0.1', resolve);
    });
    return proxy;
  }

  get endpoint(): string {
    const address = this.server.address();
    if (address === null || typeof address === 'string') throw new Error('The proxy does not listen.');
    return `http://127.0.0.1:${String(address.port)}`;
  }

  /**
   * Holds the next call of an operation.
   *
   * @param operation as `X-Amz-Target` ends
   * @returns when it is held; then nothing is held any more
   */
  hold(operation: string, at: HeldAt): Promise<void> {
    return new Promise((resolve) => {
      this.#hold = { operation, at, met: resolve };
    });
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.server.close(() => {
        resolve();
      });
      this.server.closeAllConnections();
    });
  }

  async #serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
    const operation = String(incoming.headers['x-amz-target'] ?? '')
      .split('.')
      .at(-1);
    const held = this.#hold?.operation === operation ? this.#hold : undefined;
    if (held !== undefined) this.#hold = undefined;
    if (held?.at === 'unheard') {
      held.met();
      return;
    }
    const { status, headers, body } = await answerOf(this.target, incoming, Buffer.concat(chunks));
    if (held !== undefined) {
      held.met();
      return;
    }
    response.writeHead(status, headers);
    response.end(body);
  }
}

async function answerOf(target: string, { method, url, headers }: IncomingMessage, body: Buffer) {
  return new Promise<{ status: number; headers: OutgoingHttpHeaders; body: Buffer }>((resolve, reject) => {
    const outgoing = forward(new URL(url ?? '/', target), { method, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        // The body is handed on as a whole.
        const headers = Object.fromEntries(
          Object.entries(answer.headers).filter(([name]) => name !== 'transfer-encoding'),
        );
        resolve({ status: answer.statusCode ?? 500, headers, body: Buffer.concat(chunks) });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
