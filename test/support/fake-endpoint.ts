import type { Json } from '../../core/subject/json';

/** What a fake endpoint answers: a body (JSON, or a text for protocols of XML), or an error by its name on the wire. */
export type FakeAnswer = { readonly body: unknown } | { readonly error: string };

/** One answer for every call, one for each call in turn, or whatever a request is answered with. */
export type FakeAnswers = Readonly<
  Record<string, FakeAnswer | readonly FakeAnswer[] | ((request: Json) => FakeAnswer)>
>;

export interface FakeCall {
  readonly operation: string;
  readonly request: Json;
}

interface HttpRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

interface HttpResponse {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly body: Uint8Array;
}

/**
 * An AWS endpoint behind a real client, so that requests are serialized and answers and errors are read by the SDK
 * itself. It speaks JSON, the query protocols (EC2, IAM; their answers are XML) and REST. Calls without an abort
 * signal, operations without an answer and calls beyond the last answer fail the test.
 *
 * @param answers by operation (`ListClusters`; `GET /detector` where the protocol is REST)
 * @returns settings for the client, and the calls so far
 */
export function fakeEndpoint(answers: FakeAnswers) {
  const calls: FakeCall[] = [];
  return {
    calls,
    settings: {
      region: 'eu-west-1',
      maxAttempts: 1,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      requestHandler: {
        handle: (request: HttpRequest, options: { readonly abortSignal?: unknown } = {}) => {
          if (!(options.abortSignal instanceof AbortSignal)) throw new Error('The call has no abort signal.');
          const call = callOf(request);
          calls.push(call);
          const nth = calls.filter(({ operation }) => operation === call.operation).length - 1;
          const answer = answerTo(call, nth, answers);
          if (answer === undefined) throw new Error(`Call ${String(nth)} of ${call.operation} has no answer.`);
          return Promise.resolve({ response: responseOf(call.operation, request, answer) });
        },
      },
    },
  };
}

function answerTo({ operation, request }: FakeCall, nth: number, answers: FakeAnswers): FakeAnswer | undefined {
  const given = answers[operation];
  if (typeof given === 'function') return given(request);
  return given !== undefined && 'length' in given ? given[nth] : given;
}

function callOf({ method, path, headers, query, body }: HttpRequest): FakeCall {
  const text = body instanceof Uint8Array ? new TextDecoder().decode(body) : typeof body === 'string' ? body : '';
  const target = headers['x-amz-target'];
  if (target !== undefined) {
    const request: Json = JSON.parse(text);
    return { operation: target.split('.').at(-1) ?? '', request };
  }
  if (text.startsWith('Action=')) {
    const { Action, ...rest } = Object.fromEntries(new URLSearchParams(text));
    const request = Object.fromEntries(Object.entries(rest).filter(([name]) => name !== 'Version'));
    return { operation: Action ?? '', request };
  }
  const request: Json = text === '' ? (query ?? {}) : JSON.parse(text);
  return { operation: `${method} ${path}`, request };
}

function responseOf(operation: string, request: HttpRequest, answer: FakeAnswer): HttpResponse {
  if ('body' in answer) {
    const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
    return { statusCode: 200, headers: {}, body: Buffer.from(text) };
  }
  const { error } = answer;
  const isJson = request.headers['x-amz-target'] !== undefined || operation.includes(' ');
  return {
    statusCode: 400,
    headers: { 'x-amzn-errortype': error },
    body: Buffer.from(
      isJson
        ? JSON.stringify({ __type: error, message: 'canary-payload' })
        : // EC2 reads the first of them, IAM the second one.
          `<Response><Errors>${xmlError(error)}</Errors>${xmlError(error)}</Response>`,
    ),
  };
}

function xmlError(error: string): string {
  return `<Error><Code>${error}</Code><Message>canary-payload</Message></Error>`;
}
