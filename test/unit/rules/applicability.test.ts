import { reasonNothingIsThere, reasonOtherType } from '../../../rules/applicability';
import { readConfigEvent } from '../../../rules/config-event';
import { configRuleEvent } from '../../support/config-rule-event';
import { makeCheck } from '../../support/make-check';

const OWN = { partition: 'aws', account: '111122223333', region: 'eu-west-1' };

describe('reasonNothingIsThere', () => {
  it.each([
    ['eventLeftScope', { event: { eventLeftScope: true } }, "the resource left the rule's scope"],
    ['ResourceDeleted', { item: { configurationItemStatus: 'ResourceDeleted' } }, 'the resource was deleted'],
    [
      'ResourceDeletedNotRecorded',
      { item: { configurationItemStatus: 'ResourceDeletedNotRecorded' } },
      'the resource was deleted and is not recorded',
    ],
    [
      'ResourceNotRecorded',
      { item: { configurationItemStatus: 'ResourceNotRecorded' } },
      'the resource is not recorded',
    ],
    [
      'an unknown status',
      { item: { configurationItemStatus: 'ok' } },
      'its configuration item has a status that this version does not know',
    ],
    [
      'a status named like an inherited member',
      { item: { configurationItemStatus: 'constructor' } },
      'its configuration item has a status that this version does not know',
    ],
  ])('D8: is there for %s, with a null configuration', (_, settings, reason) => {
    const change = readConfigEvent(configRuleEvent({ ...settings, configuration: null }), OWN);

    const answer = reasonNothingIsThere(change);

    expect(answer).toBe(reason);
  });

  it.each(['OK', 'ResourceDiscovered'])('is not there for %s', (configurationItemStatus) => {
    const change = readConfigEvent(configRuleEvent({ item: { configurationItemStatus } }), OWN);

    const answer = reasonNothingIsThere(change);

    expect(answer).toBeUndefined();
  });
});

describe('reasonOtherType', () => {
  const check = makeCheck({ id: 'ecs-both', resourceTypes: ['AWS::ECS::TaskDefinition', 'AWS::ECS::Service'] });

  it.each(['AWS::ECS::Cluster', 'AWS::IAM::Role', 'aws::ecs::service', '__proto__'])('is there for %s', (type) => {
    const answer = reasonOtherType(check, type);

    expect(answer).toBe('ecs-both judges AWS::ECS::TaskDefinition, AWS::ECS::Service');
  });

  it.each(['AWS::ECS::TaskDefinition', 'AWS::ECS::Service'])('is not there for %s', (type) => {
    const answer = reasonOtherType(check, type);

    expect(answer).toBeUndefined();
  });
});
