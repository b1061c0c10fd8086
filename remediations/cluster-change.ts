import { jsonOf } from '../adapters/aws/json-of';
import type { CheckRequest } from '../core/decision/decide';
import type { ClusterConfiguration } from '../core/facts/ecs-changes';
import { asDescribed } from '../core/inputs/described-subject';
import { clusterConfiguration } from './cluster-configuration';
import { describedResources, type DescribedResource } from './described';
import { inPlace, type ChangeOutcome } from './in-place';
import type { Remediation, RemediationPorts } from './remediation';
import { CLUSTER } from './resource-forms';
import { shellWord } from './shell-word';

/** What one correction changes in the configuration of a cluster, and what it says of it. */
export interface ClusterChange {
  /** What a person has to decide or do first, as a sentence. */
  obstacle?(before: ClusterConfiguration): string | undefined;

  /** The configuration with everything else as it was. */
  after(before: ClusterConfiguration): ClusterConfiguration;

  /** The setting that changes, in words: what it was, and what it becomes. */
  settingOf(configuration: ClusterConfiguration): string;

  /** What changes for people, in the tense of the outcome. */
  sentences(after: ClusterConfiguration, outcome: ChangeOutcome): readonly string[];
}

/** Changes the configuration of a cluster (ECS API `UpdateCluster`, which takes all of it together). */
export function clusterChange(ports: RemediationPorts, request: CheckRequest, change: ClusterChange): Remediation {
  const after = ({ described }: DescribedResource) => {
    const before = clusterConfiguration(described);
    return before === undefined ? undefined : change.after(before);
  };
  return inPlace<DescribedResource>(ports, request, {
    ...describedResources(ports, CLUSTER),
    obstacle: ({ described }) => {
      const before = clusterConfiguration(described);
      if (before !== undefined) return change.obstacle?.(before);
      return 'Its configuration has a setting that this version does not know. Update ecs-guardrails.';
    },
    corrected: (state) => asDescribed(state.subject, { ...state.described, configuration: jsonOf(after(state) ?? {}) }),
    change: (state, outcome) => {
      const before = clusterConfiguration(state.described) ?? {};
      const wanted = change.after(before);
      return {
        from: change.settingOf(before),
        to: change.settingOf(wanted),
        undo: undoCommand(state.name, undoing(before, wanted), ports.own.region),
        sentences: change.sentences(wanted, outcome),
      };
    },
    async apply(state) {
      const wanted = after(state);
      if (wanted !== undefined) await ports.ecs.setClusterConfiguration(state.name, wanted);
    },
  });
}

/** What was not configured is given AWS's default: ECS leaves alone what a request does not name. */
function undoing(before: ClusterConfiguration, after: ClusterConfiguration): ClusterConfiguration {
  const { executeCommandConfiguration: exec, managedStorageConfiguration: storage } = after;
  return {
    ...(exec === undefined ? {} : { executeCommandConfiguration: { logging: 'DEFAULT' } }),
    ...(storage === undefined ? {} : { managedStorageConfiguration: {} }),
    ...before,
  };
}

function undoCommand(name: string, configuration: ClusterConfiguration, region: string): string {
  return (
    `aws ecs update-cluster --region ${shellWord(region)} --cluster ${shellWord(name)} ` +
    `--configuration ${shellWord(JSON.stringify(configuration))}`
  );
}
