import { Recorder } from '../../../../sandbox/config-rules/recorder';
import { textOf } from '../../../../sandbox/json';
import { SandboxClock } from '../../../../sandbox/sandbox-clock';

const PLACE = { account: '111122223333', region: 'eu-west-1', partition: 'aws' };

function cluster(settings: object = {}) {
  return {
    resourceType: 'AWS::ECS::Cluster',
    resourceId: 'prod',
    resourceName: 'prod',
    arn: 'arn:aws:ecs:eu-west-1:111122223333:cluster/prod',
    tags: {},
    configuration: { ClusterName: 'prod' },
    ...settings,
  };
}

describe('Recorder', () => {
  it('records a resource when it is new and when it has changed, and not otherwise', () => {
    const recorder = new Recorder(PLACE, new SandboxClock());

    const runs = [
      recorder.record([cluster()]),
      recorder.record([cluster()]),
      recorder.record([cluster({ configuration: { ClusterName: 'prod', ClusterSettings: [] } })]),
      recorder.record([cluster({ configuration: { ClusterName: 'prod', ClusterSettings: [] }, tags: { a: 'b' } })]),
    ];

    expect(runs.map((items) => items.map((item) => item['configurationItemStatus']))).toEqual([
      ['ResourceDiscovered'],
      [],
      ['OK'],
      ['OK'],
    ]);
  });

  it('gives every item a later capture time than the one before', () => {
    const recorder = new Recorder(PLACE, new SandboxClock());

    const items = recorder.record([cluster(), cluster({ resourceId: 'dev' }), cluster({ resourceId: 'test' })]);

    const times = items.map((item) => textOf(item, 'configurationItemCaptureTime'));
    expect(new Set(times).size).toBe(3);
    expect(times).toEqual(times.toSorted());
  });

  it('keeps every item, and knows the newest of each resource of a type', () => {
    const recorder = new Recorder(PLACE, new SandboxClock());
    recorder.record([cluster(), cluster({ resourceId: 'dev' }), cluster({ resourceType: 'AWS::ECS::Service' })]);
    recorder.record([cluster({ tags: { a: 'b' } })]);

    const newest = recorder.newest('AWS::ECS::Cluster');
    const history = recorder.history('AWS::ECS::Cluster', 'prod');

    expect(newest).toMatchObject([{ resourceId: 'prod', tags: { a: 'b' } }, { resourceId: 'dev' }]);
    expect(history).toMatchObject([{ tags: {} }, { tags: { a: 'b' } }]);
    expect(recorder.history('AWS::ECS::Cluster', 'gone')).toEqual([]);
  });
});
