import { registrable } from '../../../../remediations/new-revision/registrable';

const FROM = { arn: 'arn', family: 'web', revision: 3, definition: {}, tags: [], unmodelled: [] };

describe('registrable', () => {
  it('leaves out what only ECS sets, and keeps the rest', () => {
    const definition = {
      family: 'web',
      cpu: '256',
      revision: 3,
      status: 'ACTIVE',
      registeredAt: 'x',
      compatibilities: [],
    };

    const request = registrable(definition, FROM);

    expect(request).toEqual({ family: 'web', cpu: '256', tags: [{ key: 'ecs-guardrails:from-revision', value: '3' }] });
  });

  it('keeps tags but those of AWS and its own earlier mark', () => {
    const tags = [
      { key: 'team', value: 'a' },
      { key: 'aws:x', value: 'y' },
      { key: 'ecs-guardrails:from-revision', value: '1' },
      {},
    ];

    const request = registrable({}, { ...FROM, tags });

    expect(request['tags']).toEqual([
      { key: 'team', value: 'a' },
      { key: 'ecs-guardrails:from-revision', value: '3' },
    ]);
  });

  it('spares its own mark where fifty tags stand already', () => {
    const tags = Array.from({ length: 50 }, (_, index) => ({ key: `k${index}`, value: '' }));

    const request = registrable({}, { ...FROM, tags });

    expect(request['tags']).toEqual(tags);
  });
});
