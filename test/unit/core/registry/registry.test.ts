import { assetBucketName, automationRoleName, documentName } from '../../../../core/registry/deployed-names';
import { checkNamed, findCheck } from '../../../../core/registry/registry';

describe('the registry', () => {
  it('finds a check by its id', () => {
    expect(findCheck('ecs-taskdef-no-privileged')?.severity).toBe('HIGH');
    expect(checkNamed('ecs-taskdef-no-privileged').severity).toBe('HIGH');
    expect(findCheck('constructor')).toBeUndefined();
  });

  it('says what a misspelt check was meant to be', () => {
    expect(() => checkNamed('ecs-taskdef-no-privilegd', { file: 'a.yaml', line: 3 })).toThrow(
      expect.objectContaining({
        code: 'CHECK_UNKNOWN',
        message: expect.stringContaining('Did you mean "ecs-taskdef-no-privileged"?'),
        place: { file: 'a.yaml', line: 3 },
      }),
    );
  });
});

describe('deployed names', () => {
  it.each([
    [documentName('ecr-repository-tags-immutable'), 'ecs-guardrails-ecr-repository-tags-immutable'],
    [automationRoleName('eu-west-1'), 'ecs-guardrails-automation-eu-west-1'],
    [assetBucketName('111122223333', 'eu-west-1'), 'ecs-guardrails-assets-111122223333-eu-west-1'],
  ])('are what templates and functions agree on: %s', (name, expected) => {
    expect(name).toBe(expected);
  });
});
