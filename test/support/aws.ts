import { mockClient } from 'aws-sdk-client-mock';

/**
 * Stands in for `send` of one client, or of every client of a class: the only place that knows the mocking library.
 * Call `restore()` on what it returns in `afterEach`.
 */
export const stubClient = mockClient;

/** What a fake AWS endpoint answers: an HTTP status and a JSON body, or a text that is not JSON. */
export interface WireAnswer {
  readonly status: number;
  readonly body: unknown;
}

/**
 * Settings for a real client that talks to a function instead of a socket, so that requests are serialized and answers
 * and errors are read by the SDK itself.
 *
 * @param answer told the operation (`PutEvaluations`) and the request as JSON; may throw, as a connection would
 */
export function wireSettings(answer: (operation: string, request: unknown) => WireAnswer) {
  return {
    region: 'eu-west-1',
    maxAttempts: 1,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    requestHandler: {
      handle: (request: { readonly headers: Record<string, string>; readonly body?: unknown }) => {
        const operation = (request.headers['x-amz-target'] ?? '').split('.').at(-1) ?? '';
        const text = request.body instanceof Uint8Array ? new TextDecoder().decode(request.body) : String(request.body);
        return new Promise<{ response: WireResponse }>((resolve) => {
          const { status, body } = answer(operation, JSON.parse(text));
          const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
          resolve({ response: { statusCode: status, headers: {}, body: bytes } });
        });
      },
    },
  };
}

interface WireResponse {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly body: Uint8Array;
}
