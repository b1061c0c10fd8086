import fc from 'fast-check';
import { isGuardrailsError } from '../../../../core/errors';
import { familyOf } from '../../../../remediations/new-revision/family-of';
import { failureOf } from '../../../support/failure-of';

const OWN = { partition: 'aws', account: '111122223333', region: 'eu-west-1' };

function outcomeOf(id: string): string {
  try {
    return familyOf(id, OWN).family;
  } catch (thrown) {
    if (isGuardrailsError(thrown)) return 'refused';
    throw thrown;
  }
}

describe('familyOf', () => {
  it.each([
    ['web', { family: 'web', revision: undefined }],
    ['payments_API-2:7', { family: 'payments_API-2', revision: 7 }],
    ['web:120', { family: 'web', revision: 120 }],
    ['arn:aws:ecs:eu-west-1:111122223333:task-definition/web:12', { family: 'web', revision: 12 }],
    ['arn:aws-cn:ecs:eu-west-1:111122223333:task-definition/web', { family: 'web', revision: undefined }],
  ])('reads %s', (id, expected) => {
    const found = familyOf(id, OWN);

    expect(found).toEqual(expected);
  });

  it.each([
    ['arn:aws:ecs:eu-west-1:222233334444:task-definition/web:1', 'ACCOUNT_MISMATCH'],
    ['arn:aws:ecs:us-east-1:111122223333:task-definition/web:1', 'REGION_MISMATCH'],
    ['arn:aws:ecs:eu-west-1:111122223333:service/prod/web', 'REMEDIATION_INVALID'],
    ['arn:aws:ecr:eu-west-1:111122223333:repository/web', 'REMEDIATION_INVALID'],
    ['web:0', 'REMEDIATION_INVALID'],
    ['web:01', 'REMEDIATION_INVALID'],
    ['web:1:2', 'REMEDIATION_INVALID'],
    ['web api', 'REMEDIATION_INVALID'],
    ['', 'REMEDIATION_INVALID'],
    ['a'.repeat(256), 'REMEDIATION_INVALID'],
  ])('refuses %s', async (id, code) => {
    const failure = await failureOf(() => familyOf(id, OWN));

    expect(failure.code).toBe(code);
    expect(failure.place.field).toBe('resourceId');
  });

  it('reads or refuses whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (id) => {
        const outcome = outcomeOf(id);

        expect(outcome === 'refused' || /^[A-Za-z0-9_-]+$/.test(outcome)).toBe(true);
      }),
    );
  });
});
