import { readFiles } from '../../../core/inputs/read-files';
import { verdictOn } from '../../support/all-examples';
import { textFile } from '../../support/forms/form';

/** What the check makes of two roles of a template, each as YAML. */
function verdictOfRoles(taskRole: string, executionRole: string): string | undefined {
  const yaml = `
    Resources:
      Judged:
        Type: AWS::ECS::TaskDefinition
        Properties:
          Family: payments-api
          TaskRoleArn: ${taskRole}
          ExecutionRoleArn: ${executionRole}`;
  const [subject] = readFiles([textFile('template.yaml', yaml)], {}).subjects;
  if (subject === undefined) throw new Error('The template gave no resource.');
  return verdictOn({ check: 'ecs-taskdef-roles-distinct' }, subject).status;
}

const LONG = 'x'.repeat(120);

describe('two roles of a template', () => {
  it.each([
    ['one reference', '!Ref Role', '!Ref Role'],
    ['one resource', '!GetAtt Role.Arn', '{ Fn::GetAtt: [Role, Arn] }'],
    ['one resource, by name and by ARN', '!Ref Role', '!GetAtt Role.Arn'],
    ['one export', '!ImportValue payments-role', '!ImportValue payments-role'],
    ['one role of the own account', 'payments', '!Sub arn:${AWS::Partition}:iam::${AWS::AccountId}:role/payments'],
  ])('are one: %s', (_, taskRole, executionRole) => {
    expect(verdictOfRoles(taskRole, executionRole)).toBe('NON_COMPLIANT');
  });

  it.each([
    ['two resources', '!GetAtt TaskRole.Arn', '!GetAtt ExecutionRole.Arn'],
    ['two names', 'payments-task', '!Sub arn:${AWS::Partition}:iam::${AWS::AccountId}:role/payments'],
    ['the second is removed', '!Ref Role', '!Ref AWS::NoValue'],
  ])('are two: %s', (_, taskRole, executionRole) => {
    expect(verdictOfRoles(taskRole, executionRole)).toBe('COMPLIANT');
  });

  it.each([
    ['two parameters', '!Ref TaskRole', '!Ref ExecutionRole'],
    ['texts that one parameter begins', '!Sub "${Name}-task"', '!Sub "${Name}-execution"'],
    ['names that share their first hundred characters', `!Ref ${LONG}Task`, `!Ref ${LONG}Execution`],
    ['resources that share them', `!GetAtt ${LONG}Task.Arn`, `!GetAtt ${LONG}Execution.Arn`],
    ['exports whose names are made', '!ImportValue {"Fn::Sub": "${A}"}', '!ImportValue {"Fn::Sub": "${B}"}'],
    ['attributes that are references', '{ Fn::GetAtt: [A, !Ref One] }', '{ Fn::GetAtt: [A, !Ref Two] }'],
    ['outputs of nested stacks', '!GetAtt One.Outputs.RoleArn', '!GetAtt Two.Outputs.RoleArn'],
    ['a name, which may be of the account of an ARN', 'payments', 'arn:aws:iam::111122223333:role/payments'],
  ])('cannot be told apart: %s', (_, taskRole, executionRole) => {
    expect(verdictOfRoles(taskRole, executionRole)).toBe('UNKNOWN');
  });
});
