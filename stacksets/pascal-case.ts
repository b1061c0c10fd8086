/** `ecr-repository-tags` or `Workloads/Prod east` as one word for a CloudFormation logical id. */
export function pascalCase(name: string): string {
  return name
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('');
}
