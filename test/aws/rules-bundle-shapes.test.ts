import { RulesBundle } from '../support/config-rules/rules-bundle';
import { SCENARIOS } from '../support/config-rules/scenarios';
import type { Exchange } from '../support/config-rules/scripted-services';
import { compareWithModels, type AwsMessage } from '../support/aws-shapes';
import { describeWithPython } from '../support/python-venv';
import { isJsonObject } from '../../core/subject/json';

jest.setTimeout(120_000);

describeWithPython("AWS's service models and the built rules function", () => {
  let exchanges: readonly Exchange[] = [];

  beforeAll(async () => {
    const bundle = await RulesBundle.build();
    try {
      const all: Exchange[] = [];
      for (const [, scenario] of SCENARIOS) all.push(...(await bundle.play(scenario)).exchanges);
      exchanges = all;
    } finally {
      bundle.remove();
    }
  });

  it('take every request that the function made, in every scenario', () => {
    const problems = compareWithModels(exchanges.map(requestOf));

    expect(new Set(exchanges.map(({ service, operation }) => `${service}:${operation}`))).toEqual(
      new Set([
        'config:BatchGetResourceConfig',
        'config:GetComplianceDetailsByConfigRule',
        'config:GetResourceConfigHistory',
        'config:ListDiscoveredResources',
        'config:PutEvaluations',
        'ecs:DescribeTaskDefinition',
        'ecs:ListAccountSettings',
      ]),
    );
    expect(problems.flat()).toEqual([]);
  });

  it('agree on every answer and error that it was given', () => {
    const answers = exchanges.flatMap(answerTo);

    const problems = compareWithModels(answers);

    expect(answers.filter(({ error }) => error !== undefined).length).toBeGreaterThan(10);
    expect(problems.flat()).toEqual([]);
  });

  it('refuse an error that the operation does not have, so that their silence means something', () => {
    const message = { service: 'config', operation: 'PutEvaluations', params: {}, error: 'InvalidTokenException' };

    const problems = compareWithModels([message]);

    expect(problems).toEqual([['PutEvaluations: no error InvalidTokenException']]);
  });
});

function requestOf({ service, operation, request }: Exchange): AwsMessage {
  return { service, operation, params: isJsonObject(request) ? request : { request } };
}

/** None for a call that is never answered. */
function answerTo({ service, operation, given }: Exchange): readonly AwsMessage[] {
  if ('hangs' in given) return [];
  if ('error' in given) return [{ service, operation, params: {}, error: given.error }];
  return [{ service, operation, params: given.body, answer: true }];
}
