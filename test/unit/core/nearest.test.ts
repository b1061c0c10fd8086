import fc from 'fast-check';
import { didYouMean, nearest } from '../../../core/nearest';

const CHECKS = ['ecs-taskdef-no-privileged', 'ecs-taskdef-non-root-user', 'ecr-repository-tags-immutable'];

describe('nearest', () => {
  it.each([
    ['a missing letter', 'ecs-taskdef-no-priviledged', 'ecs-taskdef-no-privileged'],
    ['two letters swapped', 'ecs-taskdef-no-privielged', 'ecs-taskdef-no-privileged'],
    ['another case', 'ECS-TaskDef-Non-Root-User', 'ecs-taskdef-non-root-user'],
    ['one letter for another', 'ecr-repository-tags-immutably', 'ecr-repository-tags-immutable'],
  ])('finds the name behind %s', (_, name, expected) => {
    expect(nearest(name, CHECKS)).toBe(expected);
  });

  it.each([
    ['another word altogether', 'lambda-function-url'],
    ['a name far too short', 'ecs'],
    ['nothing', ''],
  ])('finds nothing near %s', (_, name) => {
    expect(nearest(name, CHECKS)).toBeUndefined();
  });

  it('forgives one mistake in a short name', () => {
    expect([nearest('jso', ['json']), nearest('o', ['no']), nearest('ab', ['cd'])]).toEqual(['json', 'no', undefined]);
  });

  it('takes the earlier of two that are as near', () => {
    expect(nearest('modx', ['mode', 'moda'])).toBe('mode');
  });

  it('finds nothing among no candidates', () => {
    expect(nearest('x', [])).toBeUndefined();
  });

  it('finds every name that is written right', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 1 }), (names) => {
        const [name = ''] = names;

        expect(nearest(name, names)?.toLowerCase()).toBe(name.toLowerCase());
      }),
    );
  });
});

describe('didYouMean', () => {
  it('asks with a leading space', () => {
    expect(didYouMean('jsn', ['json', 'pretty'])).toBe(' Did you mean "json"?');
  });

  it('says nothing when nothing is near', () => {
    expect(didYouMean('xml', ['pretty'])).toBe('');
  });
});
