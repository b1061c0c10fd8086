import { AwsError } from '../../../../sandbox/gateway/aws-error';
import type { Protocol, Service } from '../../../../sandbox/gateway/service';
import { answerOf, errorAnswer, inputOf, operationOf, type WireRequest } from '../../../../sandbox/gateway/wire';

function service(protocol: Protocol, target = 'Target_1'): Service {
  return { scope: 'x', protocol, target, operations: new Map() };
}

function request(settings: { path?: string; headers?: Record<string, string>; body?: string; method?: string } = {}) {
  const { path = '/', headers = {}, body = '', method = 'POST' } = settings;
  return { method, url: new URL(path, 'http://127.0.0.1'), headers, body } satisfies WireRequest;
}

describe('operationOf', () => {
  it.each([
    ['json-1.1', request({ headers: { 'x-amz-target': 'Target_1.StopTask' } }), 'StopTask'],
    ['json-1.1', request({ headers: { 'x-amz-target': 'Other.StopTask' } }), 'Other.StopTask'],
    ['json-1.0', request(), ''],
    ['query', request({ body: 'Action=Publish&Version=2010-03-31' }), 'Publish'],
    ['query', request({ body: 'Version=2010-03-31' }), ''],
    ['rest', request({ path: '/2015-03-31/functions/fix/invocations' }), 'Invoke'],
    ['rest', request({ path: '/2015-03-31/functions/fix', method: 'GET' }), 'GET /2015-03-31/functions/fix'],
  ] as const)('names the operation of a %s request', (protocol, given, expected) => {
    const operation = operationOf(service(protocol), given);

    expect(operation).toBe(expected);
  });
});

describe('inputOf', () => {
  it.each([
    ['json-1.1', request({ body: '{"a":1}' }), { a: 1 }],
    ['json-1.0', request(), {}],
    ['query', request({ body: 'Action=Publish&Version=1&Message=a%20%26%20b' }), { Message: 'a & b' }],
    [
      'rest',
      request({ path: '/2015-03-31/functions/fix/invocations?Qualifier=live', body: '{"step":"plan"}' }),
      { FunctionName: 'fix', InvocationType: 'RequestResponse', Qualifier: 'live', Payload: { step: 'plan' } },
    ],
  ] as const)('reads a %s request', (protocol, given, expected) => {
    const input = inputOf(protocol, given);

    expect(input).toEqual(expected);
  });

  it('refuses a body that is not JSON', () => {
    const read = () => inputOf('json-1.1', request({ body: '{' }));

    expect(read).toThrow(expect.objectContaining({ code: 'SerializationException' }));
  });
});

describe('answerOf and errorAnswer', () => {
  it('escapes what goes into XML', () => {
    const answer = answerOf(service('query', 'http://x/'), 'Publish', { MessageId: 'a<b>&"c"' }, 'id-1');

    expect(answer.body).toBe(
      '<PublishResponse xmlns="http://x/"><PublishResult><MessageId>a&lt;b&gt;&amp;&quot;c&quot;</MessageId>' +
        '</PublishResult><ResponseMetadata><RequestId>id-1</RequestId></ResponseMetadata></PublishResponse>',
    );
  });

  it('tells of a failed function in a header and keeps its payload', () => {
    const answer = answerOf(service('rest'), 'Invoke', { Payload: { a: 1 }, FunctionError: 'Unhandled' }, 'id-1');

    expect(answer).toMatchObject({ status: 200, body: '{"a":1}' });
    expect(answer.headers).toMatchObject({ 'x-amz-function-error': 'Unhandled' });
  });

  it('puts the members of an error beside its code', () => {
    const error = new AwsError('ConditionalCheckFailedException', 'no', 400, { Item: { pk: { S: 'a' } } });

    const answer = errorAnswer('json-1.0', error, 'id-1');

    expect(JSON.parse(answer.body)).toMatchObject({
      __type: 'ConditionalCheckFailedException',
      Item: { pk: { S: 'a' } },
    });
  });

  it('writes an error of a query service as XML', () => {
    const answer = errorAnswer('query', new AwsError('NotFound', 'Topic <x>', 404), 'id-1');

    expect(answer.status).toBe(404);
    expect(answer.body).toContain('<Type>Sender</Type><Code>NotFound</Code><Message>Topic &lt;x&gt;</Message>');
  });
});
