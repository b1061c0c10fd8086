import picocolors from 'picocolors';
import { GuardrailsError } from '../../../../core/errors';
import { buildReport, type Findings, type Positions } from '../../../../core/reports/build-report';
import { prettyReport } from '../../../../core/reports/pretty-report';
import type { Severity } from '../../../../core/registry/check';
import { makeSubject } from '../../../support/make-subject';
import { decision, findings, NOWHERE, POSITIONS, privilegedWeb, READONLY, templateSubject } from './sample-findings';

const PLAIN = picocolors.createColors(false);
const COLOURED = picocolors.createColors(true);

const pretty = (settings: Partial<Findings>, positions: Positions = POSITIONS): string =>
  prettyReport(buildReport(findings(settings), positions), PLAIN);

describe('prettyReport', () => {
  it('shows a finding with its place, a frame, the reason and the fix', () => {
    expect(pretty({ decisions: [privilegedWeb()] })).toBe(
      [
        'service.yaml:10:11 high ecs-taskdef-no-privileged WebTask',
        '  Container "web" sets Privileged to true.',
        '',
        '   8 |             - Name: DB_PASSWORD',
        '   9 |               Value: ***',
        '> 10 |           Privileged: true',
        '     |           ^',
        '  11 |           Command: [***, ***, ***]',
        '',
        '  Fix: Register a corrected revision.',
        '  docs/checks/ecs-taskdef-no-privileged.md',
        '',
        '1 file, 1 resource: 1 NON_COMPLIANT (1 high), 0 UNKNOWN, 0 COMPLIANT, 0 NOT_APPLICABLE',
        '',
      ].join('\n'),
    );
  });

  it('shows every violation and the fix once', () => {
    const violations = ['User', 'Privileged'].map((name) => ({
      path: ['ContainerDefinitions', 0, name],
      message: `${name} is wrong.`,
    }));

    const text = pretty({ decisions: [privilegedWeb({ violations })] });

    expect(text).toContain('User is wrong.');
    expect(text).toContain('Privileged is wrong.');
    expect(text.match(/Fix:/g)).toHaveLength(1);
  });

  it('shows a finding whose place is not known without a frame', () => {
    const subject = makeSubject({ origin: null });

    const text = pretty({ decisions: [privilegedWeb({ subject }), privilegedWeb()] }, NOWHERE);

    expect(text).toContain('- high ecs-taskdef-no-privileged payments-api:12\n  Container "web"');
    expect(text).toContain('service.yaml high ecs-taskdef-no-privileged WebTask\n  Container "web"');
    expect(text).not.toContain(' | ');
  });

  it('shows no frame for a line that the file does not have', () => {
    const positions: Positions = {
      ...POSITIONS,
      place: () => ({ file: 'service.yaml', line: 400, column: 1, pointer: '' }),
    };

    expect(pretty({ decisions: [privilegedWeb()] }, positions)).not.toContain(' | ');
  });

  it('lists what is unknown, not evaluated, skipped and wrong in one line each', () => {
    const unknowns = [
      { path: ['Volumes'], reason: 'unresolved-reference', detail: 'Ref "Volumes"' },
      { path: null, reason: 'not-parsable', detail: 'all of it' },
    ] as const;

    const text = pretty({
      decisions: [
        decision({ status: 'UNKNOWN', unknowns }),
        decision({ status: 'UNKNOWN', unknowns: unknowns.slice(1), subject: makeSubject() }),
      ],
      notEvaluated: [{ file: 'service.yaml', resource: 'Looped', reason: 'Fn::ForEach' }],
      skipped: [{ file: 'package.json', reason: 'of no known kind' }],
      errors: [
        new GuardrailsError('YAML_PARSE', 'A quote is missing.', { place: { file: 'broken.yaml', line: 3 } }),
        new GuardrailsError('FILE_UNREADABLE', 'Cannot read it.', { place: { file: 'a.json' } }),
        new GuardrailsError('INTERNAL', 'No file at all.'),
      ],
    });

    expect(text).toBe(
      [
        'Unknown (3)',
        '  - ecs-taskdef-no-privileged payments-api:12: not-parsable (all of it)',
        '  service.yaml:2 ecs-taskdef-no-privileged /Volumes: unresolved-reference (Ref "Volumes")',
        '  service.yaml:2 ecs-taskdef-no-privileged WebTask: not-parsable (all of it)',
        '',
        'Not evaluated (1)',
        '  service.yaml Looped: Fn::ForEach',
        '',
        'Skipped (1)',
        '  package.json: of no known kind',
        '',
        'Errors (3)',
        '  INTERNAL: No file at all.',
        '  a.json FILE_UNREADABLE: Cannot read it.',
        '  broken.yaml:3 YAML_PARSE: A quote is missing.',
        '',
        '1 file, 2 resources: 0 NON_COMPLIANT, 2 UNKNOWN, 0 COMPLIANT, 0 NOT_APPLICABLE; 1 skipped, 1 not evaluated, 3 errors',
        '',
      ].join('\n'),
    );
  });

  it('lists every error but only the first twenty skipped files', () => {
    const files = Array.from({ length: 25 }, (_, index) => `${String(index).padStart(2, '0')}.json`);

    const text = pretty({
      skipped: files.map((file) => ({ file, reason: 'of no known kind' })),
      errors: files.map((file) => new GuardrailsError('JSON_PARSE', 'Cut off.', { place: { file } })),
    });

    expect(text).toContain('  19.json: of no known kind\n  and 5 more: --format json lists them all\n');
    expect(text).not.toContain('20.json: of no known kind');
    expect(text).toContain('24.json JSON_PARSE: Cut off.');
  });

  it.each([
    ['CRITICAL', '\u001b[35mcritical'],
    ['HIGH', '\u001b[31mhigh'],
    ['MEDIUM', '\u001b[33mmedium'],
    ['LOW', '\u001b[36mlow'],
  ] as const)('colours severity %s', (severity: Severity, expected) => {
    const report = buildReport(findings({ decisions: [privilegedWeb({ severity })] }), POSITIONS);

    expect(prettyReport(report, COLOURED)).toContain(expected);
  });

  it('colours the counts that need a look', () => {
    const unknowns = [{ path: null, reason: 'not-parsable', detail: 'it' }] as const;
    const report = buildReport(
      findings({
        decisions: [privilegedWeb(), decision({ check: READONLY, status: 'UNKNOWN', unknowns })],
        errors: [new GuardrailsError('INTERNAL', 'x')],
      }),
      POSITIONS,
    );

    const text = prettyReport(report, COLOURED);

    expect(text).toContain('\u001b[31m1 NON_COMPLIANT (1 high)\u001b[39m');
    expect(text).toContain('\u001b[33m1 UNKNOWN\u001b[39m');
    expect(text).toContain('\u001b[31m1 error\u001b[39m');
  });

  it('lets no name of a template repaint the terminal or forge a line', () => {
    const hostile = '\u001b[2J\nservice.yaml: all is well\u202e';
    const subject = templateSubject({ id: hostile, logicalId: hostile });

    const text = pretty({
      decisions: [
        privilegedWeb({ subject, violations: [{ path: [], message: hostile }] }),
        decision({
          subject,
          check: READONLY,
          status: 'UNKNOWN',
          unknowns: [{ path: [hostile], reason: 'not-parsable', detail: hostile }],
        }),
      ],
      skipped: [{ file: hostile, reason: hostile }],
      notEvaluated: [{ file: hostile, resource: hostile, reason: hostile }],
      errors: [new GuardrailsError('INTERNAL', hostile, { place: { file: hostile } })],
    });

    expect(text).not.toMatch(/[^\n\P{Cc}]|\p{Cf}/u);
    expect(text).not.toContain('\nservice.yaml: all is well');
    expect(text).toContain('\\u001b[2J\\u000aservice.yaml');
  });
});
