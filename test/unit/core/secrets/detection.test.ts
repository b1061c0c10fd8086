import { DETECTORS, SECRET_FIELDS } from '../../../../core/secrets/detection';
import { checkNamed } from '../../../../core/registry/registry';
import { parseParameters } from '../../../../core/policy/parameters';
import { policy } from '../../../support/all-examples';
import { makeSubject } from '../../../support/make-subject';

const CHECK = checkNamed('ecs-taskdef-no-plaintext-secrets');

/** What the policy says of a row, whatever its detector and field. */
function messageOn(Detector: string, Field: string): string | undefined {
  const Path = Field === 'driverOpts' ? ['Volumes', 0, 'x'] : ['ContainerDefinitions', 0, 'x'];
  const [result] = policy.evaluate({
    subject: makeSubject({ configuration: { ContainerDefinitions: [{ Name: 'app' }], Volumes: [{ Name: 'share' }] } }),
    parameters: { [CHECK.id]: parseParameters(CHECK, {}) },
    facts: { 'secret-detections': [{ Path, Field, Name: 'name', Detector, Class: 'A' }] },
  });
  return result?.outcome === 'NON_COMPLIANT' ? result.violations[0]?.message : undefined;
}

describe('the policy', () => {
  const reported = DETECTORS.filter((detector) => detector !== 'unresolved' && detector !== 'overflow');

  it.each(reported)('has words for what the detector %s finds', (detector) => {
    const message = messageOn(detector, 'environment');

    expect(message).toMatch(/^Container "app" of payments-api:12 holds an? .* in /);
    expect(message).not.toContain('<undefined>');
  });

  it.each(SECRET_FIELDS)('has words for the field %s, and its parameter takes it', (field) => {
    expect(messageOn('strong-name', field)).toMatch(/; (move it|take it out).*\.$/);
    expect(parseParameters(CHECK, { fields: field })).toMatchObject({ fields: [field] });
  });

  it('takes no field that nobody looks into', () => {
    expect(CHECK.parameters['fields']?.items?.enum).toEqual(['all', ...SECRET_FIELDS]);
    expect(() => parseParameters(CHECK, { fields: 'enviroment' })).toThrow(/a list of all, environment, /);
  });
});
