import { valueAt } from '../../../core/subject/json';
import { ORGANIZATION, propertyOf, synthesis, templateOf } from '../../support/synthesis';

const built = synthesis();

describe.each(['eu-west-1', 'us-east-1'])('the asset bucket of %s', (region) => {
  const template = templateOf(built, `assets-${region}`);
  const bucket = valueAt(template, ['Resources', 'Assets']);
  const bucketArn = 'arn:${AWS::Partition}:s3:::ecs-guardrails-assets-111122223333-' + region;

  it('is named by the contract, and stays when its stack goes', () => {
    expect(bucket).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    expect(propertyOf(template, 'Assets', 'BucketName')).toBe(`ecs-guardrails-assets-111122223333-${region}`);
  });

  it('is private, versioned, encrypted by S3, and keeps replaced versions for 180 days', () => {
    expect(valueAt(bucket, ['Properties'])).toMatchObject({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      VersioningConfiguration: { Status: 'Enabled' },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
    });
    const days = propertyOf(template, 'Assets', 'LifecycleConfiguration', 'Rules', 0, 'NoncurrentVersionExpiration');
    expect(days).toEqual({ NoncurrentDays: 180 });
    expect(JSON.stringify(bucket)).not.toContain('"ExpirationInDays"');
  });

  it('takes TLS only, and is read by StackSets roles of the own organization only', () => {
    expect(propertyOf(template, 'AssetsPolicy', 'PolicyDocument', 'Statement')).toEqual([
      {
        Sid: 'TlsOnly',
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: [{ 'Fn::Sub': bucketArn }, { 'Fn::Sub': `${bucketArn}/*` }],
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
      {
        Sid: 'ReadForStackSetsOfTheOrganization',
        Effect: 'Allow',
        Principal: '*',
        Action: 's3:GetObject',
        Resource: { 'Fn::Sub': `${bucketArn}/*` },
        Condition: {
          StringEquals: { 'aws:PrincipalOrgID': 'o-exampleorgid' },
          ArnLike: { 'aws:PrincipalArn': { 'Fn::Sub': 'arn:${AWS::Partition}:iam::*:role/stacksets-exec-*' } },
        },
      },
    ]);
  });
});

describe('Regions that have an asset bucket', () => {
  it('are those of the members and the home Region, once each', () => {
    const organization = ORGANIZATION.replace('[eu-west-1, us-east-1]', '[us-east-1, eu-north-1]');

    const { templates } = synthesis({ organization });

    const names = [...templates.keys()].filter((name) => name.startsWith('assets-'));
    expect(names).toEqual(['assets-eu-west-1', 'assets-us-east-1', 'assets-eu-north-1']);
  });
});
