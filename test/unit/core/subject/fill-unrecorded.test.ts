import fc from 'fast-check';
import { fillPlatform, fillUnrecorded } from '../../../../core/subject/fill-unrecorded';
import type { JsonObject } from '../../../../core/subject/json';
import { makeSubject } from '../../../support/make-subject';

const NOT_RECORDED = { $unknown: 'not-recorded', detail: 'AWS Config may leave it out' };
const REFERENCE = { $unknown: 'not-coercible', detail: 'expected a text' };

const subjectWith = (
  configuration: JsonObject,
  type: 'AWS::ECS::TaskDefinition' | 'AWS::ECR::Repository' = 'AWS::ECS::TaskDefinition',
) => makeSubject({ type, source: 'config', configuration });

describe('fillUnrecorded', () => {
  it.each<[string, JsonObject, JsonObject, JsonObject]>([
    ['a value', { EnableFaultInjection: NOT_RECORDED }, { enableFaultInjection: true }, { EnableFaultInjection: true }],
    [
      'a value in an object',
      { RuntimePlatform: { CpuArchitecture: 'ARM64', OperatingSystemFamily: NOT_RECORDED } },
      { runtimePlatform: { operatingSystemFamily: 'LINUX' } },
      { RuntimePlatform: { CpuArchitecture: 'ARM64', OperatingSystemFamily: 'LINUX' } },
    ],
    ['what is not set', { Family: 'a', EnableFaultInjection: NOT_RECORDED }, {}, { Family: 'a' }],
    [
      'what stands in containers, by their names',
      {
        ContainerDefinitions: [
          { Name: 'a', VersionConsistency: NOT_RECORDED },
          { Name: 'b', VersionConsistency: NOT_RECORDED },
        ],
      },
      { containerDefinitions: [{ name: 'b', versionConsistency: 'disabled' }, { name: 'a' }] },
      { ContainerDefinitions: [{ Name: 'a' }, { Name: 'b', VersionConsistency: 'disabled' }] },
    ],
    [
      'what stands in elements without names, by their places',
      { ContainerDefinitions: [{ Image: 'x', VersionConsistency: NOT_RECORDED }] },
      { containerDefinitions: [{ image: 'x', versionConsistency: 'disabled' }] },
      { ContainerDefinitions: [{ Image: 'x', VersionConsistency: 'disabled' }] },
    ],
  ])('fills in %s', (_, recorded, described, expected) => {
    const { configuration } = fillUnrecorded(subjectWith(recorded), described);

    expect(configuration).toEqual(expected);
  });

  it.each<[string, JsonObject, JsonObject]>([
    [
      'what the item says',
      { Family: 'a', NetworkMode: 'host' },
      { family: 'b', networkMode: 'awsvpc', pidMode: 'host' },
    ],
    ['what cannot be known for another reason', { NetworkMode: REFERENCE }, { networkMode: 'awsvpc' }],
    [
      'a container that is not described',
      { ContainerDefinitions: [{ Name: 'a', VersionConsistency: NOT_RECORDED }] },
      { containerDefinitions: [{ name: 'b' }] },
    ],
    [
      'elements without names among fewer',
      { ContainerDefinitions: [{ VersionConsistency: NOT_RECORDED }, { VersionConsistency: NOT_RECORDED }] },
      { containerDefinitions: [{ versionConsistency: 'disabled' }] },
    ],
    [
      'containers where none are described',
      { ContainerDefinitions: [{ Name: 'a', VersionConsistency: NOT_RECORDED }] },
      {},
    ],
    [
      'containers that cannot be known',
      { ContainerDefinitions: [NOT_RECORDED] },
      { containerDefinitions: [{ name: 'a' }] },
    ],
    ['texts in a list', { RequiresCompatibilities: ['EC2'] }, { requiresCompatibilities: ['FARGATE'] }],
  ])('leaves %s as it is', (_, recorded, described) => {
    const { configuration } = fillUnrecorded(subjectWith(recorded), described);

    expect(configuration).toEqual(recorded);
  });

  it('drops an object in which nothing was recorded and nothing is set', () => {
    const recorded = { EncryptionConfiguration: { KmsKey: NOT_RECORDED } };

    const { configuration } = fillUnrecorded(subjectWith(recorded, 'AWS::ECR::Repository'), {
      encryptionConfiguration: [],
    });

    expect(configuration).toEqual({});
  });

  it('adds the tags that are described', () => {
    const subject = { ...subjectWith({ Tags: NOT_RECORDED }, 'AWS::ECR::Repository'), tags: { stage: 'prod' } };

    const { tags } = fillUnrecorded(subject, {
      Tags: [
        { Key: 'team', Value: 'a' },
        { Key: 'stage', Value: 'test' },
      ],
    });

    expect(tags).toEqual({ team: 'a', stage: 'prod' });
  });

  it('takes whatever is described, and keeps all that was recorded', () => {
    const recorded = { Family: 'a', ContainerDefinitions: [{ Name: 'a' }] };

    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (described) => {
        const { configuration } = fillUnrecorded(subjectWith(recorded), JSON.parse(JSON.stringify(described)));

        expect(configuration).toEqual(recorded);
      }),
    );
  });
});

describe('fillPlatform', () => {
  const described = { runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' } };

  it('adds the platform that is described', () => {
    const { configuration } = fillPlatform(subjectWith({ Family: 'a' }), described);

    expect(configuration).toEqual({
      Family: 'a',
      RuntimePlatform: { OperatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' },
    });
  });

  it.each([
    ['the item names one', { RuntimePlatform: { CpuArchitecture: 'ARM64' } }, described],
    ['none is described', { Family: 'a' }, { family: 'a' }],
  ])('changes nothing where %s', (_, recorded, answer) => {
    const subject = subjectWith(recorded);

    const filled = fillPlatform(subject, answer);

    expect(filled).toBe(subject);
  });
});
