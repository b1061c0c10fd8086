import { readConfigurationItem } from '../../../../core/inputs/configuration-item';
import type { RawObject } from '../../../../core/subject/raw';
import { unknownValue } from '../../../../core/subject/unknown';
import { verdictOn } from '../../../support/all-examples';
import { failureOf } from '../../../support/failure-of';
import { readOne, subjectOf } from './source';

const ARN = 'arn:aws:ecs:eu-west-1:111122223333:task-definition/payments-api:12';

const EVENT_FORM = {
  configurationItemStatus: 'OK',
  awsAccountId: '111122223333',
  awsRegion: 'eu-west-1',
  resourceType: 'AWS::ECS::TaskDefinition',
  resourceId: 'payments-api',
  ARN,
  tags: { team: 'payments', 'aws:x': 'y', n: 1, flag: true, odd: {} },
  configuration: { TaskDefinitionArn: ARN, Family: 'payments-api', Tags: [{ Key: 'stage', Value: 'prod' }] },
};

const { awsAccountId: accountId, ARN: arn, ...common } = EVENT_FORM;
const API_FORM = { ...common, accountId, arn, configuration: JSON.stringify(EVENT_FORM.configuration) };

describe('readConfigurationItem', () => {
  it.each<[string, RawObject]>([
    ['events', EVENT_FORM],
    ['the API', API_FORM],
  ])('reads the form of %s', (_, item) => {
    const subject = readConfigurationItem(item, null);

    expect(subject).toMatchObject({
      type: 'AWS::ECS::TaskDefinition',
      id: 'payments-api',
      arn: ARN,
      account: '111122223333',
      region: 'eu-west-1',
      partition: 'aws',
      source: 'config',
      tags: { team: 'payments', stage: 'prod', n: '1', flag: 'true' },
      configuration: {
        Family: 'payments-api',
        EnableFaultInjection: unknownValue('not-recorded', 'AWS Config may leave it out'),
      },
      origin: null,
    });
    expect(subject.tags).not.toHaveProperty('aws:x');
  });

  it('takes account and Region from the ARN where the item does not say them', () => {
    const subject = readConfigurationItem({ ...common, awsRegion: 'global', arn: ARN, tags: null }, null);

    expect(subject).toMatchObject({ account: '111122223333', region: 'eu-west-1' });
  });

  it('takes the ARN from the configuration, and knows no account without one', () => {
    const { resourceType, resourceId } = EVENT_FORM;

    const subjects = [
      readConfigurationItem({ resourceType, resourceId, configuration: EVENT_FORM.configuration }, null),
      readConfigurationItem({ resourceType, resourceId, configuration: { Family: 'x' } }, null),
    ];

    expect(subjects).toMatchObject([
      { arn: ARN },
      { arn: null, account: unknownValue('unresolved-reference', 'give --account') },
    ]);
  });

  it('echoes the resourceId byte for byte', () => {
    expect(readConfigurationItem({ ...EVENT_FORM, resourceId: ' Ä/x:1 ' }, null).id).toBe(' Ä/x:1 ');
  });

  it('reads a role as it is recorded: camelCase, documents URL-encoded, of no Region', () => {
    const arn = 'arn:aws:iam::111122223333:role/service-role/payments-api-task';
    const trust = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' }, Action: 'sts:AssumeRole' }],
    };
    const policy = { Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*' } };
    const item = {
      configurationItemStatus: 'OK',
      awsAccountId: '111122223333',
      awsRegion: 'global',
      resourceType: 'AWS::IAM::Role',
      resourceId: 'AROAEXAMPLE000000001',
      resourceName: 'payments-api-task',
      ARN: arn,
      configuration: {
        path: '/service-role/',
        roleName: 'payments-api-task',
        roleId: 'AROAEXAMPLE000000001',
        arn,
        createDate: '2026-01-02T03:04:05.000Z',
        assumeRolePolicyDocument: encodeURIComponent(JSON.stringify(trust)),
        instanceProfileList: [],
        rolePolicyList: [{ policyName: 'data', policyDocument: encodeURIComponent(JSON.stringify(policy)) }],
        attachedManagedPolicies: [
          { policyName: 'AdministratorAccess', policyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' },
        ],
        permissionsBoundary: null,
        tags: [],
        roleLastUsed: null,
      },
    };

    const subject = readConfigurationItem(item, null);

    expect(subject).toMatchObject({
      id: 'AROAEXAMPLE000000001',
      arn,
      account: '111122223333',
      region: unknownValue('unresolved-reference', 'give --region'),
      partition: 'aws',
    });
    const verdicts = ['ecs-taskrole-no-escalation', 'ecs-taskrole-no-wildcards', 'ecs-taskrole-trust-scoped'].map(
      (check) => verdictOn({ check }, subject).paths,
    );
    expect(verdicts).toEqual([
      ['/AttachedManagedPolicies/0/PolicyArn'],
      ['/AttachedManagedPolicies/0/PolicyArn', '/RolePolicyList/0/PolicyDocument/Statement/0/Action/0'],
      ['/AssumeRolePolicyDocument/Statement/0/Condition'],
    ]);
    expect(verdictOn({ check: 'ecs-taskrole-trust-scoped' }, subject).messages[0]).toMatch(
      /^Role payments-api-task is/,
    );
  });

  it('adds what is recorded beside the configuration and lacks there', () => {
    const supplementaryConfiguration = {
      family: '"other"',
      PlacementConstraints: '[{"Type":"memberOf"}]',
      NetworkMode: 'host',
      PidMode: '['.repeat(100),
      Volumes: [{ Name: 'v' }],
    };

    const { configuration } = readConfigurationItem({ ...EVENT_FORM, supplementaryConfiguration }, null);

    expect(configuration).toMatchObject({
      Family: 'payments-api',
      PlacementConstraints: [{ Type: 'memberOf' }],
      NetworkMode: 'host',
      Volumes: [{ Name: 'v' }],
    });
  });

  it.each<[string, unknown, string]>([
    ['null', null, 'CONFIGURATION_MISSING'],
    ['absent', undefined, 'CONFIGURATION_MISSING'],
    ['an empty text', '', 'CONFIGURATION_MISSING'],
    ['a list', [], 'CONFIGURATION_MISSING'],
    ['a number', 7, 'CONFIGURATION_MISSING'],
    ['the text null', 'null', 'CONFIGURATION_MISSING'],
    ['a text that is not JSON', '{"canary', 'JSON_PARSE'],
    ['a bomb in a text', '['.repeat(100_000), 'DEPTH_EXCEEDED'],
  ])('refuses a configuration that is %s', async (_, configuration, code) => {
    const item: RawObject = JSON.parse(JSON.stringify({ ...EVENT_FORM, configuration }));

    const error = await failureOf(() => readConfigurationItem(item, null));

    expect([error.code, error.place]).toEqual([code, { field: 'configuration' }]);
    expect(error.message).not.toContain('canary');
  });

  it.each<[string, RawObject, string, string]>([
    ['without a type', {}, 'INPUT_KIND_UNKNOWN', 'without a resourceType'],
    [
      'of another type',
      { resourceType: 'AWS::ECS::TaskDefinitions' },
      'INPUT_KIND_UNKNOWN',
      'Did you mean "AWS::ECS::TaskDefinition"?',
    ],
    ['without an id', { resourceType: 'AWS::ECS::Cluster', resourceId: '' }, 'EVENT_INVALID', 'has no resourceId'],
    [
      'with an id of null',
      { resourceType: 'AWS::ECS::Cluster', resourceId: null },
      'EVENT_INVALID',
      'has no resourceId',
    ],
  ])('refuses an item %s', async (_, item, code, message) => {
    const error = await failureOf(() => readConfigurationItem(item, null));

    expect([error.code, error.message]).toEqual([code, expect.stringContaining(message)]);
  });
});

describe('a file with configuration items', () => {
  it.each<[string, unknown, readonly (string | number)[], readonly (string | number)[]]>([
    ['one item', EVENT_FORM, [], ['configuration']],
    [
      'a notification',
      { messageType: 'x', configurationItem: EVENT_FORM },
      ['configurationItem'],
      ['configurationItem', 'configuration'],
    ],
    [
      'the event of a rule',
      { invokingEvent: JSON.stringify({ configurationItem: EVENT_FORM }) },
      ['invokingEvent'],
      ['invokingEvent'],
    ],
    [
      'that event, unfolded',
      { invokingEvent: { configurationItem: EVENT_FORM } },
      ['invokingEvent', 'configurationItem'],
      ['invokingEvent', 'configurationItem', 'configuration'],
    ],
    [
      'a page of history',
      { configurationItems: [API_FORM] },
      ['configurationItems', 0],
      ['configurationItems', 0, 'configuration'],
    ],
    [
      'a batch',
      { baseConfigurationItems: [API_FORM], unprocessedResourceKeys: [] },
      ['baseConfigurationItems', 0],
      ['baseConfigurationItems', 0, 'configuration'],
    ],
    ['a list of items', [EVENT_FORM], [0], [0, 'configuration']],
  ])('may be %s', (_, content, resource, configuration) => {
    const subject = subjectOf(content);

    expect(subject).toMatchObject({ id: 'payments-api', origin: { resource, configuration } });
  });

  it('loses no item to a bad, deleted or foreign one', () => {
    const deleted = { ...EVENT_FORM, configurationItemStatus: 'ResourceDeleted', configuration: null };
    const nameless = { configurationItemStatus: 'ResourceNotRecorded' };
    const foreign = { ...EVENT_FORM, resourceType: 'AWS::S3::Bucket' };
    const broken = { ...EVENT_FORM, configuration: null };
    const items = [deleted, nameless, foreign, broken, 'text', EVENT_FORM];

    const reading = readOne({ configurationItems: items });

    expect(reading.subjects).toHaveLength(1);
    expect(reading.notEvaluated).toEqual([
      { file: 'input.json', resource: 'payments-api', reason: 'the resource was deleted' },
      { file: 'input.json', resource: 'without an id', reason: 'the resource is not recorded' },
    ]);
    expect(reading.errors.map(({ code, place }) => [code, place.file, place.field])).toEqual([
      ['CONFIGURATION_MISSING', 'input.json', '/configurationItems/3/configuration'],
      ['EVENT_INVALID', 'input.json', '/configurationItems/4'],
    ]);
    expect(reading.errors[0]?.place.line).toBe(47);
  });

  it('of nothing but other types is empty', () => {
    const items = [
      { ...EVENT_FORM, resourceType: 'AWS::S3::Bucket' },
      { ...EVENT_FORM, resourceType: 'AWS::EC2::VPC' },
    ];

    expect(readOne({ configurationItems: items })).toMatchObject({ errors: [], empty: [{ file: 'input.json' }] });
  });

  it.each<[string, unknown, string]>([
    [
      'an oversized notification',
      { messageType: 'OversizedConfigurationItemChangeNotification', configurationItemSummary: {} },
      'EVENT_OVERSIZED',
    ],
    ['a scheduled one', { messageType: 'ScheduledNotification' }, 'MESSAGE_TYPE_UNSUPPORTED'],
    ['a text that is not JSON', '{canary', 'JSON_PARSE'],
    ['a list in a text', '[]', 'EVENT_INVALID'],
  ])('is refused with a reason for %s', (_, invokingEvent, code) => {
    const reading = readOne({
      invokingEvent: typeof invokingEvent === 'string' ? invokingEvent : JSON.stringify(invokingEvent),
    });

    expect(reading.errors.map((error) => [error.code, error.place.file])).toEqual([[code, 'input.json']]);
    expect(reading.errors[0]?.message).not.toContain('canary');
  });

  it('with a notification that is a number is empty', () => {
    expect(readOne({ invokingEvent: 7 }).empty).toHaveLength(1);
  });
});
