import * as fc from 'fast-check';

import { GuardrailsError } from '../../../../core/errors';
import { readExemptions, type ExemptionsContext } from '../../../../core/exemptions/read-exemptions';
import { CHECKS } from '../../../../core/registry/registry';
import type { Json, Path } from '../../../../core/subject/json';

const CONTEXT: ExemptionsContext = {
  checks: CHECKS,
  today: '2026-11-25',
  account: '111122223333',
  problem: (path: Path, message) =>
    new GuardrailsError('SETTINGS_INVALID', message, { place: { field: ['exemptions', ...path].join('.') } }),
};

const WRITTEN = {
  id: 'nightly-batch-privileged',
  check: 'ecs-taskdef-no-privileged',
  region: 'eu-west-1',
  match: { family: 'nightly-batch' },
  effect: ['no-stop', 'no-remediate'],
  owner: 'batch-team',
  reason: 'Needs host device access until the new agent ships',
  ticket: 'OPS-77',
  expires: '2027-01-31',
};

const read = (...entries: object[]) => readExemptions(JSON.parse(JSON.stringify(entries)), CONTEXT);

function refusal(change: object, context = CONTEXT) {
  try {
    readExemptions(JSON.parse(JSON.stringify([{ ...WRITTEN, ...change }])), context);
  } catch (thrown) {
    if (thrown instanceof GuardrailsError) return { at: thrown.place.field, says: thrown.message };
    throw thrown;
  }
  return undefined;
}

describe('readExemptions', () => {
  it('reads one as it is written', () => {
    expect(read(WRITTEN)).toEqual([
      {
        id: 'nightly-batch-privileged',
        checks: ['ecs-taskdef-no-privileged'],
        account: '111122223333',
        region: 'eu-west-1',
        match: { by: 'family', value: 'nightly-batch' },
        containers: null,
        effects: ['no-stop', 'no-remediate'],
        owner: 'batch-team',
        reason: 'Needs host device access until the new agent ships',
        ticket: 'OPS-77',
        expires: '2027-01-31',
      },
    ]);
  });

  it('takes several checks, an account, no Region, containers, and a glob that somebody else approved', () => {
    const containers = { name: 'otel-*', image: 'public.ecr.aws/aws-observability' };
    const wide = { match: { glob: 'arn:aws:ecs:*' }, breadth: 'wide', approvedBy: 'security' };
    const check = ['ecs-taskdef-no-privileged', 'ecs-taskdef-readonly-root-fs'];

    const [exemption] = read({ ...WRITTEN, check, account: '222233334444', region: undefined, containers, ...wide });

    expect(exemption).toMatchObject({ checks: check, account: '222233334444', region: null, containers });
    expect(exemption?.match).toEqual({ by: 'glob', value: 'arn:aws:ecs:*' });
  });

  it.each<[string, object, string, RegExp]>([
    ['a misspelt key', { reasons: 'x' }, '0.reasons', /no "reasons" here.*Did you mean "reason"/],
    ['a misspelt selector', { match: { familly: 'x' } }, '0.match.familly', /Did you mean "family"/],
    ['a misspelt key of containers', { containers: { name: 'a', images: 'b' } }, '0.containers.images', /"image"/],
    ['no reason', { reason: undefined }, '0.reason', /"reason" is missing; expected a text of 20/],
    ['a short reason', { reason: 'because' }, '0.reason', /expected a text of 20 to 512/],
    ['no owner', { owner: '' }, '0.owner', /expected a text of 1 to 256/],
    ['an effect that does not exist', { effect: ['no-stops'] }, '0.effect.0', /Did you mean "no-stop"/],
    ['no effect', { effect: [] }, '0.effect', /expected a list of mute-finding/],
    ['an id with spaces', { id: 'nightly batch' }, '0.id', /small letters/],
    ['an account without quotes', { account: 222233334444 }, '0.account', /in quotes/],
    [
      'a check that does not exist',
      { check: 'ecs-taskdef-no-privilege' },
      '0.check',
      /Did you mean "ecs-taskdef-no-pr/,
    ],
    ['a wildcard for checks', { check: ['ecs-taskdef-no-privileged', '*'] }, '0.check.1', /an exemption names each/],
    ['no selector', { match: {} }, '0.match', /has none of arn, family/],
    ['several selectors', { match: { family: 'a', arn: 'b' } }, '0.match', /has several of/],
    ['breadth without a glob', { breadth: 'wide' }, '0.breadth', /match\.family/],
    ['a glob without breadth', { match: { glob: '*' } }, '0.match.glob', /breadth: wide/],
    ['a glob that nobody approved', { match: { glob: '*' }, breadth: 'wide' }, '0.approvedBy', /somebody else/],
    [
      'a glob that its owner approved',
      { match: { glob: '*' }, breadth: 'wide', approvedBy: 'batch-team' },
      '0.approvedBy',
      /somebody else than its owner/,
    ],
    ['a day that does not exist', { expires: '2027-02-30' }, '0.expires', /a day such as/],
    ['a day that is over', { expires: '2026-11-24' }, '0.expires', /it expired on 2026-11-24/],
    ['a day too far ahead', { expires: '2027-11-26' }, '0.expires', /366 days ahead; .* 365 at most/],
    [
      'a selector that never matches',
      { check: 'ecs-service-no-public-ip', effect: ['mute-finding'] },
      '0.match.family',
      /never matches: ecs-service-no-public-ip judges AWS::ECS::Service/,
    ],
    [
      'containers of what has none',
      { check: 'ecs-service-no-public-ip', match: { service: 'a' }, containers: { name: 'a', image: 'b' } },
      '0.containers',
      /never match/,
    ],
    [
      'the stop of what is no task',
      { check: 'ecs-service-no-public-ip', match: { service: 'a' } },
      '0.effect',
      /never stops a task/,
    ],
  ])('refuses %s', (_, change, at, says) => {
    const refused = refusal(change);

    expect(refused?.at).toBe(`exemptions.${at}`);
    expect(refused?.says).toMatch(says);
  });

  it.each(['2026-11-25', '2027-11-25'])('accepts %s: today, and 365 days ahead', (expires) => {
    expect(refusal({ expires })).toBeUndefined();
  });

  it('refuses one for no account where the file is for none in particular', () => {
    expect(refusal({}, { ...CONTEXT, account: undefined })?.says).toMatch(/"account" is missing/);
  });

  it('refuses the same id twice', () => {
    expect(() => read(WRITTEN, WRITTEN)).toThrow('written twice');
  });

  it.each([[{}], ['text'], [[1]], [null]])('refuses %j for a list of them', (value: Json) => {
    expect(() => readExemptions(value, CONTEXT)).toThrow('expected a list of exemptions');
  });

  it('accepts or refuses whatever it is given, and throws nothing else', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ ...WRITTEN_SHAPE }, { requiredKeys: [] })), (entries) => {
        expect(otherThanRefused(entries)).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });
});

/** What reading throws that is no refusal. */
function otherThanRefused(entries: readonly object[]): unknown {
  try {
    readExemptions(JSON.parse(JSON.stringify(entries)), CONTEXT);
    return undefined;
  } catch (thrown) {
    return thrown instanceof GuardrailsError ? undefined : thrown;
  }
}

const odd = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.constant(null),
  fc.array(fc.string()),
  fc.dictionary(fc.string(), fc.string()),
);

const WRITTEN_SHAPE = {
  id: fc.oneof(fc.constant('a-b'), odd),
  check: fc.oneof(fc.constant('ecs-taskdef-no-privileged'), odd),
  match: fc.oneof(fc.constant({ family: 'a' }), odd),
  effect: fc.oneof(fc.constant(['no-stop']), odd),
  owner: fc.oneof(fc.constant('a'), odd),
  reason: fc.oneof(fc.constant('A reason of twenty characters'), odd),
  ticket: fc.oneof(fc.constant('a'), odd),
  expires: fc.oneof(fc.constant('2027-01-31'), odd),
  __proto__: odd,
};
