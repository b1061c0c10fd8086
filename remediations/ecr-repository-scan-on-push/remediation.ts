import type { CheckRequest } from '../../core/decision/decide';
import { atRepository } from '../at-repository';
import { describedResources, type DescribedResource } from '../described';
import { inPlace, VERB } from '../in-place';
import type { Remediation, RemediationPorts } from '../remediation';
import { REPOSITORY } from '../resource-forms';

/**
 * Has the images of a repository scanned when they are pushed (ECR API `PutImageScanningConfiguration`). Whether a rule of
 * the registry scans them already is looked up before, as everywhere.
 */
export function scanOnPush(ports: RemediationPorts, request: CheckRequest): Remediation {
  return inPlace<DescribedResource>(ports, request, {
    ...describedResources(ports, REPOSITORY),
    change: ({ name }, outcome) => ({
      from: 'scanOnPush false',
      to: 'scanOnPush true',
      undo:
        `aws ecr put-image-scanning-configuration ${atRepository(name, ports.own)} ` +
        '--image-scanning-configuration scanOnPush=false',
      sentences: [
        `The repository ${VERB[outcome]} set to scan each image when it is pushed.`,
        'Images that are there already are not scanned by it. Where the registry uses ENHANCED scanning, its own rules ' +
          'decide instead, and the step Verify then fails: add a rule for the repository to the registry.',
      ],
    }),
    apply: ({ name }) => ports.ecr.scanOnPush(name),
  });
}
