import fc from 'fast-check';
import { isGuardrailsError } from '../../../../core/errors';
import { readSettings, type Settings } from '../../../../core/settings/settings';
import { failureOf } from '../../../support/failure-of';

const read = (text: string, name = 'ecs-guardrails.yaml'): Settings =>
  readSettings({ name, bytes: new TextEncoder().encode(text) });

describe('readSettings', () => {
  it('reads account, Region and checks', () => {
    const settings = read(
      [
        'schema: 1',
        'account: "111122223333"',
        'region: eu-west-1',
        'checks:',
        '  ecs-taskdef-no-privileged: {enabled: no}',
        '  ecs-taskdef-registry-approved:',
        '    severity: critical',
        '    params:',
        '      registries: ["@self", registry.example.com/team]',
        '  ecs-taskdef-readonly-root-fs: {}',
      ].join('\n'),
    );

    expect(settings).toEqual({
      account: '111122223333',
      region: 'eu-west-1',
      checks: new Map([
        ['ecs-taskdef-no-privileged', { enabled: false }],
        [
          'ecs-taskdef-registry-approved',
          {
            severity: 'CRITICAL',
            parameters: { registries: ['@self', 'registry.example.com/team'], regions: [] },
          },
        ],
        ['ecs-taskdef-readonly-root-fs', {}],
      ]),
    });
  });

  it('reads JSON as well', () => {
    const text = '{"schema": 1, "checks": {"ecs-taskdef-no-privileged": {"enabled": true}}}';

    expect(read(text, 'ecs-guardrails.json')).toEqual({
      checks: new Map([['ecs-taskdef-no-privileged', { enabled: true }]]),
    });
  });

  it('needs no checks', () => {
    expect(read('schema: 1')).toEqual({ checks: new Map() });
  });

  it('keeps every digit of an account id without quotes', () => {
    expect(read('{schema: 1, account: 011122223333}').account).toBe('011122223333');
    expect(read('{schema: 1, account: 111122223333}').account).toBe('111122223333');
  });

  const CHECK = 'ecs-taskdef-readonly-root-fs';

  it.each([
    [
      'an unknown key',
      'schema: 1\nchekcs: {}',
      2,
      'There is no setting "chekcs"; known here: schema, account, region, checks. Did you mean "checks"?',
    ],
    [
      'an unknown key of a check',
      `schema: 1\nchecks:\n  ${CHECK}:\n    sevrity: low`,
      4,
      `There is no setting "checks.${CHECK}.sevrity"; known here: enabled, severity, params. Did you mean "severity"?`,
    ],
    [
      'suppressions, which are to come',
      'schema: 1\nsuppressions: []',
      2,
      '"suppressions" is not available yet: this release neither suppresses nor baselines findings. Remove the key.',
    ],
    ['a baseline, which is to come', 'schema: 1\nbaseline: x', 2, '"baseline" is not available yet'],
    ['a key that objects inherit', 'schema: 1\nconstructor: 1', 2, 'There is no setting "constructor"'],
    ['a missing schema', 'account: "111122223333"', 1, '"schema" is missing; expected the number 1.'],
    ['another schema', 'schema: 2', 1, '"schema" is 2; expected the number 1.'],
    ['a schema as a text', 'schema: "1"', 1, '"schema" is "1"; expected the number 1.'],
    [
      'an account that is none',
      'schema: 1\naccount: 1111',
      2,
      '"account" is 1111; expected an account id of 12 digits, in quotes.',
    ],
    ['an empty account', 'schema: 1\naccount:', 2, '"account" is empty; expected an account id'],
    ['a Region that is none', 'schema: 1\nregion: Ireland', 2, '"region" is "Ireland"; expected a Region such as'],
    ['checks as a list', 'schema: 1\nchecks: [a]', 2, '"checks" is a list; expected a map from check ids'],
    [
      'a check that is no map',
      `schema: 1\nchecks:\n  ${CHECK}: true`,
      3,
      `"checks.${CHECK}" is true; expected a map of settings.`,
    ],
    [
      'an unknown check',
      'schema: 1\nchecks:\n  ecs-taskdef-readonly-rootfs: {}',
      3,
      `There is no check "ecs-taskdef-readonly-rootfs". Did you mean "${CHECK}"?`,
    ],
    ['a check without a near name', 'schema: 1\nchecks: {zzz: {}}', 2, 'There is no check "zzz".'],
    [
      'an unknown severity',
      `schema: 1\nchecks:\n  ${CHECK}:\n    severity: higj`,
      4,
      `"checks.${CHECK}.severity" is "higj"; expected critical, high, medium or low. Did you mean "high"?`,
    ],
    [
      'a severity of another type',
      `schema: 1\nchecks:\n  ${CHECK}:\n    severity: {}`,
      4,
      'is a map; expected critical, high, medium or low.',
    ],
    [
      'enabled as a text',
      `schema: 1\nchecks:\n  ${CHECK}:\n    enabled: "yes"`,
      4,
      'is "yes"; expected true or false.',
    ],
    ['parameters as a list', `schema: 1\nchecks:\n  ${CHECK}:\n    params: []`, 4, 'is a list; expected a map'],
    ['an intrinsic function', 'schema: 1\naccount: !Ref Account', 2, '"account" is a map; expected an account id'],
    ['an empty file', '', 1, 'The file is empty; expected a map of settings.'],
    ['a file that is a list', '- schema: 1', 1, 'The file is a list; expected a map of settings.'],
    [
      'a check called like something inherited',
      'schema: 1\nchecks: {constructor: 5}',
      2,
      'is 5; expected a map of settings.',
    ],
    ['the last of several, when it stands first', 'other: z\nregion: x\nschema: 1', 1, 'There is no setting "other"'],
    ['the first of several', 'schema: 1\nregion: x\naccount: y\nother: z', 2, '"region" is "x"'],
  ])('refuses %s with the line', async (_what, text, line, message) => {
    const failure = await failureOf(() => read(text));

    expect(failure.code).toBe('SETTINGS_INVALID');
    expect(failure.message).toContain(message);
    expect(failure.place).toMatchObject({ file: 'ecs-guardrails.yaml', line });
  });

  it.each([
    ['an unknown one', 'registires: []', 'has no parameter "registires". It has: regions, registries. Did you mean'],
    [
      'a wrong type',
      'registries: {a: b}',
      'Parameter "registries" of check ecs-taskdef-registry-approved is {"a":"b"};',
    ],
    ['an empty one', 'registries:', 'Parameter "registries" of check ecs-taskdef-registry-approved is null;'],
  ])('refuses parameters with the line: %s', async (_what, parameter, message) => {
    const text = `schema: 1\nchecks:\n  ecs-taskdef-registry-approved:\n    params:\n      ${parameter}`;

    const failure = await failureOf(() => read(text));

    expect(failure.code).toBe('PARAMETERS_INVALID');
    expect(failure.message).toContain(message);
    expect(failure.place).toMatchObject({ file: 'ecs-guardrails.yaml', line: 5, column: 7 });
  });

  it('points to the shared settings where they do not fit the check that refers to them', async () => {
    const text = [
      'schema: 1',
      'checks:',
      '  ecs-taskdef-registry-approved: &shared {params: {regions: []}}',
      '  ecs-taskdef-no-privileged: *shared',
    ].join('\n');

    const failure = await failureOf(() => read(text));

    expect(failure.code).toBe('PARAMETERS_INVALID');
    expect(failure.place).toMatchObject({ line: 3, column: 52 });
  });

  it('finds the line in JSON, too', async () => {
    const failure = await failureOf(() => read('{\n\t"schema": 1,\n\t"chekcs": {}\n}', 'ecs-guardrails.json'));

    expect(failure.place).toMatchObject({ file: 'ecs-guardrails.json', line: 3, column: 2, field: 'chekcs' });
  });

  it.each([
    ['JSON cut off', 'settings.json', '{"schema": 1', 'JSON_PARSE'],
    ['YAML cut off', 'settings.yaml', 'schema: "1', 'YAML_PARSE'],
    ['a key twice', 'settings.yaml', 'schema: 1\nschema: 1', 'KEY_DUPLICATE'],
    ['a __proto__ key', 'settings.json', '{"__proto__": {"schema": 1}}', 'KEY_FORBIDDEN'],
    ['deep nesting', 'settings.json', `{"a": ${'['.repeat(100)}${']'.repeat(100)}}`, 'DEPTH_EXCEEDED'],
  ])('refuses %s as the parsers do', async (_what, name, text, code) => {
    const failure = await failureOf(() => read(text, name));

    expect(failure.code).toBe(code);
    expect(failure.place.file).toBe(name);
  });

  it('refuses bytes that are no text', async () => {
    const failure = await failureOf(() => readSettings({ name: 'settings.yaml', bytes: Uint8Array.of(0xff, 0xfe) }));

    expect(failure.code).toBe('FILE_UNREADABLE');
  });

  it('fails in no other way than with a typed error, whatever the file holds', () => {
    const key = fc.constantFrom('schema', 'checks', 'params', CHECK, 'enabled', 'toString', 'account', '<<');
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom(1, null, true, '', '*a', 'x'),
        fc.dictionary(key, tie('any')),
        fc.array(tie('any')),
      ),
    })).any;

    fc.assert(
      fc.property(value, (settings) => {
        expect(['read', 'refused']).toContain(outcomeOf(JSON.stringify(settings)));
      }),
    );
  });
});

function outcomeOf(text: string): unknown {
  try {
    read(text);
    return 'read';
  } catch (thrown) {
    return isGuardrailsError(thrown) ? 'refused' : thrown;
  }
}
