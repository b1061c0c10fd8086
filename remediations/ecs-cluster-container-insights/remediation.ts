import type { CheckRequest } from '../../core/decision/decide';
import { isJsonList, member } from '../../core/subject/json';
import { visibleText } from '../../core/visible-text';
import { describedResources, type DescribedResource } from '../described';
import { inPlace, VERB } from '../in-place';
import type { Remediation, RemediationPorts } from '../remediation';
import { CLUSTER } from '../resource-forms';
import { shellWord } from '../shell-word';

/** Turns Container Insights of a cluster on (ECS API `UpdateClusterSettings`). */
export function containerInsights(ports: RemediationPorts, request: CheckRequest): Remediation {
  const value = request.parameters['requireEnhanced'] === true ? 'enhanced' : 'enabled';
  return inPlace<DescribedResource>(ports, request, {
    ...describedResources(ports, CLUSTER),
    change: (state, outcome) => {
      const before = settingOf(state);
      return {
        from: `containerInsights ${before === undefined ? 'not set' : visibleText(before)}`,
        to: `containerInsights ${value}`,
        undo: undoCommand(state, before ?? 'disabled', ports.own.region),
        sentences: [
          `Container Insights ${VERB[outcome]} ${value} for the cluster.`,
          'CloudWatch bills the metrics (and, if enhanced, more of them); what runs goes on as before.',
        ],
      };
    },
    apply: ({ name }) => ports.ecs.setContainerInsights(name, value),
  });
}

function settingOf({ subject }: DescribedResource): string | undefined {
  const settings = subject.configuration['ClusterSettings'];
  const insights = (isJsonList(settings) ? settings : []).find(
    (setting) => member(setting, 'Name') === 'containerInsights',
  );
  const value = member(insights, 'Value');
  return typeof value === 'string' ? value : undefined;
}

function undoCommand({ name }: DescribedResource, value: string, region: string): string {
  const setting = shellWord(`name=containerInsights,value=${value}`);
  return `aws ecs update-cluster-settings --region ${shellWord(region)} --cluster ${shellWord(name)} --settings ${setting}`;
}
