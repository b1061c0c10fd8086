import type { DescribedResource } from '../described';
import { shellWord } from '../shell-word';

type Tags = Readonly<Record<string, string>>;

/** How the AWS CLI tags resources of a service. */
const SPELLINGS = {
  ecs: { command: 'ecs', resource: '--resource-arn', key: 'key', value: 'value' },
  ecr: { command: 'ecr', resource: '--resource-arn', key: 'Key', value: 'Value' },
  elasticfilesystem: { command: 'efs', resource: '--resource-id', key: 'Key', value: 'Value' },
} as const;

export type TaggingService = keyof typeof SPELLINGS;

/** The AWS CLI commands that take tags away again, and give those that were there their values back. */
export function untagCommands(
  service: TaggingService,
  { arn, name, subject }: Pick<DescribedResource, 'arn' | 'name' | 'subject'>,
  tags: Tags,
  region: string,
): string {
  const { command, resource, key, value } = SPELLINGS[service];
  const where = `--region ${shellWord(region)} ${resource} ${shellWord(service === 'elasticfilesystem' ? name : arn)}`;
  const keys = Object.keys(tags);
  const added = keys.filter((tag) => !Object.hasOwn(subject.tags, tag));
  const replaced = keys
    .filter((tag) => Object.hasOwn(subject.tags, tag))
    .map((tag) => ({ [key]: tag, [value]: subject.tags[tag] ?? '' }));
  return [
    ...(added.length === 0
      ? []
      : [`aws ${command} untag-resource ${where} --tag-keys ${added.map((tag) => shellWord(tag)).join(' ')}`]),
    ...(replaced.length === 0
      ? []
      : [`aws ${command} tag-resource ${where} --tags ${shellWord(JSON.stringify(replaced))}`]),
  ].join(' && ');
}
