import { execute } from './execute';
import { FakeAccount } from './fake-account';
import { CLUSTER } from './in-place-scenarios';

const KEY = '0a1b2c3d-1111-2222-3333-444455556666';
const MULTI_REGION_KEY = 'mrk-0123456789abcdef0123456789abcdef';
const ARN = `arn:aws:kms:eu-west-1:111122223333:key/${KEY}`;

function clusterWith(configuration: object): FakeAccount {
  return new FakeAccount({ ...CLUSTER, ...JSON.parse(JSON.stringify({ configuration })) });
}

describe.each(['ecs-cluster-exec-session-cmk', 'ecs-cluster-fargate-storage-cmk'])('%s', (check) => {
  const run = (account: FakeAccount, values: object) =>
    execute(check, account, { ResourceId: 'prod', Values: JSON.stringify(values) });

  it.each([{}, { key: KEY }])('leaves the choice of a key to a person who says %j', async (values) => {
    const account = new FakeAccount(CLUSTER);

    const { outputs } = await run(account, values);

    expect(outputs.get('Plan.Outcome')).toBe('SKIP_NEEDS_DECISION');
    expect(outputs.get('Plan.Description')).toContain('Decide kmsKeyId, the KMS key');
    expect(account.actions).toEqual(['ecs:DescribeClusters']);
  });

  it.each([
    KEY,
    'alias/team/exec',
    ARN,
    'arn:aws:kms:eu-west-1:222233334444:key/0a1b2c3d-1111-2222-3333-444455556666',
    'arn:aws:kms:eu-west-1:111122223333:alias/exec',
  ])('takes the key %s', async (kmsKeyId) => {
    const { outputs } = await run(new FakeAccount(CLUSTER), { kmsKeyId });

    expect(outputs.get('Verify.Outcome')).toBe('VERIFIED');
  });

  it.each([
    '',
    'exec',
    'alias/',
    'alias/aws/ecs',
    `alias/${'x'.repeat(251)}`,
    "alias/x' --force",
    `${KEY}\n`,
    ARN.replace('eu-west-1', 'eu-central-1'),
    ARN.replace('arn:aws:', 'arn:aws-cn:'),
    ARN.replace(':kms:', ':iam:'),
    ARN.replace('111122223333', 'x'),
    ARN.replace(':key/', ':role/'),
    'arn:aws:kms:eu-west-1:111122223333:alias/aws/ecs',
    'mrk-0123',
  ])('refuses %j as a key', async (kmsKeyId) => {
    const account = new FakeAccount(CLUSTER);

    const { outputs } = await run(account, { kmsKeyId });

    expect(outputs.get('Plan.Outcome')).toBe('SKIP_NEEDS_DECISION');
    expect(outputs.get('Plan.Description')).toContain('Decide another kmsKeyId');
    expect(account.actions).toEqual(['ecs:DescribeClusters']);
  });

  it('never overwrites a configuration of which it does not know a part', async () => {
    const account = clusterWith({ executeCommandConfiguration: { logging: 'QUANTUM' } });

    const { outputs } = await run(account, { kmsKeyId: KEY });

    expect(outputs.get('Plan.Outcome')).toBe('SKIP_NEEDS_DECISION');
    expect(outputs.get('Plan.Description')).toContain('Update ecs-guardrails.');
    expect(account.actions).not.toContain('ecs:UpdateCluster');
  });
});

describe('a key of several Regions', () => {
  it.each([
    ['encrypts sessions', 'ecs-cluster-exec-session-cmk', 'APPLY'],
    ['is refused for Fargate storage', 'ecs-cluster-fargate-storage-cmk', 'SKIP_NEEDS_DECISION'],
  ])('%s', async (_, check, outcome) => {
    const Values = JSON.stringify({ kmsKeyId: MULTI_REGION_KEY });

    const { outputs } = await execute(check, new FakeAccount(CLUSTER), { ResourceId: 'prod', Values });

    expect(outputs.get('Plan.Outcome')).toBe(outcome);
  });
});

describe('ecs-cluster-fargate-storage-cmk', () => {
  it('undoes to no configuration of storage where there was none', async () => {
    const Values = JSON.stringify({ kmsKeyId: KEY });

    const { outputs } = await execute('ecs-cluster-fargate-storage-cmk', new FakeAccount(CLUSTER), {
      ResourceId: 'prod',
      Values,
    });

    expect(outputs.get('Plan.Undo')).toContain(`--configuration '{"managedStorageConfiguration":{}}'`);
  });
});

describe('ecs-cluster-exec-logs-encrypted', () => {
  const check = 'ecs-cluster-exec-logs-encrypted';

  it('leaves a destination alone that is encrypted or not there', async () => {
    const logConfiguration = { s3BucketName: 'sessions', s3EncryptionEnabled: false };
    const account = clusterWith({ executeCommandConfiguration: { logging: 'OVERRIDE', logConfiguration } });

    const { outputs } = await execute(check, account, { ResourceId: 'prod' });

    expect(outputs.get('Verify.Outcome')).toBe('VERIFIED');
    expect([outputs.get('Plan.From'), outputs.get('Plan.To')]).toEqual([
      's3EncryptionEnabled false',
      's3EncryptionEnabled true',
    ]);
    expect(account.requestsOf('ecs:UpdateCluster')).toEqual([
      {
        cluster: 'prod',
        configuration: {
          executeCommandConfiguration: {
            logging: 'OVERRIDE',
            logConfiguration: { s3BucketName: 'sessions', s3EncryptionEnabled: true },
          },
        },
      },
    ]);
  });

  it('leaves it to a person where sessions are logged', async () => {
    const account = new FakeAccount(CLUSTER);

    const { outputs } = await execute(check, account, {
      ResourceId: 'prod',
      CheckParameters: '{"requireDestination":"true"}',
    });

    expect(outputs.get('Plan.Outcome')).toBe('SKIP_NEEDS_DECISION');
    expect(outputs.get('Plan.Description')).toContain('Decide where sessions are logged');
    expect(account.actions).toEqual(['ecs:DescribeClusters']);
  });
});
