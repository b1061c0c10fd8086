import fc from 'fast-check';

import { isGuardrailsError } from '../../../../core/errors';
import { repositoryNameOf } from '../../../../remediations/ecr-repository-tags-immutable/repository-name';
import { assertOwn } from '../../../../remediations/own-arn';
import { failureOf } from '../../../support/failure-of';

const OWN = { partition: 'aws', account: '111122223333', region: 'eu-west-1' };
const NAME = /^[a-z0-9][a-z0-9._/-]{1,255}$/;

describe('repositoryNameOf', () => {
  it.each([
    { id: 'payments', name: 'payments' },
    { id: 'ab', name: 'ab' },
    { id: 'team/app.v2/my-image_1', name: 'team/app.v2/my-image_1' },
    { id: 'a'.repeat(256), name: 'a'.repeat(256) },
    { id: 'arn:aws:ecr:eu-west-1:111122223333:repository/payments', name: 'payments' },
    { id: 'arn:aws:ecr:eu-west-1:111122223333:repository/team/payments', name: 'team/payments' },
    { id: 'arn:aws-cn:ecr:eu-west-1:111122223333:repository/payments', name: 'payments' },
    { id: 'arn:aws-us-gov:ecr:eu-west-1:111122223333:repository/payments', name: 'payments' },
  ])('reads $id as the repository $name', ({ id, name }) => {
    const found = repositoryNameOf(id, OWN);

    expect(found).toBe(name);
  });

  it.each([
    { id: 'arn:aws:ecr:eu-west-1:222233334444:repository/payments', code: 'ACCOUNT_MISMATCH', says: '111122223333' },
    { id: 'arn:aws:ecr:eu-west-1::repository/payments', code: 'ACCOUNT_MISMATCH', says: '111122223333' },
    { id: 'arn:aws:ecr:eu-central-1:111122223333:repository/payments', code: 'REGION_MISMATCH', says: 'eu-west-1' },
    { id: 'arn:aws:ecr::111122223333:repository/payments', code: 'REGION_MISMATCH', says: 'eu-west-1' },
  ])('refuses $id as not ours', async ({ id, code, says }) => {
    const failure = await failureOf(() => repositoryNameOf(id, OWN));

    expect(failure).toMatchObject({ code, place: { field: 'resourceId' } });
    expect(failure.message).toContain(id);
    expect(failure.message).toContain(says);
  });

  it.each([
    'a',
    'A',
    'Payments',
    'a'.repeat(257),
    'payments\n',
    'payments ',
    '../payments',
    '/payments',
    'payments; rm -rf /',
    "payments' --registry-id '222233334444",
    '{{ ResourceId }}',
    '*',
    '__proto__',
    'pay\u202ements',
    'pаyments',
    'payments:latest',
    'arn:aws:ecr:eu-west-1:111122223333:repository/',
    'arn:aws:ecr:eu-west-1:111122223333:repository/Payments',
    'arn:aws:ecr:eu-west-1:111122223333:repository/payments\n',
    'arn:aws:ecr:eu-west-1:111122223333:payments',
    'arn:aws:ecr:eu-west-1:111122223333:lifecycle-policy/payments',
    'arn:aws:ecr-public:eu-west-1:111122223333:repository/payments',
    'arn:aws:ecs:eu-west-1:111122223333:cluster/prod',
    'arn:aws:ecr:eu-west-1:111122223333',
  ])('refuses %j as no repository', async (id) => {
    const failure = await failureOf(() => repositoryNameOf(id, OWN));

    expect(failure).toMatchObject({ code: 'REMEDIATION_INVALID', place: { field: 'resourceId' } });
    expect(failure.message).not.toMatch(/[\n\u202e]/);
  });

  it('gives a plausible name or a typed error, whatever it reads', () => {
    const prefix = fc.constantFrom('', 'arn:aws:ecr:eu-west-1:111122223333:repository/', 'arn:aws:ecr:eu-west-1:');

    fc.assert(
      fc.property(prefix, fc.string({ unit: 'binary', maxLength: 400 }), (before, rest) => {
        try {
          return NAME.test(repositoryNameOf(before + rest, OWN));
        } catch (thrown) {
          return isGuardrailsError(thrown);
        }
      }),
    );
  });
});

describe('assertOwn', () => {
  it('refuses what is no ARN', async () => {
    const failure = await failureOf(() => {
      assertOwn('payments', OWN);
    });

    expect(failure.code).toBe('ACCOUNT_MISMATCH');
  });
});
