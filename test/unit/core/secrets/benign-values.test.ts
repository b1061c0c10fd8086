import { isBenign, isDocumentedExample } from '../../../../core/secrets/benign-values';

describe('isBenign', () => {
  it.each([
    '',
    '  ',
    '""',
    'true',
    'FALSE',
    'yes',
    'No',
    'none',
    'disabled',
    '12345',
    '-1',
    '0.5',
    '"3600"',
    'arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf',
    'arn:aws-cn:ssm:cn-north-1:111122223333:parameter/db',
    'arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter/db',
    'ssm:/payments/prod/db-password',
    'secretsmanager:payments-db',
    '${DB_PASSWORD}',
    '${DB_PASSWORD:-}',
    '${A:-${B}}',
    '$(cat /run/secrets/db)',
    '`cat /run/secrets/db`',
    '{{ .Values.password }}',
    '{{resolve:ssm:/payments/db:1}}',
    '%%DB_PASSWORD%%',
    '%DB_PASSWORD%',
    '#{Password}',
    '<password>',
    '<your password here>',
    '$DB_PASSWORD',
    'Bearer ${TOKEN}',
    '${A}/${B}',
    '/run/secrets/db-password',
    'C:\\secrets\\db.txt',
    '\\\\files\\secrets\\db',
    'https://login.example.com/oauth/token?grant=x',
    'jdbc:postgresql://db:5432/payments',
    'https://example.com/@scope/package',
    '********',
    'AKIAIOSFODNN7EXAMPLE',
    'AKIAI44QH8DHBEXAMPLE',
    'AKIDEXAMPLE',
    'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY',
    'xxxxxxxxxxxxxxxx',
  ])('finds %j harmless under every name', (value) => {
    expect([isBenign(value, 'password'), isBenign(value, 'secret')]).toEqual([true, true]);
  });

  it.each([
    'hunter2',
    'changeme',
    'postgres',
    'password',
    'example',
    'x',
    "'",
    'pa$$word',
    'hunter2${SUFFIX}',
    '${PREFIX}hunter2',
    '$ecret',
    'https://deploy@git.example.com/x',
    '/Ab9dEf2GhIjK4lMnOpQr/9sTu',
    '+/=',
    'пароль',
    '!?&',
    'EXAMPLE',
    'ssm: with spaces',
    '1.2.3',
    '12345a',
  ])('does not find %j harmless', (value) => {
    expect([isBenign(value, 'password'), isBenign(value, 'secret')]).toEqual([false, false]);
  });

  it.each(['123456', '20240131', '1234567890123456'])(
    'takes the number %s for a password, but not for a token',
    (value) => {
      expect([isBenign(value, 'password'), isBenign(value, 'secret')]).toEqual([false, true]);
    },
  );
});

describe('isDocumentedExample', () => {
  it('knows the example of the Stripe documentation', () => {
    const documented = ['sk_test', '4eC39HqLyjWDarjtT1zdp7dc'].join('_');

    expect(isDocumentedExample(documented)).toBe(true);
    expect(isDocumentedExample(documented.toLowerCase())).toBe(false);
  });
});
