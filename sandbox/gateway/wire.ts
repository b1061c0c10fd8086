import type { IncomingHttpHeaders } from 'node:http';
import { isJsonObject, parseJson } from '../json';
import { AwsError, unsupported } from './aws-error';
import { ec2Answer, ec2Error } from './ec2-xml';
import { xmlAnswer, xmlError } from './query-xml';
import type { Protocol, Route, Service } from './service';

/** A request as it came in. */
export interface WireRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What goes back. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const INVOKE = /^\/2015-03-31\/functions\/([^/]+)\/invocations\/?$/;

/**
 * The operation that a request names, before anything else about it is known.
 *
 * @returns what the caller wrote, so that a refusal can name it
 */
export function operationOf(service: Service, request: WireRequest): string {
  const { protocol, target } = service;
  switch (protocol) {
    case 'json-1.0':
    case 'json-1.1': {
      const named = String(request.headers['x-amz-target'] ?? '');
      const [prefix, operation] = named.split('.');
      return prefix === target && operation !== undefined ? operation : named;
    }
    case 'query':
    case 'ec2':
      return new URLSearchParams(request.body).get('Action') ?? '';
    case 'rest':
      return INVOKE.test(request.url.pathname) && request.method === 'POST'
        ? 'Invoke'
        : `${request.method} ${request.url.pathname}`;
    case 'rest-json':
      return routeOf(service, request)?.operation ?? `${request.method} ${request.url.pathname}`;
  }
}

/** The input of an operation, as its JSON. */
export function inputOf(service: Service, request: WireRequest): unknown {
  switch (service.protocol) {
    case 'json-1.0':
    case 'json-1.1':
      return json(request.body === '' ? '{}' : request.body);
    case 'query':
    case 'ec2':
      return Object.fromEntries(
        [...new URLSearchParams(request.body)].filter(([name]) => !['Action', 'Version'].includes(name)),
      );
    case 'rest':
      return {
        FunctionName: decodeURIComponent(INVOKE.exec(request.url.pathname)?.[1] ?? ''),
        InvocationType: request.headers['x-amz-invocation-type'] ?? 'RequestResponse',
        ...Object.fromEntries(request.url.searchParams),
        Payload: request.body === '' ? {} : json(request.body),
      };
    case 'rest-json':
      return {
        ...bodyMembers(request.body),
        ...Object.fromEntries(request.url.searchParams),
        ...pathMembers(service, request),
      };
  }
}

function routeOf({ routes = [] }: Service, { method, url }: WireRequest): Route | undefined {
  return routes.find((route) => route.method === method && route.path.test(url.pathname));
}

function pathMembers(service: Service, request: WireRequest): object {
  const groups = routeOf(service, request)?.path.exec(request.url.pathname)?.groups ?? {};
  return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]));
}

function bodyMembers(body: string): object {
  const members = body === '' ? {} : json(body);
  if (isJsonObject(members)) return members;
  throw new AwsError('SerializationException', 'The body is not a JSON object.');
}

/** Writes a successful answer. */
export function answerOf(service: Service, operation: string, output: object, requestId: string): WireAnswer {
  const { protocol } = service;
  switch (protocol) {
    case 'json-1.0':
    case 'json-1.1':
      return jsonAnswer(200, protocol, requestId, output);
    case 'query':
      return {
        status: 200,
        headers: xmlHeaders(requestId),
        body: xmlAnswer(service.target, operation, output, requestId),
      };
    case 'ec2':
      return {
        status: 200,
        headers: xmlHeaders(requestId),
        body: ec2Answer(service.target, operation, output, requestId),
      };
    case 'rest':
      return restAnswer(output, requestId);
    case 'rest-json':
      return jsonAnswer(200, protocol, requestId, output);
  }
}

/** Writes an error as the service would. */
export function errorAnswer(protocol: Protocol, error: AwsError, requestId: string): WireAnswer {
  if (protocol === 'query' || protocol === 'ec2') {
    const body = protocol === 'query' ? xmlError(error, requestId) : ec2Error(error, requestId);
    return { status: error.status, headers: xmlHeaders(requestId), body };
  }
  const body = { __type: error.code, message: error.message, Message: error.message, ...error.members };
  const answer = jsonAnswer(error.status, protocol, requestId, body);
  return { ...answer, headers: { ...answer.headers, 'x-amzn-errortype': error.code } };
}

function json(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    throw new AwsError('SerializationException', 'The body is not JSON.');
  }
}

function jsonAnswer(status: number, protocol: Protocol, requestId: string, body: object): WireAnswer {
  const type = protocol === 'rest-json' ? 'json' : `x-amz-json-${protocol === 'json-1.0' ? '1.0' : '1.1'}`;
  return {
    status,
    headers: { 'content-type': `application/${type}`, 'x-amzn-requestid': requestId },
    body: JSON.stringify(body),
  };
}

/** Of Lambda's Invoke: the payload is the body, the rest travels in headers. */
function restAnswer(output: object, requestId: string): WireAnswer {
  const payload = 'Payload' in output ? output.Payload : undefined;
  const functionError = 'FunctionError' in output ? output.FunctionError : undefined;
  if (payload === undefined) throw unsupported('a REST operation other than lambda:Invoke');
  return {
    status: 200,
    headers: {
      'content-type': 'application/json',
      'x-amzn-requestid': requestId,
      'x-amz-executed-version': '$LATEST',
      ...(typeof functionError === 'string' ? { 'x-amz-function-error': functionError } : {}),
    },
    body: JSON.stringify(payload),
  };
}

function xmlHeaders(requestId: string): Readonly<Record<string, string>> {
  return { 'content-type': 'text/xml', 'x-amzn-requestid': requestId };
}
