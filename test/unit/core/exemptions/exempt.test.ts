import { exempt, ownExemptions } from '../../../../core/exemptions/exempt';
import type { Exemption } from '../../../../core/exemptions/exemption';
import type { JsonObject } from '../../../../core/subject/json';
import type { Subject } from '../../../../core/subject/subject';
import { exemptionsHere, makeExemption } from '../../../support/exemptions';
import { makeCheck } from '../../../support/make-check';
import { makeSubject } from '../../../support/make-subject';

const CHECK = makeCheck({ id: 'ecs-taskdef-no-privileged' });

/** A decision with violations at these places. */
function decision(settings: Partial<Subject>, ...paths: (readonly (string | number)[])[]) {
  return { check: CHECK, subject: makeSubject(settings), violations: paths.map((path) => ({ path, message: 'No.' })) };
}

function isExempt(exemption: Exemption, settings: Partial<Subject> = {}, today = '2026-11-25') {
  const left = exempt(decision(settings, ['Family']), 'mute-finding', { ...exemptionsHere([exemption]), today });
  return left.violations.length === 0;
}

const service = (configuration: JsonObject): Partial<Subject> => ({
  type: 'AWS::ECS::Service',
  arn: 'arn:aws:ecs:eu-west-1:111122223333:service/prod/payments-api',
  configuration,
});

const PAYMENTS = service({ ServiceName: 'payments-api', Cluster: 'arn:aws:ecs:eu-west-1:111122223333:cluster/prod' });

describe('exempt', () => {
  it.each<[string, Exemption['match'], Partial<Subject>, boolean]>([
    ['a family', { by: 'family', value: 'payments-api' }, {}, true],
    ['the family of an ARN', { by: 'family', value: 'payments-api' }, { configuration: {} }, true],
    ['no family at all', { by: 'family', value: 'payments-api' }, { configuration: {}, arn: null }, false],
    ['another family', { by: 'family', value: 'payments' }, {}, false],
    ['a family in another case', { by: 'family', value: 'Payments-api' }, {}, false],
    ['a pattern where none is meant', { by: 'family', value: 'payments-*' }, {}, false],
    ['a service for a family', { by: 'family', value: 'payments-api' }, PAYMENTS, false],
    ['an ARN', { by: 'arn', value: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/payments-api:12' }, {}, true],
    [
      'another revision',
      { by: 'arn', value: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/payments-api:1' },
      {},
      false,
    ],
    ['a pattern of an ARN', { by: 'glob', value: 'arn:aws:ecs:*:task-definition/payments-*' }, {}, true],
    ['a pattern of an ARN for what has none', { by: 'glob', value: '?*' }, { arn: null }, false],
    ['a service', { by: 'service', value: 'payments-api' }, PAYMENTS, true],
    ['a service of a cluster', { by: 'service', value: 'prod/payments-api' }, PAYMENTS, true],
    ['a service of another cluster', { by: 'service', value: 'test/payments-api' }, PAYMENTS, false],
    ['a service of the default cluster', { by: 'service', value: 'default/a' }, service({ ServiceName: 'a' }), true],
    ['a service without a name', { by: 'service', value: 'a' }, service({}), false],
    ['a definition for a service', { by: 'service', value: 'payments-api' }, {}, false],
    ['the services of a cluster', { by: 'cluster', value: 'prod' }, PAYMENTS, true],
    [
      'a cluster',
      { by: 'cluster', value: 'prod' },
      { type: 'AWS::ECS::Cluster', configuration: { ClusterName: 'prod' } },
      true,
    ],
    ['a definition for a cluster', { by: 'cluster', value: 'prod' }, {}, false],
    [
      'the account',
      { by: 'arn', value: 'arn:aws:iam::111122223333:root' },
      { type: 'AWS::::Account', arn: null },
      true,
    ],
  ])('knows %s', (_, match, settings, expected) => {
    expect(isExempt(makeExemption({ match }), settings)).toBe(expected);
  });

  it.each<[string, Partial<Exemption>, boolean]>([
    ['the Region of the exemption', {}, true],
    ['any Region', { region: null }, true],
    ['another Region', { region: 'us-east-1' }, false],
    ['another account', { account: '222233334444' }, false],
    ['another check', { checks: ['ecs-taskdef-no-host-pid'] }, false],
    ['one of several checks', { checks: ['ecs-taskdef-no-host-pid', 'ecs-taskdef-no-privileged'] }, true],
    ['another effect', { effects: ['no-stop'] }, false],
  ])('holds for %s: %#', (_, settings, expected) => {
    expect(isExempt(makeExemption(settings))).toBe(expected);
  });

  it.each([
    ['2027-01-30', true],
    ['2027-01-31', true],
    ['2027-02-01', false],
  ])('on %s, when it expires on 2027-01-31: %s', (today, expected) => {
    expect(isExempt(makeExemption(), {}, today)).toBe(expected);
  });

  describe('narrowed to containers', () => {
    const exemption = makeExemption({ containers: { name: 'otel-*', image: 'public.ecr.aws/aws-observability' } });
    const image = 'public.ecr.aws/aws-observability/aws-otel-collector:v1';
    const configuration = {
      Family: 'payments-api',
      ContainerDefinitions: [
        { Name: 'app', Image: 'app:1' },
        { Name: 'otel-collector', Image: image },
        { Name: 'otel-collector', Image: 'evil.io/aws-otel-collector:v1' },
        { Name: 'agent', Image: image },
        { Name: 'otel-collector' },
        'not a container',
      ],
    };
    const at = (index: number) => ['ContainerDefinitions', index, 'Privileged'];

    it('43: leaves every other container judged: both name and image must fit', () => {
      const places = [at(0), at(1), at(2), at(3), at(4), at(5)];

      const left = exempt(decision({ configuration }, ...places), 'mute-finding', exemptionsHere([exemption]));

      expect(left.violations.map(({ path }) => path)).toEqual([at(0), at(2), at(3), at(4), at(5)]);
      expect(left.exemptions).toEqual([exemption]);
    });

    it.each([[['Volumes', 0]], [['Overrides', 'ContainerOverrides', 0, 'Command']], [['ContainerDefinitions']], [[]]])(
      'is not about %j',
      (path) => {
        const left = exempt(decision({ configuration }, path), 'mute-finding', exemptionsHere([exemption]));

        expect(left).toEqual({ violations: [{ path, message: 'No.' }], exemptions: [] });
      },
    );
  });

  it('says by which exemptions, and leaves out those that are about nothing here', () => {
    const whole = makeExemption();
    const narrow = makeExemption({ id: 'narrow', containers: { name: 'b', image: 'x' } });

    const left = exempt(decision({}, ['Family']), 'mute-finding', exemptionsHere([narrow, whole]));

    expect(left).toEqual({ violations: [], exemptions: [whole] });
  });
});

describe('ownExemptions', () => {
  it('takes the day in UTC', () => {
    const own = { account: '111122223333', region: 'eu-west-1' };

    const asked = ownExemptions([], own, new Date('2027-01-31T23:59:59-05:00'));

    expect(asked).toEqual({ exemptions: [], ...own, today: '2027-02-01' });
  });
});
