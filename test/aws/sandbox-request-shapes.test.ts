import { join, resolve } from 'node:path';
import { Evaluations } from '../../sandbox/config-rules/evaluations';
import { recordedResources } from '../../sandbox/config-rules/recorded-resources';
import { Recorder } from '../../sandbox/config-rules/recorder';
import { EcsState } from '../../sandbox/ecs/ecs-state';
import type { Service } from '../../sandbox/gateway/service';
import { textOf } from '../../sandbox/json';
import { SandboxClock } from '../../sandbox/sandbox-clock';
import { configService } from '../../sandbox/services/config';
import { SecurityGroups } from '../../sandbox/services/ec2';
import { Repositories } from '../../sandbox/services/ecr';
import { ecsService } from '../../sandbox/services/ecs';
import { guardDutyService } from '../../sandbox/services/guardduty';
import { readDemoFiles } from '../../scripts/demo/demo-files';
import { compareWithModels, type AwsMessage } from '../support/aws-shapes';
import { describeWithPython } from '../support/python-venv';

const CONTEXT = { caller: { name: 'tester', account: '111122223333', actions: new Set(['*']) }, region: 'eu-west-1' };
const PLACE = { account: '111122223333', region: 'eu-west-1', partition: 'aws' };
const CLUSTER = 'arn:aws:ecs:eu-west-1:111122223333:cluster/prod';
const SERVICE = 'arn:aws:ecs:eu-west-1:111122223333:service/prod/payments-api';
const REPOSITORY = { resourceType: 'AWS::ECR::Repository', resourceId: 'payments' };
const GROUP_IDS = ['sg-0bbb2222', 'sg-0ddd4444'];

const clock = new SandboxClock();
const files = readDemoFiles(join(resolve(__dirname, '..', '..'), 'examples', 'demo'));

/** The services of the sandbox with the resources of the demo, all of them recorded and one of them judged. */
function services(): ReadonlyMap<string, Service> {
  const [ecs, repositories, groups] = [new EcsState(PLACE, clock), new Repositories(), new SecurityGroups()];
  const [recorder, evaluations] = [new Recorder(PLACE, clock), new Evaluations()];
  for (const definition of files.definitions) ecs.register(definition);
  ecs.services.push(...files.services);
  ecs.clusters.push(...files.clusters);
  for (const repository of files.repositories) repositories.put(repository);
  for (const group of files.securityGroups) groups.put(group);
  const { definitions, services: running, clusters } = ecs;
  const all = { definitions, services: running, clusters, repositories: repositories.all() };
  recorder.record(recordedResources(all, 'family'));
  const token = evaluations.open({ ruleName: 'rule-1', ...REPOSITORY });
  const result = {
    ...REPOSITORY,
    compliance: 'NON_COMPLIANT',
    annotation: 'no',
    orderingTimestamp: clock.now(),
  } as const;
  evaluations.put(token, [result], clock.now());
  const config = configService({ evaluations, recorder, ruleNames: () => new Set(['rule-1']), clock });
  const ofEcs = ecsService(ecs, () => undefined);
  return new Map(
    [config, ofEcs, repositories.service(), groups.service(), guardDutyService()].map((one) => [one.scope, one]),
  );
}

/** What the rules function asks; for EC2 with the form that is made of it. */
const REQUESTS: readonly (AwsMessage & { readonly form?: object })[] = [
  {
    service: 'ecs',
    operation: 'DescribeServices',
    params: { cluster: 'prod', services: [SERVICE], include: ['TAGS'] },
  },
  { service: 'ecs', operation: 'DescribeServices', params: { cluster: CLUSTER, services: [SERVICE, 'gone'] } },
  {
    service: 'ecs',
    operation: 'DescribeClusters',
    params: { clusters: [CLUSTER, 'gone'], include: ['SETTINGS', 'CONFIGURATIONS', 'TAGS'] },
  },
  { service: 'ecs', operation: 'ListAccountSettings', params: { effectiveSettings: true } },
  { service: 'ecs', operation: 'ListAccountSettings', params: { effectiveSettings: true, nextToken: 'page-10' } },
  { service: 'ecs', operation: 'ListClusters', params: {} },
  { service: 'ecs', operation: 'ListServices', params: { cluster: CLUSTER, maxResults: 100 } },
  {
    service: 'ecs',
    operation: 'DescribeTaskDefinition',
    params: { taskDefinition: 'payments-api', include: ['TAGS'] },
  },
  { service: 'ecr', operation: 'DescribeRepositories', params: { repositoryNames: ['payments'] } },
  { service: 'ecr', operation: 'DescribeRepositories', params: { maxResults: 1000 } },
  {
    service: 'ecr',
    operation: 'ListTagsForResource',
    params: { resourceArn: textOf(files.repositories[0] ?? {}, 'repositoryArn') },
  },
  {
    service: 'ecr',
    operation: 'BatchGetRepositoryScanningConfiguration',
    params: { repositoryNames: ['payments', 'gone'] },
  },
  { service: 'ecr', operation: 'GetRegistryScanningConfiguration', params: {} },
  {
    service: 'ec2',
    operation: 'DescribeSecurityGroups',
    params: { Filters: [{ Name: 'group-id', Values: GROUP_IDS }] },
    form: { 'Filter.1.Name': 'group-id', 'Filter.1.Value.1': GROUP_IDS[0], 'Filter.1.Value.2': GROUP_IDS[1] },
  },
  { service: 'ec2', operation: 'GetEbsEncryptionByDefault', params: {} },
  { service: 'guardduty', operation: 'ListDetectors', params: {} },
  {
    service: 'config',
    operation: 'ListDiscoveredResources',
    params: { resourceType: 'AWS::ECS::Service', limit: 100 },
  },
  { service: 'config', operation: 'BatchGetResourceConfig', params: { resourceKeys: [REPOSITORY] } },
  { service: 'config', operation: 'GetResourceConfigHistory', params: { ...REPOSITORY, laterTime: 4e9, limit: 1 } },
  {
    service: 'config',
    operation: 'GetComplianceDetailsByConfigRule',
    params: { ConfigRuleName: 'rule-1', Limit: 100 },
  },
];

/** What AWS answers with an error only, because nobody made what is asked for. */
const ANSWERED_BY_ERROR: readonly (AwsMessage & { readonly code: string })[] = [
  {
    service: 'ecr',
    operation: 'GetLifecyclePolicy',
    params: { repositoryName: 'payments' },
    code: 'LifecyclePolicyNotFoundException',
  },
  {
    service: 'ecr',
    operation: 'GetRepositoryPolicy',
    params: { repositoryName: 'payments' },
    code: 'RepositoryPolicyNotFoundException',
  },
  { service: 'guardduty', operation: 'GetDetector', params: { DetectorId: '12ab' }, code: 'BadRequestException' },
];

async function answerTo({ service, operation, params, form = params }: (typeof REQUESTS)[number]): Promise<AwsMessage> {
  const run = services().get(service)?.operations.get(operation);
  return { service, operation, params: (await run?.(form, CONTEXT)) ?? { missing: operation }, answer: true };
}

describeWithPython("AWS's service models and the sandbox", () => {
  it('take every request that the rules function makes', () => {
    const problems = compareWithModels([...REQUESTS, ...ANSWERED_BY_ERROR]);

    expect(problems.flat()).toEqual([]);
  });

  it('agree on every answer', async () => {
    const answers = await Promise.all(REQUESTS.map(answerTo));

    const problems = compareWithModels(answers);

    expect(answers.filter(({ params }) => Object.values(params).every(isEmptyList))).toMatchObject([
      { operation: 'ListTagsForResource' },
      { operation: 'ListDetectors' },
    ]);
    expect(problems.flat()).toEqual([]);
  });

  it.each(ANSWERED_BY_ERROR)('agree on the error of $operation', async ({ code, ...request }) => {
    const answer = answerTo(request);

    await expect(answer).rejects.toMatchObject({ code });
  });

  it.each<[string, AwsMessage, string]>([
    [
      'a member in the name that only requests have',
      { service: 'ec2', operation: 'DescribeSecurityGroups', params: { SecurityGroups: [] }, answer: true },
      'DescribeSecurityGroups.SecurityGroups: unknown',
    ],
    [
      'a time as a text',
      {
        service: 'config',
        operation: 'BatchGetResourceConfig',
        params: { baseConfigurationItems: [{ configurationItemCaptureTime: '2026-05-04T09:12:41Z' }] },
        answer: true,
      },
      'expected seconds since the epoch',
    ],
  ])('refuse %s, so that their silence means something', (_what, message, expected) => {
    const problems = compareWithModels([message]);

    expect(problems.flat().join('\n')).toContain(expected);
  });
});

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
