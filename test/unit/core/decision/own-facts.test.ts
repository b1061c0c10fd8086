import { ownFacts } from '../../../../core/decision/own-facts';

const CONFIGURATION = { ContainerDefinitions: [{ Environment: [{ Name: 'VAULT_PIN', Value: 'blue' }] }] };
const READER = { facts: ['secret-detections'] };

function detections(parameters: Parameters<typeof ownFacts>[1][number]['parameters']) {
  return ownFacts({ configuration: CONFIGURATION }, [
    { check: { facts: ['services'] }, parameters: { extraNames: ['VAULT_PIN'] } },
    { check: READER, parameters },
  ])['secret-detections'];
}

describe('ownFacts', () => {
  it('has none where no check reads any', () => {
    expect(ownFacts({ configuration: CONFIGURATION }, [{ check: { facts: ['services'] }, parameters: {} }])).toEqual(
      {},
    );
    expect(ownFacts({ configuration: CONFIGURATION }, [])).toEqual({});
  });

  it('detects secrets with the extra names of the check that reads them', () => {
    expect(detections({ extraNames: ['VAULT_PIN'] })).toHaveLength(1);
    expect(detections({ extraNames: [] })).toEqual([]);
    expect(detections({})).toEqual([]);
    expect(detections({ extraNames: [1] })).toEqual([]);
  });
});
