import { readFiles } from '../../../core/inputs/read-files';
import { CHECK_IDS, verdictOn } from '../../support/all-examples';
import { FORMS, subjectThrough } from '../../support/forms';
import { textFile, type Form, type FormSource } from '../../support/forms/form';
import { ALL_ROWS } from '../../support/section-4/all-rows';
import { checksOf, NO_FINDING } from '../../support/section-4/other-rows';
import { definition, type RowCase } from '../../support/section-4/row-case';
import { WAITING_PARTS, WAITING_ROWS } from '../../support/section-4/waiting-rows';

const ROWS = ALL_ROWS;

function sourceOf({ type, configuration, account, sources }: Omit<RowCase, 'check' | 'outcome'>): FormSource {
  const own = account === null ? { account: null, region: null } : { account: '111122223333', region: 'eu-west-1' };
  return { type, configuration, sources, ...own };
}

/** A row's input in every form that exists for it. */
function inEveryForm<Input extends Omit<RowCase, 'check' | 'outcome'>>(input: Input): readonly [string, Input, Form][] {
  const source = sourceOf(input);
  return FORMS.filter((form) => form.obstacle(source) === undefined).map((form) => [
    `row ${String(input.row)}: ${input.input}, as ${form.name}`,
    input,
    form,
  ]);
}

describe('known false positives and negatives of other tools', () => {
  it.each(ROWS.flatMap(inEveryForm))('%s', (_, row, form) => {
    const subject = subjectThrough(form, sourceOf(row));

    const verdict = verdictOn(row, subject);

    expect(verdict.status).toBe(row.outcome);
    expect(verdict.paths).toEqual(row.paths ?? []);
    expect(verdict.messages[0] ?? '').toContain(row.saying ?? '');
  });

  it.each(NO_FINDING.flatMap(inEveryForm))('%s: no check that is on by default has a finding', (_, row, form) => {
    const subject = subjectThrough(form, sourceOf(row));

    const verdicts = checksOf(row.type).map((check) => verdictOn({ check }, subject).status);

    expect(verdicts).not.toContain('NON_COMPLIANT');
    expect(verdicts).toContain('COMPLIANT');
  });

  it.each(['0:0', '0', '00', '+0', 'root'])('row 34: unquoted `User: %s` in YAML is root', (user) => {
    const yaml = `
      Resources:
        Judged:
          Type: AWS::ECS::TaskDefinition
          Properties: {Family: payments-api, ContainerDefinitions: [{Name: app, User: ${user}}]}`;
    const [subject] = readFiles([textFile('template.yaml', yaml)], {}).subjects;
    if (subject === undefined) throw new Error('The template gave no resource.');

    const verdict = verdictOn({ check: 'ecs-taskdef-non-root-user' }, subject);

    expect(verdict).toMatchObject({ status: 'NON_COMPLIANT', paths: ['/ContainerDefinitions/0/User'] });
    expect(verdict.messages[0]).toContain(`(User "${user}")`);
  });

  const registered = sourceOf({
    row: 39,
    input: 'a registered revision',
    type: 'AWS::ECS::TaskDefinition',
    configuration: definition([{ Name: 'app', Privileged: true }], { Revision: 12, Status: 'ACTIVE' }),
  });

  it.each(
    FORMS.filter((form) => form.carried(registered)['Revision'] === 12).map((form): [string, Form] => [
      form.name,
      form,
    ]),
  )('row 39: the message names the revision, as %s', (_, form) => {
    const subject = subjectThrough(form, registered);

    const verdict = verdictOn({ check: 'ecs-taskdef-no-privileged' }, subject);

    expect(verdict.messages).toEqual(['Container "app" of payments-api:12 sets Privileged to true.']);
  });
});

describe('the table of rows', () => {
  const tested = new Set([34, 39, ...ROWS.map(({ row }) => row), ...NO_FINDING.map(({ row }) => row)]);
  const waiting = [...WAITING_ROWS.values()].flat();

  it('is complete: every row is tested or waits, and none does both', () => {
    const all = [...tested, ...waiting].toSorted((a, b) => a - b);

    expect(all).toEqual(Array.from({ length: 83 }, (_, index) => index + 1));
  });

  it('lets only parts of tested rows wait', () => {
    const untested = [...WAITING_PARTS.keys()].filter((row) => !tested.has(row));

    expect(untested).toEqual([]);
  });

  it('waits for no check that is there', () => {
    const reasons = [...WAITING_ROWS.keys(), ...WAITING_PARTS.values()];

    const there = reasons.filter((reason) => CHECK_IDS.some((id) => reason.includes(id)));

    expect(there).toEqual([]);
  });

  it.each(ROWS.map((row): [number, string, RowCase] => [row.row, row.input, row]))(
    'has a form for row %i: %s',
    (_row, _input, row) => {
      expect(inEveryForm(row)).not.toEqual([]);
    },
  );
});
