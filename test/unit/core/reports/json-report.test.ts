import Ajv2020 from 'ajv/dist/2020';
import { GuardrailsError } from '../../../../core/errors';
import { buildReport } from '../../../../core/reports/build-report';
import { reportJsonSchema, reportSchema } from '../../../../core/reports/json-report';
import { jsonReport } from '../../../../core/reports/json-reporter';
import { decision, FAILURE, findings, POSITIONS, privilegedWeb, READONLY, templateSubject } from './sample-findings';

const subject = templateSubject();
const report = buildReport(
  findings({
    files: 3,
    decisions: [
      privilegedWeb({ subject }),
      decision({ subject, check: READONLY, status: 'ERROR', error: FAILURE }),
      decision({
        subject,
        check: READONLY,
        status: 'UNKNOWN',
        unknowns: [{ path: null, reason: 'not-parsable', detail: 'the resource' }],
      }),
    ],
    skipped: [{ file: 'package.json', reason: 'of no known kind' }],
    notEvaluated: [{ file: 'service.yaml', resource: 'Looped', reason: 'Fn::ForEach' }],
    errors: [new GuardrailsError('YAML_PARSE', 'A quote is missing.', { place: { file: 'broken.yaml', line: 3 } })],
  }),
  POSITIONS,
);

describe('jsonReport', () => {
  it('has exactly the published shape', () => {
    const parsed: unknown = JSON.parse(jsonReport(report));

    expect(parsed).toEqual({
      schemaVersion: 1,
      tool: { name: 'ecs-guardrails', version: '1.2.3', policyBundle: 'sha256:abc' },
      simulated: false,
      summary: {
        files: 3,
        resources: 1,
        byStatus: { COMPLIANT: 0, NON_COMPLIANT: 1, NOT_APPLICABLE: 0, UNKNOWN: 1 },
        bySeverity: { critical: 0, high: 1, medium: 0, low: 0 },
        suppressed: 0,
        baselined: 0,
      },
      results: [
        {
          check: 'ecs-taskdef-no-privileged',
          status: 'NON_COMPLIANT',
          severity: 'high',
          resource: {
            type: 'AWS::ECS::TaskDefinition',
            id: 'WebTask',
            arn: null,
            account: null,
            region: null,
            logicalId: 'WebTask',
            constructPath: null,
          },
          location: { file: 'service.yaml', line: 2, column: 3, pointer: '/Resources/WebTask' },
          violations: [
            {
              path: '/ContainerDefinitions/0/Privileged',
              message: 'Container "web" sets Privileged to true.',
              location: {
                file: 'service.yaml',
                line: 10,
                column: 11,
                pointer: '/Resources/WebTask/Properties/ContainerDefinitions/0/Privileged',
              },
            },
          ],
          unknowns: [],
          suppression: null,
          baselined: false,
          fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
          remediation: {
            summary: 'Register a corrected revision.',
            docs: 'docs/checks/ecs-taskdef-no-privileged.md',
          },
        },
        expect.objectContaining({
          status: 'UNKNOWN',
          unknowns: [{ path: null, reason: 'not-parsable', detail: 'the resource' }],
        }),
      ],
      skipped: [{ file: 'package.json', reason: 'of no known kind' }],
      notEvaluated: [{ file: 'service.yaml', resource: 'Looped', reason: 'Fn::ForEach' }],
      errors: [
        { code: 'YAML_PARSE', file: 'broken.yaml', line: 3, message: 'A quote is missing.' },
        {
          code: 'EVALUATION_ABORTED',
          file: 'service.yaml',
          line: null,
          message: 'WebTask: Check ecs-taskdef-no-privileged did not end.',
        },
      ],
      unusedSuppressions: [],
    });
    expect(() => reportSchema.parse(parsed)).not.toThrow();
  });

  it('gives the same bytes twice and ends its last line', () => {
    expect(jsonReport(report)).toBe(jsonReport(report));
    expect(jsonReport(report)).toMatch(/\}\n$/);
  });

  it('holds no value of the configuration', () => {
    expect(jsonReport(report)).not.toContain('canary');
  });

  it('escapes what a terminal would act on', () => {
    const hostile = buildReport(
      findings({ skipped: [{ file: 'a\u202eb\u009b.json', reason: '\u001b[2J' }] }),
      POSITIONS,
    );

    expect(jsonReport(hostile)).toContain('"file": "a\\u202eb\\u009b.json"');
    expect(jsonReport(hostile)).toContain('"reason": "\\u001b[2J"');
  });
});

describe('reportJsonSchema', () => {
  const validate = new Ajv2020({ strict: false }).compile(reportJsonSchema());

  it('accepts a report, and one with members that a later release adds', () => {
    const parsed = reportSchema.parse(JSON.parse(jsonReport(report)));

    expect(validate(parsed)).toBe(true);
    expect(validate({ ...parsed, later: 1 })).toBe(true);
  });

  it.each([
    ['another schemaVersion', { schemaVersion: 2 }],
    ['an unknown status', { results: [{ status: 'PASS' }] }],
    ['a missing part', { summary: undefined }],
  ])('refuses %s', (_what, change) => {
    const parsed = reportSchema.parse(JSON.parse(jsonReport(report)));

    expect(validate({ ...parsed, ...change })).toBe(false);
  });
});
