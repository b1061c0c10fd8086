import { configuredText, configuredTexts, requiredName } from '../../../../adapters/aws/configured';
import { unknownValue } from '../../../../core/subject/unknown';
import { failureOf } from '../../../support/failure-of';
import { makeSubject } from '../../../support/make-subject';

const UNKNOWN = unknownValue('unresolved-reference', '!Ref Name');

describe('configuredText', () => {
  it.each([
    ['a text', { A: { B: 'x' } }, 'x'],
    ['nothing', { A: {} }, undefined],
    ['a number', { A: { B: 5 } }, undefined],
    ['what cannot be known', { A: UNKNOWN }, undefined],
  ])('reads %s', (_, configuration, expected) => {
    expect(configuredText(makeSubject({ configuration }), ['A', 'B'])).toBe(expected);
  });
});

describe('configuredTexts', () => {
  it.each([
    ['each text once', { A: ['x', 'y', 'x'] }, ['x', 'y']],
    ['no unknown element', { A: [UNKNOWN, 'x'] }, ['x']],
    ['nothing of an unknown list', { A: UNKNOWN }, []],
    ['nothing where nothing stands', {}, []],
  ])('reads %s', (_, configuration, expected) => {
    expect(configuredTexts(makeSubject({ configuration }), ['A'])).toEqual(expected);
  });
});

describe('requiredName', () => {
  it('is the name', () => {
    expect(requiredName({ id: 'x' }, 'ecs:DescribeClusters', 'prod')).toBe('prod');
  });

  it.each([undefined, null])(
    'fails without one (%s), because nothing says that the resource is gone',
    async (found) => {
      const failure = await failureOf(() => requiredName({ id: 'opaque' }, 'ecs:DescribeClusters', found));

      expect(failure).toMatchObject({ code: 'AWS_CALL_FAILED', place: { field: 'ecs:DescribeClusters' } });
      expect(failure.message).toContain('ecs:DescribeClusters was not called: the configuration of opaque');
    },
  );
});
