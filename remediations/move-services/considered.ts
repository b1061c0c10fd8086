import type { RunningService } from '../../core/facts/running-services';
import { obstacleOf } from './obstacle';
import type { PlannedMove } from './planned-moves';
import type { Target } from './target';

/** What is to become of a service: it is moved, it stays for a reason, or it does not run an older revision. */
export type Considered =
  | { readonly is: 'movable'; readonly move: PlannedMove }
  | { readonly is: 'left'; readonly title: string; readonly why: string }
  | { readonly is: 'current' };

/**
 * Whether a service is moved to a revision.
 *
 * @param only the one revision to move away from; `undefined`: every older one
 */
export async function consider(service: RunningService, target: Target, only?: number): Promise<Considered> {
  const { family, revision: to } = target.revision;
  const numberIn = (arn: string) => revisionIn(arn, family);
  const current = numberIn(service.taskDefinition);
  const others = [...service.deployments.map(({ taskDefinition }) => taskDefinition), ...service.taskSets];
  const older = [current, ...others.map(numberIn)].filter((revision) => revision !== undefined && revision < to);
  if (older.length === 0 || (only !== undefined && !older.includes(only))) return { is: 'current' };
  const left = (why: string): Considered => ({ is: 'left', title: titleOf(service), why });
  const obstacle = obstacleOf(service);
  if (obstacle !== undefined) return left(obstacle);
  if (current === undefined || !older.includes(current)) return left('is between two revisions');
  const regression = await target.regression(current);
  if (regression !== undefined) return left(regression);
  const { cluster, service: name } = service;
  return { is: 'movable', move: { cluster, service: name, from: current } };
}

/** How people call a service. */
export function titleOf({ cluster, service }: Pick<PlannedMove, 'cluster' | 'service'>): string {
  return `${cluster}/${service}`;
}

/** @returns `undefined` for a revision of another family */
export function revisionIn(arn: string, family: string): number | undefined {
  const [name, revision] = arn.slice(arn.lastIndexOf('/') + 1).split(':');
  return name === family ? Number(revision) : undefined;
}
