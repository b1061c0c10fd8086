import { readSettings, type Settings } from '../../../../core/settings/settings';
import type * as MakeCheck from '../../../support/make-check';

jest.mock('../../../../core/registry/registry.generated', () => {
  const { makeCheck } = jest.requireActual<typeof MakeCheck>('../../../support/make-check');
  return { CHECKS: [makeCheck({ id: 'ecs-new', aliases: ['ecs-old'] })] };
});

const read = (text: string): Settings => readSettings({ name: 'a.yaml', bytes: new TextEncoder().encode(text) });

describe('readSettings with a former id', () => {
  it('means the check by its present one', () => {
    expect(read('{schema: 1, checks: {ecs-old: {enabled: no}}}').checks.get('ecs-new')).toEqual({ enabled: false });
  });

  it('refuses settings under both', () => {
    expect(() => read('schema: 1\nchecks:\n  ecs-new: {}\n  ecs-old: {}')).toThrow(
      'Check ecs-new has settings twice, here under "ecs-old". Keep one of them.',
    );
  });
});
