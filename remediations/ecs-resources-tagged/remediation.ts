import type { CheckRequest } from '../../core/decision/decide';
import { GuardrailsError } from '../../core/errors';
import type { Violation } from '../../core/policy/check-result';
import { parseArn } from '../../core/subject/arn';
import { visibleText } from '../../core/visible-text';
import { describedResources, type DescribedResource } from '../described';
import { inPlace, skipped, unverified, VERB } from '../in-place';
import { quoted } from '../quoted';
import type { Remediation, RemediationPorts } from '../remediation';
import {
  CAPACITY_PROVIDER,
  CLUSTER,
  FILE_SYSTEM,
  REPOSITORY,
  SERVICE,
  TASK_DEFINITION,
  type DescribedForm,
} from '../resource-forms';
import { isTag, tagChanges, withTags } from './tag-changes';
import { untagCommands, type TaggingService } from './untag-commands';

type Values = Readonly<Record<string, string>>;

const FORMS = [CAPACITY_PROVIDER, CLUSTER, FILE_SYSTEM, REPOSITORY, SERVICE, TASK_DEFINITION] as const;

/**
 * Gives a resource the tags that it lacks (`TagResource` of ECS, ECR and EFS), where a person says which. AWS Config starts
 * the document for six types of resources, of which only an ARN tells the type.
 */
export function resourcesTagged(ports: RemediationPorts, request: CheckRequest, values: Values): Remediation {
  const of = (resourceId: string) => tagging(ports, request, values, formOf(resourceId));
  const withoutArn = (resourceId: string) =>
    `${quoted(resourceId)} does not tell the type of the resource: start the document with the ARN instead.`;
  const isArn = (resourceId: string) => parseArn(resourceId) !== undefined;
  const skip = (resourceId: string) => Promise.resolve(skipped('SKIP_NEEDS_DECISION', withoutArn(resourceId)));
  return {
    plan: (id, dryRun) => (isArn(id) ? of(id).plan(id, dryRun) : skip(id)),
    apply: (id, dryRun) => (isArn(id) ? of(id).apply(id, dryRun) : skip(id)),
    verify: (id) => (isArn(id) ? of(id).verify(id) : Promise.reject(unverified(withoutArn(id)))),
  };
}

/** @throws GuardrailsError `REMEDIATION_INVALID` for an ARN of anything else */
function formOf(resourceId: string): DescribedForm {
  const arn = parseArn(resourceId);
  const form = FORMS.find(({ service, prefix }) => arn?.service === service && arn.resource.startsWith(prefix));
  if (form !== undefined) return form;
  throw new GuardrailsError(
    'REMEDIATION_INVALID',
    `The event's "resourceId" is ${quoted(resourceId)}; expected the ARN of one of ` +
      `${FORMS.map(({ type }) => type).join(', ')}.`,
    { place: { field: 'resourceId' } },
  );
}

function tagging(ports: RemediationPorts, request: CheckRequest, values: Values, form: DescribedForm): Remediation {
  const tagsFor = ({ subject }: DescribedResource, violations: readonly Violation[]) =>
    tagChanges(subject, request.parameters['requiredTags'], violations, values);
  return inPlace<DescribedResource>(ports, request, {
    ...describedResources(ports, form),
    obstacle(state, violations) {
      const tags = Object.entries(tagsFor(state, violations));
      if (tags.length === 0) return 'Decide the missing tags (document parameter Values).';
      const unusable = tags.find((tag) => !isTag(tag));
      return unusable === undefined
        ? undefined
        : `Decide another tag than ${quoted(unusable[0])} (document parameter Values): AWS refuses its key or value.`;
    },
    corrected: (state, violations) => withTags(state.subject, tagsFor(state, violations)),
    change(state, outcome, violations) {
      const tags = tagsFor(state, violations);
      const keys = visibleText(Object.keys(tags).join(', '));
      return {
        from: textOf(Object.keys(tags).map((key) => [key, state.subject.tags[key]])),
        to: textOf(Object.entries(tags)),
        undo: untagCommands(serviceOf(form), state, tags, ports.own.region),
        sentences: [
          `The resource ${VERB[outcome]} tagged with ${keys}; all other tags stay.`,
          'What runs is not touched, but policies that decide by tags, and the cost allocation, take the new ones.',
        ],
      };
    },
    async apply(state, violations) {
      const tags = tagsFor(state, violations);
      const service = serviceOf(form);
      switch (service) {
        case 'ecs':
          return ports.ecs.tag(state.arn, tags);
        case 'ecr':
          return ports.ecr.tag(state.arn, tags);
        case 'elasticfilesystem':
          return ports.efs.tag(state.name, tags);
      }
    },
  });
}

function serviceOf({ service }: DescribedForm): TaggingService {
  return service === 'ecr' || service === 'elasticfilesystem' ? service : 'ecs';
}

function textOf(tags: readonly (readonly [string, string | undefined])[]): string {
  return tags.map(([key, value]) => visibleText(`${key}=${value ?? '(none)'}`)).join(', ');
}
