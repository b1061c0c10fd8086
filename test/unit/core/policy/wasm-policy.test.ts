import { loadPolicy } from '../../../../core/policy/load-policy';
import { CHECKS } from '../../../../core/registry/registry';
import type { JsonObject } from '../../../../core/subject/json';
import { makeSubject } from '../../../support/make-subject';
import { packagedArtefact } from '../../../support/packaged-artefact';
import { sampleParameters } from '../../../support/sample-parameters';

const policy = loadPolicy(packagedArtefact());
const PRIVILEGED = 'ecs-taskdef-no-privileged';

function defaultsOf(ids: readonly string[]): Record<string, JsonObject> {
  return Object.fromEntries(
    CHECKS.filter(({ id }) => ids.includes(id)).map((check) => [check.id, sampleParameters(check)]),
  );
}

describe('a loaded policy', () => {
  it('answers for every requested check, in the order of the request', () => {
    const ids = CHECKS.map(({ id }) => id).reverse();
    const parameters = Object.fromEntries(ids.map((id) => [id, defaultsOf([id])[id] ?? {}]));

    const results = policy.evaluate({ subject: makeSubject(), parameters, facts: {} });

    expect(results.map(({ check }) => check)).toEqual(ids);
    expect(results.map(({ outcome }) => outcome)).not.toContain('ERROR');
  });

  it('gives the same answer to many checks at once as to each alone', () => {
    const ids = CHECKS.map(({ id }) => id);
    const subject = makeSubject({
      configuration: { ContainerDefinitions: [{ Name: 'a', Image: 'x', User: '0', Privileged: true }] },
    });

    const together = policy.evaluate({ subject, parameters: defaultsOf(ids), facts: {} });
    const alone = ids.flatMap((id) => policy.evaluate({ subject, parameters: defaultsOf([id]), facts: {} }));

    expect(together).toEqual(alone);
  });

  it('gives the same answer before and after a large input that costs it its memory', () => {
    const request = { subject: makeSubject(), parameters: defaultsOf([PRIVILEGED]), facts: {} };
    const large = makeSubject({
      configuration: { Family: 'x'.repeat(200_000), ContainerDefinitions: [{ Name: 'a' }] },
    });

    const before = policy.evaluate(request);
    const between = policy.evaluate({ ...request, subject: large });
    const after = policy.evaluate(request);

    expect(between).toMatchObject([{ outcome: 'COMPLIANT' }]);
    expect(after).toEqual(before);
  });

  it.each([
    ['no check', {}, 'INPUT_INVALID'],
    ['a check that does not exist', { 'ecs-taskdef-no-privilegd': {} }, 'CHECK_UNKNOWN'],
    ['a check named like a member of Object.prototype', { constructor: {} }, 'CHECK_UNKNOWN'],
    ['a parameter too many', { [PRIVILEGED]: { strict: true } }, 'PARAMETERS_INVALID'],
    ['a parameter too few', { 'ecs-taskdef-non-root-user': { allowImageDefault: true } }, 'PARAMETERS_INVALID'],
    ['a parameter of another name', { 'ecs-cluster-container-insights': { enhanced: true } }, 'PARAMETERS_INVALID'],
  ])('refuses a request with %s', (_, parameters: Record<string, JsonObject>, code) => {
    expect(() => policy.evaluate({ subject: makeSubject(), parameters, facts: {} })).toThrow(
      expect.objectContaining({ code }),
    );
  });

  it('says what a misspelt check was meant to be', () => {
    expect(() =>
      policy.evaluate({ subject: makeSubject(), parameters: { 'ecs-taskdef-no-privilegd': {} }, facts: {} }),
    ).toThrow(/Did you mean "ecs-taskdef-no-privileged"\?/);
  });
});
