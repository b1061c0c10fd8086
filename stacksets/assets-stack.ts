import { BootstraplessSynthesizer, CfnDeletionPolicy, Fn, Stack } from 'aws-cdk-lib';
import { CfnBucket, CfnBucketPolicy } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { assetBucketName } from '../core/registry/deployed-names';
import { stackSynthesizer } from './stack-synthesizer';

/** What an asset bucket needs to know. */
export interface AssetsStackProps {
  readonly hubAccount: string;
  readonly organization: string;
  readonly region: string;
}

/** How long a replaced object version stays, so that a rollback finds its code. */
const ROLLBACK_DAYS = 180;

/**
 * The bucket of one Region with the functions' code (and, in the home Region, the member templates). It outlives its
 * stack: running functions and a rollback need what is in it.
 */
export class AssetsStack extends Stack {
  constructor(scope: Construct, id: string, { hubAccount, organization, region }: AssetsStackProps) {
    super(scope, id, {
      stackName: `ecs-guardrails-assets-${region}`,
      description: 'ecs-guardrails: function code for the member accounts of one Region',
      env: { account: hubAccount, region },
      analyticsReporting: false,
      // No file of its own to publish: the Region needs no bootstrap stack.
      synthesizer: stackSynthesizer(new BootstraplessSynthesizer()),
    });
    const bucketName = assetBucketName(hubAccount, region);
    const bucket = assetBucket(this, bucketName);
    const arn = 'arn:${AWS::Partition}:s3:::' + bucketName;
    new CfnBucketPolicy(this, 'AssetsPolicy', {
      bucket: bucket.ref,
      policyDocument: { Version: '2012-10-17', Statement: [tlsOnly(arn), readForMembers(arn, organization)] },
    });
  }
}

function assetBucket(scope: Construct, bucketName: string): CfnBucket {
  const bucket = new CfnBucket(scope, 'Assets', {
    bucketName,
    publicAccessBlockConfiguration: {
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    },
    ownershipControls: { rules: [{ objectOwnership: 'BucketOwnerEnforced' }] },
    // SSE-S3: a KMS key would need a key policy for the whole organization.
    bucketEncryption: {
      serverSideEncryptionConfiguration: [{ serverSideEncryptionByDefault: { sseAlgorithm: 'AES256' } }],
    },
    versioningConfiguration: { status: 'Enabled' },
    lifecycleConfiguration: {
      rules: [
        {
          id: 'keep-for-rollback',
          status: 'Enabled',
          noncurrentVersionExpiration: { noncurrentDays: ROLLBACK_DAYS },
          abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
        },
      ],
    },
  });
  bucket.cfnOptions.deletionPolicy = CfnDeletionPolicy.RETAIN;
  bucket.cfnOptions.updateReplacePolicy = CfnDeletionPolicy.RETAIN;
  return bucket;
}

function tlsOnly(arn: string): object {
  return {
    Sid: 'TlsOnly',
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: [Fn.sub(arn), Fn.sub(`${arn}/*`)],
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  };
}

/** CloudFormation reads a function's code with the rights of the role that StackSets assumes in the member account. */
function readForMembers(arn: string, organization: string): object {
  return {
    Sid: 'ReadForStackSetsOfTheOrganization',
    Effect: 'Allow',
    Principal: '*',
    Action: 's3:GetObject',
    Resource: Fn.sub(`${arn}/*`),
    Condition: {
      StringEquals: { 'aws:PrincipalOrgID': organization },
      ArnLike: { 'aws:PrincipalArn': Fn.sub('arn:${AWS::Partition}:iam::*:role/stacksets-exec-*') },
    },
  };
}
