import { isGuardrailsError } from '../../../core/errors';
import { declaredActions, execute } from './execute';
import { FakeAccount, FILE_SYSTEM_ID } from './fake-account';
import { CLUSTER, CLUSTER_ARN, FILE_SYSTEM_ARN, SERVICE, SERVICE_ARN } from './in-place-scenarios';

const check = 'ecs-resources-tagged';
const HERE = 'eu-west-1:111122223333';
const REPOSITORY_ARN = `arn:aws:ecr:${HERE}:repository/payments`;
const PROVIDER_ARN = `arn:aws:ecs:${HERE}:capacity-provider/instances`;
const REVISION_ARN = `arn:aws:ecs:${HERE}:task-definition/payments:12`;

const required = (requiredTags: object, others: object = {}) => JSON.stringify({ requiredTags, ...others });
const Values = '{"owner":"payments","stage":"prod"}';
const OF_ECS = [
  { key: 'owner', value: 'payments' },
  { key: 'stage', value: 'prod' },
];
const OF_OTHERS = OF_ECS.map(({ key, value }) => ({ Key: key, Value: value }));

const RESOURCES = [
  {
    arn: SERVICE_ARN,
    resource: SERVICE,
    action: 'ecs:TagResource',
    request: { resourceArn: SERVICE_ARN, tags: OF_ECS },
  },
  {
    arn: CLUSTER_ARN,
    resource: CLUSTER,
    action: 'ecs:TagResource',
    request: { resourceArn: CLUSTER_ARN, tags: OF_ECS },
  },
  {
    arn: PROVIDER_ARN,
    resource: { capacityProviderArn: PROVIDER_ARN, name: 'instances', status: 'ACTIVE', tags: [] },
    action: 'ecs:TagResource',
    request: { resourceArn: PROVIDER_ARN, tags: OF_ECS },
  },
  {
    arn: REVISION_ARN,
    resource: {
      taskDefinitionArn: REVISION_ARN,
      family: 'payments',
      revision: 12,
      status: 'ACTIVE',
      containerDefinitions: [{ name: 'app', image: 'app' }],
      tags: [],
    },
    action: 'ecs:TagResource',
    request: { resourceArn: REVISION_ARN, tags: OF_ECS },
  },
  {
    arn: REPOSITORY_ARN,
    resource: { repositoryArn: REPOSITORY_ARN, repositoryName: 'payments' },
    action: 'ecr:TagResource',
    request: { resourceArn: REPOSITORY_ARN, tags: OF_OTHERS },
  },
  {
    arn: FILE_SYSTEM_ARN,
    resource: { FileSystemId: FILE_SYSTEM_ID, FileSystemArn: FILE_SYSTEM_ARN, Tags: [] },
    action: 'elasticfilesystem:TagResource',
    request: { Tags: OF_OTHERS },
  },
];

describe.each(RESOURCES)('$arn', ({ arn, resource, action, request }) => {
  it('gets the tags that it lacks, with the calls that the permissions allow and no other', async () => {
    const account = new FakeAccount(resource);
    const CheckParameters = required({ owner: '', stage: ['prod', 'dev'] });

    const { outputs, failure } = await execute(check, account, { ResourceId: arn, CheckParameters, Values });

    expect(failure).toBeUndefined();
    expect(outputs.get('Verify.Outcome')).toBe('VERIFIED');
    expect(account.requestsOf(action)).toEqual([request]);
    expect([outputs.get('Plan.From'), outputs.get('Plan.To')]).toEqual([
      'owner=(none), stage=(none)',
      'owner=payments, stage=prod',
    ]);
    expect(outputs.get('Plan.Undo')).toMatch(/^aws (?:ecs|ecr|efs) untag-resource .* --tag-keys owner stage$/);
    for (const called of account.actions) expect(declaredActions(check)).toContain(called);
  });

  it('is not changed in a dry run, nor a second time', async () => {
    const account = new FakeAccount(resource);
    const parameters = { ResourceId: arn, Values };

    const tried = await execute(check, account, { ...parameters, DryRun: 'true' });
    await execute(check, account, parameters);
    const replayed = await execute(check, account, parameters);

    expect(tried.outputs.get('Plan.Outcome')).toBe('DRY_RUN');
    expect(replayed.outputs.get('Plan.Outcome')).toBe('SKIP_ALREADY_COMPLIANT');
    expect(account.requestsOf(action)).toHaveLength(1);
  });

  it('is left as it is when AWS refuses the tags', async () => {
    const account = new FakeAccount(resource);
    account.refused.set(action, 'AccessDeniedException');

    const { failure } = await execute(check, account, { ResourceId: arn, Values });

    expect(isGuardrailsError(failure) && failure.message).toContain(`${action} on `);
    expect(account.resource).toEqual(resource);
  });
});

describe('the tags', () => {
  it('replace a value that the check refuses, keep one that it accepts, and are undone to what was there', async () => {
    const tags = [
      { key: 'owner', value: 'search' },
      { key: 'stage', value: 'test' },
      { key: 'other', value: 'x' },
    ];
    const account = new FakeAccount({ ...SERVICE, tags });
    const CheckParameters = required({ owner: '', stage: 'prod', team: '' });

    const { outputs } = await execute(check, account, {
      ResourceId: SERVICE_ARN,
      CheckParameters,
      Values: '{"owner":"payments","stage":"prod","team":"a team","not-required":"x"}',
    });

    expect(outputs.get('Verify.Outcome')).toBe('VERIFIED');
    expect(account.requestsOf('ecs:TagResource')).toEqual([
      {
        resourceArn: SERVICE_ARN,
        tags: [
          { key: 'stage', value: 'prod' },
          { key: 'team', value: 'a team' },
        ],
      },
    ]);
    expect(outputs.get('Plan.Undo')).toBe(
      `aws ecs untag-resource --region eu-west-1 --resource-arn '${SERVICE_ARN}' --tag-keys team && ` +
        `aws ecs tag-resource --region eu-west-1 --resource-arn '${SERVICE_ARN}' --tags '[{"key":"stage","value":"test"}]'`,
    );
  });

  it.each([
    { case: 'nobody gave any', values: '{}', parameters: '{}', says: 'Decide the missing tags' },
    {
      case: 'a required one is not given',
      values: '{"owner":"a"}',
      parameters: required({ owner: '', stage: '' }),
      says: 'has no tag "stage"',
    },
    {
      case: 'the value given is refused',
      values: '{"stage":"x"}',
      parameters: required({ stage: 'prod' }),
      says: 'to "x"',
    },
    {
      case: "the key is AWS's own",
      values: '{"aws:x":"y"}',
      parameters: '{}',
      says: 'Decide another tag than "aws:x"',
    },
    { case: 'the key has a strange character', values: '{"a;b":"y"}', parameters: '{}', says: 'Decide another tag' },
    {
      case: 'the key is not required',
      values: '{"__proto__x":"y"}',
      parameters: required({ stage: '' }),
      says: 'Decide the missing tags',
    },
    {
      case: 'tags are not propagated either',
      values: Values,
      parameters: required({}, { requirePropagation: true }),
      says: 'PropagateTags',
    },
  ])('are left to a person when $case', async ({ values, parameters, says }) => {
    const account = new FakeAccount(SERVICE);

    const { steps, outputs, failure } = await execute(check, account, {
      ResourceId: SERVICE_ARN,
      CheckParameters: parameters,
      Values: values,
    });

    expect(failure).toBeUndefined();
    expect(steps).toEqual(['Plan', 'Decide']);
    expect(outputs.get('Plan.Outcome')).toBe('SKIP_NEEDS_DECISION');
    expect(outputs.get('Plan.Description')).toContain(says);
    expect(account.actions).not.toContain('ecs:TagResource');
  });
});

describe('the resource id', () => {
  it.each(['payments', 'payments:12', FILE_SYSTEM_ID, 'prod'])(
    '%s does not tell the type, so nothing is read or changed',
    async (ResourceId) => {
      const account = new FakeAccount(SERVICE);

      const { outputs, failure } = await execute(check, account, { ResourceId, Values });

      expect(failure).toBeUndefined();
      expect(outputs.get('Plan.Outcome')).toBe('SKIP_NEEDS_DECISION');
      expect(outputs.get('Plan.Description')).toContain('start the document with the ARN instead');
      expect(account.actions).toEqual([]);
    },
  );

  it.each([
    { id: SERVICE_ARN.replace('111122223333', '222233334444'), code: 'ACCOUNT_MISMATCH' },
    { id: FILE_SYSTEM_ARN.replace('eu-west-1', 'eu-central-1'), code: 'REGION_MISMATCH' },
    { id: `arn:aws:ecs:${HERE}:task/prod/0a1b`, code: 'REMEDIATION_INVALID' },
    { id: `arn:aws:ecs:${HERE}:task-definition/payments`, code: 'REMEDIATION_INVALID' },
    { id: `arn:aws:iam::111122223333:role/x`, code: 'REMEDIATION_INVALID' },
  ])('$id fails without a call', async ({ id, code }) => {
    const account = new FakeAccount(SERVICE);

    const { failure } = await execute(check, account, { ResourceId: id, Values });

    expect(isGuardrailsError(failure) && failure.code).toBe(code);
    expect(account.actions).toEqual([]);
  });
});
