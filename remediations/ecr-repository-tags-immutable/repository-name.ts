import type { OwnIdentity } from '../../adapters/lambda/own-identity';
import { GuardrailsError } from '../../core/errors';
import { parseArn } from '../../core/subject/arn';
import { quoted } from '../quoted';

/**
 * Characters and length of a repository name (ECR API `CreateRepository`). Where separators may stand is left to ECR: a
 * pattern stricter than the service would leave repositories that can never be corrected.
 */
const NAME = /^[a-z0-9][a-z0-9._/-]{1,255}$/;

const PREFIX = 'repository/';

/**
 * The repository that a resource id means: AWS Config's id is the name; an ARN of any partition is read too.
 *
 * @throws GuardrailsError `ACCOUNT_MISMATCH`, `REGION_MISMATCH` for an ARN that is not ours, `REMEDIATION_INVALID` when
 *   it is neither a name nor the ARN of a repository
 */
export function repositoryNameOf(resourceId: string, own: OwnIdentity): string {
  const arn = parseArn(resourceId);
  if (arn === undefined) return checked(resourceId, resourceId);
  if (arn.service !== 'ecr' || !arn.resource.startsWith(PREFIX)) throw notARepository(resourceId);
  assertOwn(resourceId, own);
  return checked(arn.resource.slice(PREFIX.length), resourceId);
}

/**
 * Refuses a repository of another account or Region.
 *
 * @throws GuardrailsError `ACCOUNT_MISMATCH`, `REGION_MISMATCH`
 */
export function assertOwn(repositoryArn: string, own: OwnIdentity): void {
  const arn = parseArn(repositoryArn);
  const place = { field: 'resourceId' };
  if (arn?.account !== own.account) {
    throw new GuardrailsError(
      'ACCOUNT_MISMATCH',
      `${quoted(repositoryArn)} is not in account ${own.account}, where this function runs. Run the document there.`,
      { place },
    );
  }
  if (arn.region !== own.region) {
    throw new GuardrailsError(
      'REGION_MISMATCH',
      `${quoted(repositoryArn)} is not in Region ${own.region}, where this function runs. Run the document there.`,
      { place },
    );
  }
}

function checked(name: string, resourceId: string): string {
  if (NAME.test(name)) return name;
  throw notARepository(resourceId);
}

function notARepository(resourceId: string): GuardrailsError {
  return new GuardrailsError(
    'REMEDIATION_INVALID',
    `The event's "resourceId" is ${quoted(resourceId)}; expected the name of an ECR repository (2 to 256 of a-z, 0-9, ` +
      `".", "_", "-", "/") or its ARN, arn:<partition>:ecr:<region>:<account>:repository/<name>.`,
    { place: { field: 'resourceId' } },
  );
}
