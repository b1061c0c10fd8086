import { asDescribed, subjectOfArn } from '../core/inputs/described-subject';
import { textMember } from '../core/inputs/raw-members';
import type { RawObject } from '../core/subject/raw';
import type { Subject } from '../core/subject/subject';
import type { Correction } from './in-place';
import { assertOwn, ownResource, type OwnResource } from './own-arn';
import type { RemediationPorts } from './remediation';
import type { DescribedForm } from './resource-forms';

/** A resource as AWS describes it now. */
export interface DescribedResource extends OwnResource {
  readonly subject: Subject;
  /** In the API's own spelling. */
  readonly described: RawObject;
}

/** How a correction finds resources that the rules describe as well: what both judge is read by the same code. */
export function describedResources(
  { descriptions, own }: Pick<RemediationPorts, 'descriptions' | 'own'>,
  form: DescribedForm,
): Pick<Correction<DescribedResource>, 'titleOf' | 'read'> {
  return {
    titleOf: (resourceId) => `${form.title} ${ownResource(resourceId, own, form).name}`,
    async read(resourceId) {
      const { name, arn } = ownResource(resourceId, own, form);
      const asked = subjectOfArn(form.type, arn);
      const described = await descriptions[form.type]?.(asked);
      if (described === undefined) return undefined;
      // Credentials of another account would read and change a resource of the same name there.
      const found = textMember(described, form.arnMember);
      if (found !== undefined) assertOwn(found, own);
      const subject = asDescribed(asked, described);
      return { subject, state: { name, arn, subject, described } };
    },
  };
}
