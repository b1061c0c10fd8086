import { slimMetadata } from '../../../../scripts/policies/slim-metadata';

const CHECK = { id: 'ecs-taskdef-no-privileged', resourceTypes: ['AWS::ECS::TaskDefinition'] };

const POLICY = `# METADATA
# title: Task definition containers run unprivileged
# scope: package
# custom:
#   id: ecs-taskdef-no-privileged
#   risk: Everything.
package policies["ecs-taskdef-no-privileged"]

# METADATA
# entrypoint: true
report := 1
`;

describe('slim METADATA', () => {
  it('keeps what a report is made of, and every line where it is', () => {
    expect(slimMetadata(POLICY, CHECK)).toBe(`# METADATA
# scope: package
# custom: {"id":"ecs-taskdef-no-privileged","resourceTypes":["AWS::ECS::TaskDefinition"]}
#
#
#
package policies["ecs-taskdef-no-privileged"]

# METADATA
# entrypoint: true
report := 1
`);
  });

  it('leaves a source without METADATA of a check as it is', () => {
    const source = '# METADATA\n# title: Shared\npackage lib\n';

    expect(slimMetadata(source, CHECK)).toBe(source);
  });
});
