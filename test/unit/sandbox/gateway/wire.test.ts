import { AwsError } from '../../../../sandbox/gateway/aws-error';
import type { Protocol, Service } from '../../../../sandbox/gateway/service';
import { answerOf, errorAnswer, inputOf, operationOf, type WireRequest } from '../../../../sandbox/gateway/wire';

const ROUTES = [
  { operation: 'ListDetectors', method: 'GET', path: /^\/detector$/ },
  { operation: 'GetDetector', method: 'GET', path: /^\/detector\/(?<DetectorId>[^/]+)$/ },
] as const;

function service(protocol: Protocol, target = 'Target_1'): Service {
  return { scope: 'x', protocol, target, operations: new Map(), routes: ROUTES };
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
    ['ec2', request({ body: 'Action=DescribeSecurityGroups' }), 'DescribeSecurityGroups'],
    ['rest-json', request({ path: '/detector?maxResults=5', method: 'GET' }), 'ListDetectors'],
    ['rest-json', request({ path: '/detector/12ab', method: 'GET' }), 'GetDetector'],
    ['rest-json', request({ path: '/detector' }), 'POST /detector'],
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
    [
      'ec2',
      request({ body: 'Action=X&Version=1&Filter.1.Name=group-id&Filter.1.Value.1=sg-1' }),
      { 'Filter.1.Name': 'group-id', 'Filter.1.Value.1': 'sg-1' },
    ],
    ['rest-json', request({ path: '/detector?maxResults=5', method: 'GET' }), { maxResults: '5' }],
    ['rest-json', request({ path: '/detector/a%20b', method: 'GET' }), { DetectorId: 'a b' }],
  ] as const)('reads a %s request', (protocol, given, expected) => {
    const input = inputOf(service(protocol), given);

    expect(input).toEqual(expected);
  });

  it.each([
    ['json-1.1', '{'],
    ['rest-json', '[]'],
  ] as const)('refuses a %s body that is not JSON, or no object', (protocol, body) => {
    const read = () => inputOf(service(protocol), request({ body }));

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

  it('writes the members of an EC2 answer right into the response, and lists as items', () => {
    const output = {
      groups: [
        { groupId: 'a<b', ports: [] },
        { groupId: 'c', ports: [80] },
      ],
    };

    const answer = answerOf(service('ec2', 'http://x/'), 'Describe', output, 'id-1');

    expect(answer.body).toBe(
      '<DescribeResponse xmlns="http://x/"><requestId>id-1</requestId><groups>' +
        '<item><groupId>a&lt;b</groupId><ports></ports></item>' +
        '<item><groupId>c</groupId><ports><item>80</item></ports></item></groups></DescribeResponse>',
    );
  });

  it('writes an error of EC2 in the form that only EC2 has', () => {
    const answer = errorAnswer('ec2', new AwsError('InvalidGroup.NotFound', 'no <x>'), 'id-1');

    expect(answer.body).toBe(
      '<Response><Errors><Error><Code>InvalidGroup.NotFound</Code><Message>no &lt;x&gt;</Message></Error></Errors>' +
        '<RequestID>id-1</RequestID></Response>',
    );
  });

  it('answers REST JSON as plain JSON', () => {
    const answer = answerOf(service('rest-json'), 'ListDetectors', { detectorIds: [] }, 'id-1');

    expect(answer).toMatchObject({ body: '{"detectorIds":[]}', headers: { 'content-type': 'application/json' } });
  });
});
