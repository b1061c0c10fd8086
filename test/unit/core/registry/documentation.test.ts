import { documentedChecks } from '../../../../core/registry/documentation';
import { CHECKS } from '../../../../core/registry/registry';
import { controlsOf } from '../../../../core/registry/titles';
import { makeCheck } from '../../../support/make-check';

describe('the documentation of checks', () => {
  it('exists for every check of the catalogue', () => {
    expect(documentedChecks().map(({ id }) => id)).toEqual(CHECKS.map(({ id }) => id));
  });

  it('does not exist for a check of somebody else', () => {
    expect(documentedChecks([makeCheck({ id: 'somebody-elses' })])).toEqual([]);
  });

  it('says of every parameter what it is for, and nothing of one that it does not know', () => {
    const [check] = CHECKS.filter(({ parameters }) => Object.keys(parameters).length > 0);
    const parameters = { ...check?.parameters, unheard: { type: 'string', default: '' } } as const;

    const documented = documentedChecks(check === undefined ? [] : [{ ...check, parameters }])[0]?.parameters ?? {};

    const { unheard, ...known } = Object.fromEntries(
      Object.entries(documented).map(([name, { description }]) => [name, description]),
    );
    expect(unheard).toBe('');
    expect(Object.values(known)).not.toContain('');
    expect(Object.keys(known).length).toBeGreaterThan(0);
  });

  it("says whose mapping a control is unless it is AWS's", () => {
    const documentation = {
      description: '',
      risk: '',
      equivalents: {},
      relatedResources: [],
      frameworks: {
        'nist-800-190': [{ id: '4.4.5', mapping: 'own' }],
        'cis-aws-compute-1.1.0': [{ id: '3.9', mapping: 'aws' }],
      },
    } as const;

    expect(controlsOf(documentation, 'nist-800-190')).toEqual(['4.4.5 (own mapping)']);
    expect(controlsOf(documentation, 'cis-aws-compute-1.1.0')).toEqual(['3.9']);
    expect(controlsOf(documentation, 'pci-dss-4.0.1')).toEqual([]);
  });
});
