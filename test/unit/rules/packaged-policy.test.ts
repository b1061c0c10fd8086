import fc from 'fast-check';

import { loadPackagedPolicy } from '../../../adapters/files/packaged-policy';
import { isGuardrailsError } from '../../../core/errors';
import type { Evaluation, Evaluations } from '../../../core/facts/evaluations';
import type { JsonObject } from '../../../core/subject/json';
import { evaluateEvent } from '../../../rules/evaluate-event';
import { configRuleEvent } from '../../support/config-rule-event';
import { evaluatorPorts } from '../../support/evaluator-ports';

const policy = loadPackagedPolicy();

function outcomeOf(configuration: JsonObject) {
  return outcomeOfEvent(configRuleEvent({ configuration }));
}

/** What the shipped policy makes of an event: the result that was sent, or the code of what was thrown. */
async function outcomeOfEvent(event: unknown) {
  const sent: Evaluation[] = [];
  const put: Evaluations['put'] = (_, evaluations) => {
    sent.push(...evaluations);
    return Promise.resolve();
  };
  try {
    await evaluateEvent(event, evaluatorPorts(policy, { evaluations: { put } }));
  } catch (thrown) {
    return { code: isGuardrailsError(thrown) ? thrown.code : thrown, sent };
  }
  return { ...sent[0], sent };
}

const container = (settings: JsonObject = {}): JsonObject => ({ Name: 'app', Image: 'nginx:1.27', ...settings });

const definition = (settings: JsonObject): JsonObject => ({
  TaskDefinitionArn: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/payments-api:12',
  Family: 'payments-api',
  Status: 'ACTIVE',
  ...settings,
});

describe('the shipped policy behind a rule', () => {
  it.each([
    ['a privileged container', { ContainerDefinitions: [container({ Privileged: true })] }, 'NON_COMPLIANT'],
    ['an unprivileged container', { ContainerDefinitions: [container({ Privileged: false })] }, 'COMPLIANT'],
    ['a container that does not say', { ContainerDefinitions: [container()] }, 'COMPLIANT'],
    ['no containers', { ContainerDefinitions: [] }, 'NOT_APPLICABLE'],
    [
      'D8: an inactive revision',
      { Status: 'INACTIVE', ContainerDefinitions: [container({ Privileged: true })] },
      'NOT_APPLICABLE',
    ],
  ])('judges %s', async (_, settings, compliance) => {
    const outcome = await outcomeOf(definition(settings));

    expect(outcome).toMatchObject({ compliance });
  });

  it('makes NOT_APPLICABLE, naming the place, of a value that is not of its type', async () => {
    const outcome = await outcomeOf(definition({ ContainerDefinitions: [container({ Privileged: 'perhaps' })] }));

    expect(outcome).toMatchObject({
      compliance: 'NOT_APPLICABLE',
      annotation: 'unknown: /ContainerDefinitions/0/Privileged',
    });
  });

  it('P7: answers for the largest task definition within 256 well-formed units', async () => {
    const names = Array.from({ length: 10 }, (_, index) => `${'n'.repeat(290)}🚀🚀🚀🚀-${index}`);
    const environment = Array.from({ length: 100 }, (_, index) => ({
      Name: `SETTING_${index}`,
      Value: 'v'.repeat(40),
    }));
    const configuration = definition({
      ContainerDefinitions: names.map((Name, index) =>
        container({ Name, Privileged: index < 8, Environment: environment }),
      ),
    });
    const outcome = await outcomeOf(configuration);

    const annotation = outcome.sent[0]?.annotation ?? '';
    expect(annotation.length).toBeLessThanOrEqual(256);
    expect(annotation.isWellFormed()).toBe(true);
    expect(annotation.endsWith(' +7 more')).toBe(true);
  });

  it.each([
    ['ContainerDefinitions', (bomb: string) => `{"ContainerDefinitions":${bomb}}`],
    [
      'the labels of a container',
      (bomb: string) => `{"ContainerDefinitions":[{"Privileged":true,"DockerLabels":{"a":${bomb}}}]}`,
    ],
    ['a key that is not read', (bomb: string) => `{"Unheard":${bomb}}`],
  ])('B4: survives %s nested 100,000 deep, without COMPLIANT', async (_, configuration) => {
    const event = configRuleEvent({ configuration: null });
    const bomb = configuration('['.repeat(100_000) + ']'.repeat(100_000));
    const invokingEvent = String(event['invokingEvent']).replace('"configuration":null', `"configuration":${bomb}`);

    const outcome = await outcomeOfEvent({ ...event, invokingEvent });

    expect(outcome).not.toMatchObject({ compliance: 'COMPLIANT' });
    expect(outcome).not.toMatchObject({ code: 'INTERNAL' });
  });

  it('D4: never crashes on an arbitrary configuration, and never calls it COMPLIANT without a container', async () => {
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 })), async (settings) => {
        const outcome = await outcomeOf({ ...JSON.parse(JSON.stringify(settings)) });

        expect(outcome).not.toMatchObject({ compliance: 'COMPLIANT' });
        expect(outcome).not.toMatchObject({ code: 'INTERNAL' });
      }),
      { numRuns: 500, seed: 20_260_504 },
    );
  });
});
