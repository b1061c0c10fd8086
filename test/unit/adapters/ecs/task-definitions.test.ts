import { ECSClient } from '@aws-sdk/client-ecs';

import { ecsTaskDefinitions } from '../../../../adapters/ecs/task-definitions';
import { taskDefinition } from '../../../../core/subject/shapes/task-definition';
import { wireSettings, type WireAnswer } from '../../../support/aws';
import { failureOf } from '../../../support/failure-of';
import { filledMembers, missingPlaces } from '../../../support/filled-shape';

const ARN = 'arn:aws:ecs:eu-west-1:111122223333:task-definition/web:37';

function describing(answer: WireAnswer) {
  const requests: unknown[] = [];
  const client = new ECSClient(
    wireSettings((operation, request) => {
      requests.push({ operation, request });
      return answer;
    }),
  );
  return { definitions: ecsTaskDefinitions(client), requests };
}

describe('ecsTaskDefinitions', () => {
  it('hands over the definition and its tags as JSON', async () => {
    const { definitions, requests } = describing({
      status: 200,
      body: {
        taskDefinition: { taskDefinitionArn: ARN, family: 'web', containerDefinitions: [], registeredAt: 1793697600 },
        tags: [{ key: 'Team', value: 'payments' }],
      },
    });

    const answer = await definitions.describe(ARN);

    expect(answer).toEqual({
      taskDefinition: {
        taskDefinitionArn: ARN,
        family: 'web',
        containerDefinitions: [],
        registeredAt: '2026-11-03T09:20:00.000Z',
      },
      tags: [{ key: 'Team', value: 'payments' }],
    });
    expect(requests).toEqual([
      { operation: 'DescribeTaskDefinition', request: { taskDefinition: ARN, include: ['TAGS'] } },
    ]);
  });

  it('keeps every member that a policy can read, so that a setting is never taken for absent', async () => {
    // Made by us from the event, and answered beside the definition.
    const written = filledMembers(taskDefinition, ['Overrides', 'Tags']);
    const { definitions } = describing({
      status: 200,
      body: { taskDefinition: { ...written, taskDefinitionArn: ARN } },
    });

    const answer = await definitions.describe(ARN);

    expect(missingPlaces(written, answer['taskDefinition'])).toEqual([]);
    expect(answer['tags']).toEqual([]);
  });

  it('would notice a member that the SDK drops', async () => {
    const written = { taskDefinitionArn: ARN, containerDefinitions: [{ settingOfNextYear: true }] };
    const { definitions } = describing({ status: 200, body: { taskDefinition: written } });

    const answer = await definitions.describe(ARN);

    expect(missingPlaces(written, answer['taskDefinition'])).toEqual(['/containerDefinitions[]/settingOfNextYear']);
  });

  it.each([
    ['an empty answer', {}, 'answered with no task definition'],
    ['another definition', { taskDefinition: { taskDefinitionArn: `${ARN}1` } }, `the definition ${ARN}1`],
  ])('fails on %s', async (_, body, words) => {
    const { definitions } = describing({ status: 200, body });

    const error = await failureOf(definitions.describe(ARN));

    expect(error.code).toBe('AWS_CALL_FAILED');
    expect(error.message).toContain(words);
  });

  it.each(['ClientException', 'AccessDeniedException', 'ThrottlingException'])('fails on %s', async (name) => {
    const { definitions } = describing({ status: 400, body: { __type: name, message: 'canary-payload' } });

    const error = await failureOf(definitions.describe(ARN));

    expect(error.message).toContain(`ecs:DescribeTaskDefinition on ${ARN} failed with ${name}.`);
    expect(error.message).not.toContain('canary');
  });
});
