import { decideWithLookUps, type LookUpPorts } from '../../../../core/decision/decide-with-look-ups';
import { GuardrailsError } from '../../../../core/errors';
import type { CheckResult } from '../../../../core/policy/check-result';
import type { Policy, PolicyRequest } from '../../../../core/policy/policy';
import type { Check } from '../../../../core/registry/check';
import type { JsonObject } from '../../../../core/subject/json';
import { isUnknown } from '../../../../core/subject/unknown';
import { makeCheck } from '../../../support/make-check';
import { makeSubject } from '../../../support/make-subject';

const ID = 'ecs-x';
const NOT_RECORDED = { $unknown: 'not-recorded', detail: 'AWS Config may leave it out' };

function answer(outcome: 'COMPLIANT' | 'NON_COMPLIANT' | 'NOT_APPLICABLE'): CheckResult {
  const violations = outcome === 'NON_COMPLIANT' ? [{ path: ['A'], message: 'No.' }] : [];
  return { check: ID, outcome, violations, unknowns: [] };
}

function unknownFor(reason: 'not-recorded' | 'fact-missing'): CheckResult {
  return { check: ID, outcome: 'UNKNOWN', violations: [], unknowns: [{ path: ['A'], reason, detail: 'x' }] };
}

/** Decides by what a function of the request says, and writes down what was asked. */
async function decided(
  say: (request: PolicyRequest) => readonly CheckResult[],
  {
    check = {},
    configuration = { RuntimePlatform: {} },
    ...ports
  }: Partial<LookUpPorts> & { readonly check?: Partial<Check>; readonly configuration?: JsonObject } = {},
) {
  const requests: PolicyRequest[] = [];
  const policy: Policy = {
    digest: 'sha256:00',
    evaluate: (request) => {
      requests.push(request);
      return say(request);
    },
  };
  const whole = makeCheck({ id: ID, ...check });
  const subject = makeSubject({ type: 'AWS::ECS::TaskDefinition', source: 'config', configuration });
  const request = { check: whole, parameters: {}, severity: whole.severity };
  const found = await decideWithLookUps(policy, subject, request, { lookUps: {}, descriptions: {}, ...ports });
  return { status: found?.decision.status, failures: found?.failures, requests };
}

const denied = new GuardrailsError('AWS_CALL_FAILED', 'Allow it.');

describe('a verdict that is certain', () => {
  it.each(['COMPLIANT', 'NON_COMPLIANT', 'NOT_APPLICABLE'] as const)('asks nobody: %s', async (outcome) => {
    const lookUp = jest.fn();
    const ports = { lookUps: { services: lookUp }, descriptions: { 'AWS::ECS::TaskDefinition': lookUp } };

    const { status, requests } = await decided(() => [answer(outcome)], { ...ports, check: { facts: ['services'] } });

    expect(status).toBe(outcome);
    expect(requests).toHaveLength(1);
    expect(lookUp).not.toHaveBeenCalled();
  });

  it.each([
    ['COMPLIANT', 'NON_COMPLIANT'],
    ['NON_COMPLIANT', 'COMPLIANT'],
  ] as const)('is asked again where an account has a default that counts: %s, then %s', async (before, after) => {
    const { status } = await decided(({ facts }) => [answer('account-settings' in facts ? after : before)], {
      check: { facts: ['account-settings'] },
      lookUps: { 'account-settings': () => Promise.resolve({ containerInsights: 'enabled' }) },
    });

    expect(status).toBe(after);
  });

  it('stands when that default cannot be read, and says why it could not', async () => {
    const { status, failures } = await decided(() => [answer('NON_COMPLIANT')], {
      check: { facts: ['account-settings'] },
      lookUps: { 'account-settings': () => Promise.reject(denied) },
    });

    expect(status).toBe('NON_COMPLIANT');
    expect(failures).toEqual([denied]);
  });
});

describe('what AWS Config did not record', () => {
  const say = ({ subject }: PolicyRequest) =>
    isUnknown(subject.configuration['EphemeralStorage']) ? [unknownFor('not-recorded')] : [answer('COMPLIANT')];
  const configuration = { EphemeralStorage: NOT_RECORDED, RuntimePlatform: {} };

  it('is described, and judged once more', async () => {
    const describe = jest.fn(() => Promise.resolve({ ephemeralStorage: { sizeInGiB: 21 } }));

    const { status, requests } = await decided(say, {
      configuration,
      descriptions: { 'AWS::ECS::TaskDefinition': describe },
    });

    expect(status).toBe('COMPLIANT');
    expect(describe).toHaveBeenCalledTimes(1);
    expect(requests[1]?.subject.configuration).toMatchObject({ EphemeralStorage: { SizeInGiB: 21 } });
  });

  it.each([
    ['nobody describes it', {}, []],
    ['it is not there any more', { 'AWS::ECS::TaskDefinition': () => Promise.resolve(undefined) }, []],
    ['it may not be described', { 'AWS::ECS::TaskDefinition': () => Promise.reject(denied) }, [denied]],
  ])('stays unknown when %s', async (_, descriptions, expected) => {
    const { status, failures } = await decided(say, { configuration, descriptions });

    expect(status).toBe('UNKNOWN');
    expect(failures).toEqual(expected);
  });
});

describe('a fact that decides', () => {
  const say = ({ facts }: PolicyRequest) => [
    'services' in facts ? answer('NON_COMPLIANT') : unknownFor('fact-missing'),
  ];

  it('is looked up, and judged once more', async () => {
    const { status, requests } = await decided(say, {
      check: { facts: ['services'] },
      lookUps: { services: () => Promise.resolve([{ EnableExecuteCommand: false }]) },
    });

    expect(status).toBe('NON_COMPLIANT');
    expect(requests.map(({ facts }) => facts)).toEqual([{}, { services: [{ EnableExecuteCommand: false }] }]);
  });

  it.each([
    ['nobody looks it up', {}],
    ['the subject names nothing to look up', { services: () => Promise.resolve(undefined) }],
  ])('stays unknown, and is asked for once, when %s', async (_, lookUps) => {
    const { status, failures } = await decided(say, { check: { facts: ['services', 'not-a-fact'] }, lookUps });

    expect(status).toBe('UNKNOWN');
    expect(failures).toEqual([]);
  });

  it('stays unknown with the reason when the look-up fails', async () => {
    const { status, failures } = await decided(say, {
      check: { facts: ['services'] },
      lookUps: { services: () => Promise.reject(denied) },
    });

    expect(status).toBe('UNKNOWN');
    expect(failures).toEqual([denied]);
  });

  it('types what a look-up should never throw', async () => {
    const { failures } = await decided(say, {
      check: { facts: ['services'] },
      lookUps: { services: () => Promise.reject(new TypeError('canary')) },
    });

    expect(failures).toMatchObject([{ code: 'INTERNAL' }]);
    expect(failures?.[0]?.message).not.toContain('canary');
  });

  it('does not take the others with it', async () => {
    const both = ({ facts }: PolicyRequest) => [
      Object.keys(facts).length === 1 ? answer('COMPLIANT') : unknownFor('fact-missing'),
    ];

    const { status, failures } = await decided(both, {
      check: { facts: ['services', 'cluster'] },
      lookUps: { services: () => Promise.reject(denied), cluster: () => Promise.resolve({}) },
    });

    expect(status).toBe('COMPLIANT');
    expect(failures).toEqual([denied]);
  });
});

describe('a violation that depends on the operating system', () => {
  const say = ({ subject }: PolicyRequest) => {
    const platform = subject.configuration['RuntimePlatform'];
    if (platform === undefined) return [answer('NON_COMPLIANT')];
    return [isUnknown(platform) ? unknownFor('not-recorded') : answer('NOT_APPLICABLE')];
  };
  const windows = { runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' } };

  it('is reported only after the definition was described', async () => {
    const { status } = await decided(say, {
      configuration: { Family: 'web' },
      descriptions: { 'AWS::ECS::TaskDefinition': () => Promise.resolve(windows) },
    });

    expect(status).toBe('NOT_APPLICABLE');
  });

  it.each([
    ['the definition names none', () => Promise.resolve({ family: 'web' })],
    ['it is gone', () => Promise.resolve(undefined)],
    ['it may not be described', () => Promise.reject(denied)],
  ])('stands, as on Linux, when %s', async (_, describe) => {
    const { status, failures } = await decided(say, {
      configuration: { Family: 'web' },
      descriptions: { 'AWS::ECS::TaskDefinition': describe },
    });

    expect(status).toBe('NON_COMPLIANT');
    expect(failures).toEqual([]);
  });

  it('asks nobody where it would stand on any system', async () => {
    const describe = jest.fn();

    const { status } = await decided(() => [answer('NON_COMPLIANT')], {
      configuration: { Family: 'web' },
      descriptions: { 'AWS::ECS::TaskDefinition': describe },
    });

    expect(status).toBe('NON_COMPLIANT');
    expect(describe).not.toHaveBeenCalled();
  });
});

describe('a policy that gives no answer', () => {
  it('is told as such', async () => {
    const { status } = await decided(() => []);

    expect(status).toBeUndefined();
  });

  it.each(['description', 'fact', 'platform'] as const)('is told as such, after the %s as well', async (what) => {
    const reason = what === 'fact' ? ('fact-missing' as const) : ('not-recorded' as const);
    let calls = 0;
    const say = () => {
      calls += 1;
      if (calls > 1) return [];
      return what === 'platform' ? [answer('NON_COMPLIANT')] : [unknownFor(reason)];
    };

    const { status } = await decided(say, {
      check: { facts: ['services'] },
      configuration: {},
      lookUps: { services: () => Promise.resolve([]) },
      descriptions: {
        'AWS::ECS::TaskDefinition': () => Promise.resolve({ runtimePlatform: { cpuArchitecture: 'ARM64' } }),
      },
    });

    // A violation that was certain stays one.
    expect(status).toBe(what === 'platform' ? 'NON_COMPLIANT' : undefined);
  });
});
