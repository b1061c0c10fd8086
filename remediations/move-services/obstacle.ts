import type { RunningService } from '../../core/facts/running-services';
import { quoted } from '../quoted';

/**
 * What keeps a service from being moved, whatever revision it runs (ECS API `UpdateService`).
 *
 * @returns words that complete a sentence about the service, or `undefined`
 */
export function obstacleOf(service: RunningService): string | undefined {
  const { status, controller, deployments, infrastructureRole } = service;
  if (controller !== 'ECS') return `is deployed by ${quoted(controller)}, which alone can change its revision`;
  if (status !== 'ACTIVE') return `is ${quoted(status)}`;
  const [only, ...others] = deployments;
  if (others.length > 0 || only?.rolloutState === 'IN_PROGRESS') return 'has a deployment in progress';
  if (only?.rolloutState === 'FAILED') return 'has a last deployment that failed';
  if (infrastructureRole === undefined) return undefined;
  return `uses ${infrastructureRole}, whose infrastructure role this function may not pass on`;
}
