import { accountSources } from '../../../../adapters/aws/account-sources';
import { awsCalls } from '../../../../adapters/aws/aws-calls';
import { CHECKS } from '../../../../core/registry/registry';
import { RESOURCE_TYPES } from '../../../../core/subject/subject';
import { failureOf } from '../../../support/failure-of';
import { makeSubject } from '../../../support/make-subject';

/** What nobody looks up yet: they need the registry, trust policies or the organization. */
const LATER = ['image-config', 'image-signatures', 'organization-accounts'];
/** Made of the subject itself. */
const OWN = ['secret-detections'];
/** Their items hold everything that a check reads. */
const RECORDED_WHOLE = ['AWS::EFS::AccessPoint', 'AWS::IAM::Role', 'AWS::::Account'];

/** No time is left, so that every source fails before it calls anybody, each by its own name. */
const sources = () => accountSources()(awsCalls(() => 0));

describe('accountSources', () => {
  it('looks up every fact that a check reads, but for those that wait', () => {
    const { lookUps } = sources();

    const missing = new Set(CHECKS.flatMap(({ facts }) => facts).filter((name) => !Object.hasOwn(lookUps, name)));
    expect([...missing].toSorted()).toEqual([...LATER, ...OWN].toSorted());
  });

  it('describes every type of which AWS Config may leave something out', () => {
    const { descriptions } = sources();

    const missing = RESOURCE_TYPES.filter((type) => !Object.hasOwn(descriptions, type));
    expect(missing).toEqual(RECORDED_WHOLE);
  });

  it.each(Object.entries(sources().lookUps))('asks AWS for %s', async (_, lookUp) => {
    process.env['AWS_REGION'] = 'eu-west-1';
    const subject = makeSubject({
      configuration: {
        AttachedManagedPolicies: [{ PolicyArn: 'arn:aws:iam::111122223333:policy/a' }],
        Cluster: 'prod',
        KmsKeyId: 'alias/a',
        NetworkConfiguration: { AwsvpcConfiguration: { SecurityGroups: ['sg-1'] } },
        RepositoryName: 'a',
      },
    });

    const failure = await failureOf(async () => lookUp(subject));

    expect(failure.code).toBe('AWS_CALL_FAILED');
  });

  it.each(Object.entries(sources().descriptions))('asks AWS to describe %s', async (_, describe) => {
    process.env['AWS_REGION'] = 'eu-west-1';
    const arn = 'arn:aws:ecs:eu-west-1:111122223333:task-set/prod/web/ecs-svc/1';
    const subject = makeSubject({
      arn,
      configuration: { RepositoryName: 'a', FileSystemId: 'fs-1', Cluster: 'prod', Service: 'web' },
    });

    const failure = await failureOf(async () => describe(subject));

    expect(failure.code).toBe('AWS_CALL_FAILED');
  });
});
