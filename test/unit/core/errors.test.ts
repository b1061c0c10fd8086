import { asGuardrailsError, GuardrailsError, isGuardrailsError } from '../../../core/errors';

describe('GuardrailsError', () => {
  it('carries code, message, place and cause', () => {
    const cause = new Error('why');

    const error = new GuardrailsError('JSON_PARSE', 'It is not JSON.', { place: { file: 'a.json', line: 3 }, cause });

    expect(error).toMatchObject({
      name: 'GuardrailsError',
      code: 'JSON_PARSE',
      message: 'It is not JSON.',
      place: { file: 'a.json', line: 3 },
      cause,
    });
  });

  it('has an empty place and no cause unless they are given', () => {
    const error = new GuardrailsError('USAGE', 'Wrong.');

    expect(error.place).toEqual({});
    expect(error).not.toHaveProperty('cause');
  });
});

describe('asGuardrailsError', () => {
  it('passes a typed error unchanged', () => {
    const thrown = new GuardrailsError('USAGE', 'Wrong.');

    const error = asGuardrailsError(thrown, 'INTERNAL', 'Something failed.');

    expect(error).toBe(thrown);
  });

  it.each([[new Error('canary-secret')], ['canary-secret'], [undefined]])(
    'keeps a foreign %p as the cause and out of the message',
    (thrown) => {
      const error = asGuardrailsError(thrown, 'INTERNAL', 'Something failed.');

      expect([error.code, error.message, error.cause]).toEqual(['INTERNAL', 'Something failed.', thrown]);
    },
  );
});

describe('isGuardrailsError', () => {
  it.each([
    ['a typed error', new GuardrailsError('USAGE', 'x'), true],
    ['another error', new Error('x'), false],
    ['an object that looks like one', { name: 'GuardrailsError', code: 'USAGE' }, false],
    ['nothing', undefined, false],
  ])('tells %s', (_, thrown, expected) => {
    expect(isGuardrailsError(thrown)).toBe(expected);
  });
});
