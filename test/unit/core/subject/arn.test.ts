import fc from 'fast-check';
import { parseArn, parseTaskDefinitionName } from '../../../../core/subject/arn';

describe('parseArn', () => {
  it('takes an ARN apart and keeps colons in the resource', () => {
    const arn = parseArn('arn:aws-cn:secretsmanager:cn-north-1:111122223333:secret:db-AbCdEf');

    expect(arn).toEqual({
      partition: 'aws-cn',
      service: 'secretsmanager',
      region: 'cn-north-1',
      account: '111122223333',
      resource: 'secret:db-AbCdEf',
    });
  });

  it('accepts an ARN without Region and account', () => {
    const arn = parseArn('arn:aws:s3:::bucket');

    expect(arn).toEqual({ partition: 'aws', service: 's3', region: '', account: '', resource: 'bucket' });
  });

  it.each(['', 'arn', 'payments-api:12', 'arn:aws:ecs', 'arn:aws:ecs:eu-west-1', 'arn:aws:ecs:eu-west-1:111122223333'])(
    'does not take %p for an ARN',
    (text) => {
      const arn = parseArn(text);

      expect(arn).toBeUndefined();
    },
  );

  it.each([
    'arn::ecs:eu-west-1:111122223333:x',
    'arn:aws::eu-west-1:111122223333:x',
    'arn:aws:ecs:eu-west-1:1:',
    'ARN:aws:s3:::b',
  ])('does not take %p for an ARN either', (text) => {
    const arn = parseArn(text);

    expect(arn).toBeUndefined();
  });

  it('loses no character', () => {
    const word = fc.stringMatching(/^[a-z0-9-]{1,12}$/);

    fc.assert(
      fc.property(
        word,
        word,
        fc.stringMatching(/^[a-z0-9-]{0,12}$/),
        fc.stringMatching(/^\d{0,12}$/),
        fc.string({ minLength: 1 }),
        (...parts) => {
          const arn = parseArn(['arn', ...parts].join(':'));

          expect([arn?.partition, arn?.service, arn?.region, arn?.account, arn?.resource]).toEqual(parts);
        },
      ),
    );
  });
});

describe('parseTaskDefinitionName', () => {
  it.each([
    ['payments-api', { family: 'payments-api', revision: undefined }],
    ['payments_api:7', { family: 'payments_api', revision: 7 }],
    ['web:1024', { family: 'web', revision: 1024 }],
    ['arn:aws:ecs:eu-west-1:111122223333:task-definition/web:37', { family: 'web', revision: 37 }],
    ['arn:aws-us-gov:ecs:us-gov-west-1:111122223333:task-definition/web', { family: 'web', revision: undefined }],
  ])('reads %s', (text, expected) => {
    const name = parseTaskDefinitionName(text);

    expect(name).toEqual(expected);
  });

  it.each([
    '',
    'web:',
    'web:0',
    'web:01',
    'web:-1',
    'web:1:2',
    'web/x:1',
    'päy:1',
    'arn:aws:ecs:eu-west-1:111122223333:service/prod/web',
    'arn:aws:batch:eu-west-1:111122223333:task-definition/web:1',
    'x'.repeat(256),
  ])('reads nothing from %p', (text) => {
    const name = parseTaskDefinitionName(text);

    expect(name).toBeUndefined();
  });

  it('reads every family and revision back from name and ARN', () => {
    const family = fc.stringMatching(/^[A-Za-z0-9_-]{1,255}$/);
    const revision = fc.integer({ min: 1 });

    fc.assert(
      fc.property(family, revision, (family, revision) => {
        const arn = `arn:aws:ecs:eu-west-1:111122223333:task-definition/${family}:${revision}`;

        expect(parseTaskDefinitionName(`${family}:${revision}`)).toEqual({ family, revision });
        expect(parseTaskDefinitionName(arn)).toEqual({ family, revision });
      }),
    );
  });
});
