import { encodeInput, INPUT_LIMITS } from '../../../../core/policy/encode-input';
import type { Json, JsonObject } from '../../../../core/subject/json';
import { makeSubject } from '../../../support/make-subject';

const parameters = { 'ecs-taskdef-no-privileged': {} };

describe('encodeInput', () => {
  it('hands over exactly the bytes of the document, in a buffer of their length', () => {
    const subject = makeSubject({ tags: { team: 'payments' } });

    const buffer = encodeInput({ subject, parameters, facts: { services: [] } });

    expect(decoded(buffer)).toEqual({
      schema: 1,
      resource: {
        type: 'AWS::ECS::TaskDefinition',
        id: 'payments-api:12',
        arn: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/payments-api:12',
        account: '111122223333',
        region: 'eu-west-1',
        partition: 'aws',
        source: 'config',
        tags: { team: 'payments' },
        configuration: subject.configuration,
      },
      params: parameters,
      context: { related: {}, facts: { services: [] } },
    });
  });

  it('replaces lone surrogates, on which the engine aborts', () => {
    const subject = makeSubject({ tags: { team: 'a\ud800b' }, configuration: { Family: '\udfff' } });

    const buffer = encodeInput({ subject, parameters, facts: {} });

    expect(decoded(buffer)).toMatchObject({
      resource: { tags: { team: 'a\ufffdb' }, configuration: { Family: '\ufffd' } },
    });
  });

  it.each([
    ['a date', new Date(0)],
    ['a map', new Map()],
    ['not a number', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['a function', () => 1],
    ['undefined', undefined],
    ['a big integer', 1n],
    ['a buffer', Buffer.from('{}')],
  ])('P3: refuses %s, which JSON would silently change', (_, value) => {
    const facts: JsonObject = JSON.parse('{}');
    Object.defineProperty(facts, 'services', { value: [value], enumerable: true });

    expect(() => encodeInput({ subject: makeSubject(), parameters, facts })).toThrow(
      expect.objectContaining({ code: 'INPUT_INVALID', place: { field: '/context/facts/services/0' } }),
    );
  });

  it('accepts values nested as deeply as the limit allows', () => {
    const subject = makeSubject({ configuration: nested(INPUT_LIMITS.depth - 3) });

    const buffer = encodeInput({ subject, parameters, facts: {} });

    expect(buffer.byteLength).toBeGreaterThan(INPUT_LIMITS.depth);
  });

  it.each([
    ['one level beyond the limit', INPUT_LIMITS.depth - 2],
    ['a thousand times beyond it', 64_000],
  ])('P5: refuses values nested %s', (_, levels) => {
    const subject = makeSubject({ configuration: nested(levels) });

    expect(() => encodeInput({ subject, parameters, facts: {} })).toThrow(
      expect.objectContaining({ code: 'INPUT_INVALID' }),
    );
  });

  it('P5: refuses a resource of more than 256 KB, counted in bytes', () => {
    const subject = makeSubject({ configuration: { Family: 'é'.repeat(INPUT_LIMITS.bytes / 2) } });

    expect(() => encodeInput({ subject, parameters, facts: {} })).toThrow(
      expect.objectContaining({ code: 'INPUT_TOO_LARGE', message: expect.stringContaining('payments-api:12') }),
    );
  });

  it('takes keys of Object.prototype for what they are', () => {
    const configuration: JsonObject = JSON.parse('{"__proto__": {"Privileged": true}, "constructor": 1}');

    const buffer = encodeInput({ subject: makeSubject({ configuration }), parameters, facts: {} });

    expect(new TextDecoder().decode(buffer)).toContain('"__proto__":{"Privileged":true}');
  });
});

function decoded(buffer: ArrayBuffer): unknown {
  return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(buffer));
}

function nested(levels: number): JsonObject {
  let value: Json = 'end';
  for (let level = 0; level < levels; level += 1) value = { a: value };
  return { a: value };
}
