import fc from 'fast-check';

import { isGuardrailsError } from '../../../core/errors';
import { readStepRequest } from '../../../remediations/step-request';
import { failureOf } from '../../support/failure-of';

const EVENT = { step: 'plan', check: 'ecr-repository-tags-immutable', resourceId: 'payments', dryRun: false };

describe('a valid event', () => {
  it.each([
    { dryRun: true, expected: true },
    { dryRun: false, expected: false },
    { dryRun: 'true', expected: true },
    { dryRun: 'false', expected: false },
  ])('reads dryRun $dryRun as $expected', ({ dryRun, expected }) => {
    const request = readStepRequest({ ...EVENT, dryRun });

    expect(request).toEqual({ ...EVENT, dryRun: expected, parameters: {}, values: {}, alsoChecks: '', toVerify: '' });
  });

  it.each([
    { parameters: '', expected: {} },
    { parameters: ' ', expected: {} },
    { parameters: '{}', expected: {} },
    { parameters: '{"allowedExclusions":["dev-*"]}', expected: { allowedExclusions: ['dev-*'] } },
    { parameters: { allowedExclusions: ['dev-*'] }, expected: { allowedExclusions: ['dev-*'] } },
  ])('reads parameters $parameters', ({ parameters, expected }) => {
    const request = readStepRequest({ ...EVENT, parameters });

    expect(request.parameters).toEqual(expected);
  });
});

describe('an invalid event', () => {
  it.each([
    { case: 'no object', event: 'plan', field: 'event', says: 'no object' },
    { case: 'null', event: null, field: 'event', says: 'no object' },
    { case: 'a list', event: [EVENT], field: 'event', says: 'no object' },
    {
      case: 'an empty object',
      event: {},
      field: 'step',
      says: '"step" is missing; expected one of plan, apply, verify',
    },
    { case: 'a misspelt step', event: { ...EVENT, step: 'aply' }, field: 'step', says: 'Did you mean "apply"?' },
    {
      case: 'a step that is inherited',
      event: { ...EVENT, step: 'constructor' },
      field: 'step',
      says: '"constructor"',
    },
    { case: 'a step in a list', event: { ...EVENT, step: ['apply'] }, field: 'step', says: '["apply"]' },
    { case: 'an empty check', event: { ...EVENT, check: '' }, field: 'check', says: '"check" is ""' },
    { case: 'a number as check', event: { ...EVENT, check: 7 }, field: 'check', says: '"check" is 7' },
    { case: 'an empty resource id', event: { ...EVENT, resourceId: '' }, field: 'resourceId', says: 'is ""' },
    { case: 'no resource id', event: { ...EVENT, resourceId: undefined }, field: 'resourceId', says: 'is missing' },
    { case: 'a misspelt field', event: { ...EVENT, dryrun: true }, field: 'dryrun', says: 'Did you mean "dryRun"?' },
    { case: 'parameters that are no JSON', event: { ...EVENT, parameters: '{' }, field: 'parameters', says: '"{"' },
    {
      case: 'parameters that are a list',
      event: { ...EVENT, parameters: '[]' },
      field: 'parameters',
      says: 'JSON object',
    },
    { case: 'parameters that are a number', event: { ...EVENT, parameters: 1 }, field: 'parameters', says: 'is 1' },
  ])('with $case is refused, with the place and what was expected', async ({ event, field, says }) => {
    const failure = await failureOf(() => readStepRequest(event));

    expect(failure).toMatchObject({ code: 'REMEDIATION_INVALID', place: { field } });
    expect(failure.message).toContain(says);
  });

  it.each([undefined, null, 'True', 'TRUE', ' true', '', 'no', 'yes', '0', 0, 1, [], {}, [false], '{{ DryRun }}'])(
    'with dryRun %j is refused, not taken as false',
    async (dryRun) => {
      const failure = await failureOf(() => readStepRequest({ ...EVENT, dryRun }));

      expect(failure).toMatchObject({ code: 'REMEDIATION_INVALID', place: { field: 'dryRun' } });
    },
  );

  it('with a __proto__ key is refused by name and pollutes nothing', async () => {
    const event: unknown = JSON.parse('{"step":"plan","check":"x","resourceId":"y","__proto__":{"dryRun":false}}');

    const failure = await failureOf(() => readStepRequest(event));

    expect(failure.code).toBe('REMEDIATION_INVALID');
    expect('dryRun' in {}).toBe(false);
  });

  it('is a typed error whatever it holds', () => {
    const nearlyValid = fc.record(
      {
        step: fc.oneof(fc.constant('plan'), fc.jsonValue()),
        check: fc.oneof(fc.constant('some-check'), fc.jsonValue()),
        resourceId: fc.oneof(fc.string(), fc.jsonValue()),
        dryRun: fc.oneof(fc.constantFrom<unknown>(true, 'false'), fc.jsonValue()),
        parameters: fc.oneof(fc.json(), fc.jsonValue()),
      },
      { requiredKeys: [] },
    );

    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), nearlyValid), (event) => {
        try {
          return typeof readStepRequest(event).dryRun === 'boolean';
        } catch (thrown) {
          return isGuardrailsError(thrown) && thrown.code === 'REMEDIATION_INVALID';
        }
      }),
    );
  });
});
