import { reasonNothingIsThere, reasonOtherType, requestsFor } from '../../../rules/applicability';
import { changeOf, configRuleEvent } from '../../support/config-rule-event';
import { makeCheck } from '../../support/make-check';

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
    const change = changeOf(configRuleEvent({ ...settings, configuration: null }));

    const answer = reasonNothingIsThere(change);

    expect(answer).toBe(reason);
  });

  it.each(['OK', 'ResourceDiscovered'])('is not there for %s', (configurationItemStatus) => {
    const change = changeOf(configRuleEvent({ item: { configurationItemStatus } }));

    const answer = reasonNothingIsThere(change);

    expect(answer).toBeUndefined();
  });
});

const both = makeCheck({ id: 'ecs-both', resourceTypes: ['AWS::ECS::TaskDefinition', 'AWS::ECS::Service'] });
const request = (check = both) => ({ check, parameters: {}, severity: check.severity });

describe('requestsFor', () => {
  it.each(['AWS::ECS::TaskDefinition', 'AWS::ECS::Service'])('keeps what judges %s', (type) => {
    const requests = [request(), request(makeCheck({ id: 'ecs-cluster', resourceTypes: ['AWS::ECS::Cluster'] }))];

    const found = requestsFor(requests, type);

    expect(found).toEqual([request()]);
  });

  it.each(['AWS::ECS::Cluster', 'AWS::IAM::Role', 'aws::ecs::service', '__proto__'])('keeps none for %s', (type) => {
    const found = requestsFor([request()], type);

    expect(found).toEqual([]);
  });
});

describe('reasonOtherType', () => {
  it('names the check and what it judges', () => {
    const reason = reasonOtherType([request()]);

    expect(reason).toBe('ecs-both judges AWS::ECS::TaskDefinition, AWS::ECS::Service');
  });

  it('names what the checks of a group judge, once', () => {
    const reason = reasonOtherType([request(), request()]);

    expect(reason).toBe('the checks of this rule judge AWS::ECS::TaskDefinition, AWS::ECS::Service');
  });
});
