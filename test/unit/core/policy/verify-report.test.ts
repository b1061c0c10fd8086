import * as fc from 'fast-check';
import { isGuardrailsError } from '../../../../core/errors';
import { comparePaths, verifyReport } from '../../../../core/policy/verify-report';

const CHECK = 'ecs-taskdef-no-privileged';
const RESOURCE = 'payments-api:12';

const sound = {
  schema: 1,
  check: CHECK,
  resource: RESOURCE,
  outcome: 'NON_COMPLIANT',
  violations: [{ path: ['ContainerDefinitions', 0, 'Privileged'], message: 'Container "app" is privileged.' }],
  unknowns: [],
};
const unknown = { path: ['Volumes'], reason: 'not-recorded', detail: 'AWS Config may leave it out' };

describe('verifyReport', () => {
  it.each([
    ['a violation', sound],
    ['a violation beside an unknown', { ...sound, unknowns: [unknown] }],
    ['an unknown', { ...sound, outcome: 'UNKNOWN', violations: [], unknowns: [unknown] }],
    [
      'an unknown of the whole subject',
      { ...sound, outcome: 'UNKNOWN', violations: [], unknowns: [{ ...unknown, path: null }] },
    ],
    ['nothing found', { ...sound, outcome: 'COMPLIANT', violations: [] }],
    ['nothing to judge', { ...sound, outcome: 'NOT_APPLICABLE', violations: [] }],
  ])('accepts a report with %s', (_, report) => {
    const verified = verifyReport(report, CHECK, RESOURCE);

    expect(verified).toMatchObject({ check: CHECK, outcome: report.outcome });
  });

  it('sorts violations by place, list indexes by number, then by message', () => {
    const places = [
      { path: ['ContainerDefinitions', 10, 'User'], message: 'b.' },
      { path: ['ContainerDefinitions', 2, 'User'], message: 'b.' },
      { path: ['ContainerDefinitions', 2, 'User'], message: 'a.' },
      { path: ['ContainerDefinitions', 2], message: 'c.' },
      { path: ['ContainerDefinitions', 10, 'User'], message: 'b.' },
    ];

    const { violations } = verifyReport({ ...sound, violations: places }, CHECK, RESOURCE);

    expect(violations).toEqual([places[3], places[2], places[1], places[0], places[4]]);
  });

  it('sorts unknowns by place, then by reason', () => {
    const unknowns = [
      { ...unknown, path: ['b'] },
      { ...unknown, path: ['a'], reason: 'open-condition' },
      unknown,
      { ...unknown, path: null },
      { ...unknown, path: ['a'] },
      { ...unknown, path: null, reason: 'open-condition' },
    ];

    const reversed = [...unknowns].reverse();
    const report = verifyReport({ ...sound, outcome: 'UNKNOWN', violations: [], unknowns }, CHECK, RESOURCE);
    const again = verifyReport({ ...sound, outcome: 'UNKNOWN', violations: [], unknowns: reversed }, CHECK, RESOURCE);

    expect(again.unknowns).toEqual(report.unknowns);
    expect(report.unknowns).toEqual([unknowns[3], unknowns[5], unknown, unknowns[4], unknowns[1], unknowns[0]]);
  });

  it('shortens a message of more than 500 characters without splitting a character', () => {
    const message = `${'x'.repeat(498)}😀 and more`;

    const { violations } = verifyReport({ ...sound, violations: [{ path: [], message }] }, CHECK, RESOURCE);

    expect(violations[0]?.message).toHaveLength(500);
    expect(violations[0]?.message.isWellFormed()).toBe(true);
  });

  it.each([
    ['another schema', { ...sound, schema: 2 }],
    ['another check', { ...sound, check: 'ecs-taskdef-readonly-root-fs' }],
    ['another resource', { ...sound, resource: 'payments-api:11' }],
    ['no resource', { ...sound, resource: undefined }],
  ])('refuses a report of %s as a mismatch', (_, report) => {
    expect(() => verifyReport(report, CHECK, RESOURCE)).toThrow(expect.objectContaining({ code: 'RESULT_MISMATCH' }));
  });

  it.each([
    ['that is null', null],
    ['that is a list', [sound]],
    ['that is a text', 'COMPLIANT'],
    ['that is undefined', undefined],
    ['with an outcome of its own', { ...sound, outcome: 'PASS' }],
    ['that is compliant with violations', { ...sound, outcome: 'COMPLIANT' }],
    ['that does not apply and has violations', { ...sound, outcome: 'NOT_APPLICABLE' }],
    ['that is unknown with violations', { ...sound, outcome: 'UNKNOWN', unknowns: [unknown] }],
    ['that is non-compliant without violations', { ...sound, violations: [] }],
    ['that is unknown without unknowns', { ...sound, outcome: 'UNKNOWN', violations: [] }],
    ['that is compliant with unknowns', { ...sound, outcome: 'COMPLIANT', violations: [], unknowns: [unknown] }],
    ['whose violations are no list', { ...sound, violations: {} }],
    ['whose unknowns are missing', { ...sound, unknowns: undefined }],
    ['whose violation is no object', { ...sound, violations: ['x'] }],
    ['whose path is no list', { ...sound, violations: [{ path: '/a', message: 'x.' }] }],
    ['whose path holds an object', { ...sound, violations: [{ path: [{}], message: 'x.' }] }],
    ['whose path holds a negative index', { ...sound, violations: [{ path: [-1], message: 'x.' }] }],
    ['whose path holds a fraction', { ...sound, violations: [{ path: [0.5], message: 'x.' }] }],
    ['whose message is empty', { ...sound, violations: [{ path: [], message: '' }] }],
    ['whose message is missing', { ...sound, violations: [{ path: [] }] }],
    [
      'whose unknown has a reason of its own',
      { ...sound, outcome: 'UNKNOWN', violations: [], unknowns: [{ ...unknown, reason: 'because' }] },
    ],
    [
      'whose unknown has no detail',
      { ...sound, outcome: 'UNKNOWN', violations: [], unknowns: [{ ...unknown, detail: 1 }] },
    ],
  ])('refuses a report %s as invalid', (_, report) => {
    expect(() => verifyReport(report, CHECK, RESOURCE)).toThrow(expect.objectContaining({ code: 'RESULT_INVALID' }));
  });

  it('gives a typed error or a report that echoes what was asked, whatever the policy answers', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.record({ ...constants(sound), extra: fc.anything() })), (answer) => {
        try {
          const report = verifyReport(answer, CHECK, RESOURCE);
          return report.check === CHECK;
        } catch (thrown) {
          return isGuardrailsError(thrown);
        }
      }),
    );
  });
});

describe('comparePaths', () => {
  it.each([
    [['a'], ['b'], -1],
    [['b'], ['a'], 1],
    [['a', 2], ['a', 10], -1],
    [['a'], ['a', 0], -1],
    [['a', 0], ['a'], 1],
    [['a', 1], ['a', 'b'], -1],
    [['a', 0], ['a', 0], 0],
  ])('orders %j against %j', (left, right, sign) => {
    const order = comparePaths(left, right);

    expect(Math.sign(order)).toBe(sign);
  });
});

function constants(template: typeof sound) {
  return {
    schema: fc.oneof(fc.constant(template.schema), fc.anything()),
    check: fc.oneof(fc.constant(template.check), fc.anything()),
    resource: fc.oneof(fc.constant(template.resource), fc.anything()),
    outcome: fc.oneof(fc.constantFrom('COMPLIANT', 'NON_COMPLIANT', 'UNKNOWN'), fc.anything()),
    violations: fc.oneof(fc.constant([]), fc.anything()),
    unknowns: fc.oneof(fc.constant([]), fc.anything()),
  };
}
