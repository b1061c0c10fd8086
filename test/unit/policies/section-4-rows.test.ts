import { exempt } from '../../../core/exemptions/exempt';
import { readFiles } from '../../../core/inputs/read-files';
import { pointerOf } from '../../../core/subject/json';
import { CHECK_IDS, decisionOn, verdictOn } from '../../support/all-examples';
import { exemptionsHere, makeExemption } from '../../support/exemptions';
import { FORMS, subjectThrough } from '../../support/forms';
import { textFile, type Form, type FormSource } from '../../support/forms/form';
import { ALL_ROWS } from '../../support/section-4/all-rows';
import { checksOf, NO_FINDING } from '../../support/section-4/other-rows';
import { definition, type RowCase } from '../../support/section-4/row-case';
import { WAITING_PARTS } from '../../support/section-4/waiting-rows';

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

describe('row 43: a vendor sidecar that is exempt by container and image', () => {
  const check = 'ecs-taskdef-non-root-user';
  const sidecar = 'public.ecr.aws/aws-observability/aws-otel-collector:v0.40.0';
  const source = sourceOf({
    row: 43,
    input: 'a container and a vendor sidecar, both as root',
    type: 'AWS::ECS::TaskDefinition',
    configuration: definition([
      { Name: 'app', Image: 'app:1' },
      { Name: 'otel-collector', Image: sidecar },
    ]),
  });
  const exemption = makeExemption({
    checks: [check],
    containers: { name: 'otel-*', image: 'public.ecr.aws/aws-observability' },
    expires: '2027-01-31',
  });
  const forms = FORMS.filter((form) => form.obstacle(source) === undefined).map((form): [string, Form] => [
    form.name,
    form,
  ]);

  /** Where the definition still fails on a day, read through a form. */
  function failing(form: Form, today: string): readonly string[] {
    const decision = decisionOn({ check }, subjectThrough(form, source));
    if (decision === undefined) throw new Error('The policy gave no decision.');
    const left = exempt(decision, 'mute-finding', { ...exemptionsHere([exemption]), today });
    return left.violations.map(({ path }) => pointerOf(path));
  }

  it.each(forms)('leaves the other container NON_COMPLIANT, as %s', (_, form) => {
    expect(failing(form, '2027-01-31')).toEqual(['/ContainerDefinitions/0/User']);
  });

  it.each(forms)('fails as well once the exemption has expired, as %s', (_, form) => {
    expect(failing(form, '2027-02-01')).toEqual(['/ContainerDefinitions/0/User', '/ContainerDefinitions/1/User']);
  });
});

describe('the table of rows', () => {
  const tested = new Set([34, 39, 43, ...ROWS.map(({ row }) => row), ...NO_FINDING.map(({ row }) => row)]);

  it('is complete: every row is tested', () => {
    const all = [...tested].toSorted((a, b) => a - b);

    expect(all).toEqual(Array.from({ length: 83 }, (_, index) => index + 1));
  });

  it('lets only parts of tested rows wait', () => {
    const untested = [...WAITING_PARTS.keys()].filter((row) => !tested.has(row));

    expect(untested).toEqual([]);
  });

  it('waits for no check that is there', () => {
    const reasons = [...WAITING_PARTS.values()];

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
