import { GuardrailsError } from '../../../../core/errors';
import { buildReport, type Positions } from '../../../../core/reports/build-report';
import type { Subject } from '../../../../core/subject/subject';
import { makeSubject } from '../../../support/make-subject';
import {
  decision,
  FAILURE,
  findings,
  NOWHERE,
  POSITIONS,
  privilegedWeb,
  READONLY,
  TEMPLATE,
  templateSubject,
} from './sample-findings';

describe('buildReport', () => {
  it('reports every decision with its status, compliant ones too', () => {
    const subject = templateSubject();

    const report = buildReport(
      findings({ decisions: [privilegedWeb({ subject }), decision({ subject, check: READONLY })] }),
      POSITIONS,
    );

    expect(report.results.map(({ check, status, severity }) => [check.id, status, severity])).toEqual([
      ['ecs-taskdef-no-privileged', 'NON_COMPLIANT', 'high'],
      ['ecs-taskdef-readonly-root-fs', 'COMPLIANT', 'medium'],
    ]);
    expect(report.summary).toEqual({
      files: 1,
      resources: 1,
      byStatus: { COMPLIANT: 1, NON_COMPLIANT: 1, NOT_APPLICABLE: 0, UNKNOWN: 0 },
      bySeverity: { critical: 0, high: 1, medium: 0, low: 0 },
    });
  });

  it('points a violation to its place in the file and in the configuration', () => {
    const [result] = buildReport(findings({ decisions: [privilegedWeb()] }), POSITIONS).results;

    expect(result?.location).toEqual({ file: 'service.yaml', line: 2, column: 3, pointer: '/Resources/WebTask' });
    expect(result?.violations).toEqual([
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
    ]);
  });

  it('falls back to the place of the resource where a violation has none of its own', () => {
    const positions: Positions = { ...POSITIONS, place: () => null };

    const [result] = buildReport(findings({ decisions: [privilegedWeb()] }), positions).results;

    expect(result?.violations[0]?.location).toEqual(result?.location);
  });

  it('asks for no position in a file in which nothing was found', () => {
    const positions: Positions = {
      resource: () => {
        throw new Error('no position is needed');
      },
      place: () => null,
    };

    const [result] = buildReport(findings({ decisions: [decision()] }), positions).results;

    expect(result?.location).toEqual({ file: 'service.yaml', line: null, column: null, pointer: '/Resources/WebTask' });
  });

  it('shows an unknown account as null and a subject without a file without a place', () => {
    const known = makeSubject({ origin: null });

    const report = buildReport(findings({ decisions: [decision(), privilegedWeb({ subject: known })] }), NOWHERE);

    expect(report.results.map(({ resource, location }) => [resource.account, resource.region, location.file])).toEqual([
      ['111122223333', 'eu-west-1', null],
      [null, null, 'service.yaml'],
    ]);
  });

  it('keeps where and why something is unknown', () => {
    const unknowns = [
      { path: ['ContainerDefinitions', 0, 'User'], reason: 'unresolved-reference', detail: 'Ref "User"' },
      { path: null, reason: 'not-parsable', detail: 'the whole resource' },
    ] as const;

    const [result] = buildReport(
      findings({ decisions: [decision({ status: 'UNKNOWN', unknowns })] }),
      POSITIONS,
    ).results;

    expect(result?.unknowns).toEqual([
      { path: '/ContainerDefinitions/0/User', reason: 'unresolved-reference', detail: 'Ref "User"' },
      { path: null, reason: 'not-parsable', detail: 'the whole resource' },
    ]);
    expect(result?.location.line).toBe(2);
  });

  it('puts the failure of a check among the errors and gives it no result', () => {
    const failed = decision({ status: 'ERROR', error: FAILURE });

    const report = buildReport(
      findings({ decisions: [failed, { ...failed, subject: makeSubject({ origin: null }) }] }),
      POSITIONS,
    );

    expect(report.results).toEqual([]);
    expect(report.summary.resources).toBe(2);
    expect(report.errors).toEqual([
      {
        code: 'EVALUATION_ABORTED',
        file: null,
        line: null,
        message: 'payments-api:12: Check ecs-taskdef-no-privileged did not end.',
      },
      {
        code: 'EVALUATION_ABORTED',
        file: 'service.yaml',
        line: null,
        message: 'WebTask: Check ecs-taskdef-no-privileged did not end.',
      },
    ]);
  });

  it('orders results by file, line, column and check, whatever the order of the decisions', () => {
    const at = (id: string, name: string): Subject =>
      templateSubject({ id, origin: { document: { ...TEMPLATE, name }, resource: [id], configuration: [id] } });
    const lines = new Map([
      ['late', 20],
      ['early', 3],
      ['beside', 3],
    ]);
    const positions: Positions = {
      ...POSITIONS,
      resource: ({ id, origin }) => ({
        file: origin?.document.name ?? '',
        line: lines.get(id) ?? 1,
        column: id === 'beside' ? 40 : 2,
        pointer: '',
      }),
    };
    const late = at('late', 'b.yaml');

    const report = buildReport(
      findings({
        decisions: [
          decision({ subject: late, check: READONLY }),
          privilegedWeb({ subject: late }),
          decision({ subject: at('beside', 'b.yaml') }),
          decision({ subject: at('early', 'b.yaml') }),
          decision({ subject: at('first', 'a.yaml') }),
          decision({ subject: at('second', 'a.yaml') }),
        ],
      }),
      positions,
    );

    expect(report.results.map(({ resource, check }) => `${resource.id} ${check.id}`)).toEqual([
      'first ecs-taskdef-no-privileged',
      'second ecs-taskdef-no-privileged',
      'early ecs-taskdef-no-privileged',
      'beside ecs-taskdef-no-privileged',
      'late ecs-taskdef-no-privileged',
      'late ecs-taskdef-readonly-root-fs',
    ]);
  });

  it('orders skipped files, unevaluated resources and errors', () => {
    const broken = (file: string | undefined, line: number | undefined, message: string): GuardrailsError =>
      new GuardrailsError('JSON_PARSE', message, {
        place: { ...(file === undefined ? {} : { file }), ...(line === undefined ? {} : { line }) },
      });

    const report = buildReport(
      findings({
        skipped: [
          { file: 'z.json', reason: 'of no known kind' },
          { file: 'a.json', reason: 'of no known kind' },
        ],
        notEvaluated: [
          { file: 'a.yaml', resource: 'Two', reason: 'a transform' },
          { file: 'a.yaml', resource: 'One', reason: 'a transform' },
        ],
        errors: [
          broken('b.json', 4, 'second'),
          broken('b.json', 4, 'first'),
          new GuardrailsError('FILE_UNREADABLE', 'unreadable', { place: { file: 'b.json', line: 4 } }),
          broken('b.json', undefined, 'no line'),
          broken(undefined, undefined, 'no file'),
        ],
      }),
      NOWHERE,
    );

    expect(report.skipped.map(({ file }) => file)).toEqual(['a.json', 'z.json']);
    expect(report.notEvaluated.map(({ resource }) => resource)).toEqual(['One', 'Two']);
    expect(report.errors.map(({ message }) => message)).toEqual([
      'no file',
      'no line',
      'unreadable',
      'first',
      'second',
    ]);
  });
});
