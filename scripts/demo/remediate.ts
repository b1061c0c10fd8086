import { setTimeout as sleep } from 'node:timers/promises';
import { GetAutomationExecutionCommand, SSMClient, StartAutomationExecutionCommand } from '@aws-sdk/client-ssm';
import type { AutomationExecution } from '@aws-sdk/client-ssm';
import type { Sandbox } from '../../sandbox/sandbox';
import type { PackRemediation } from '../../sandbox/templates/conformance-pack';
import type { Result } from './compliance-table';
import { resultsOf } from './judge';
import type { Screen } from './screen';
import type { Story } from './story';

/** The rule whose finding is corrected. */
const REMEDIATED = 'ecr-repository-tags-immutable';

const POLL_MS = 50;
const LONGEST_MS = 30_000;

/** Runs the pack's remediation for what fails its rule, and judges again: red to green. */
export async function remediate(sandbox: Sandbox, screen: Screen, story: Story): Promise<void> {
  const remediation = sandbox.pack.remediations.find(({ ruleName }) => ruleName === REMEDIATED);
  const before = results(sandbox, remediation).find(({ compliance }) => compliance === 'NON_COMPLIANT');
  if (remediation === undefined || before === undefined) {
    story.tells('there is something to remediate', false, true);
    return;
  }
  const client = operatorClient(sandbox);
  screen.done(`document ${remediation.document}, started as an operator would, with the parameters of the pack`);
  const first = await run(client, remediation, before.resourceId);
  showSteps(screen, first);
  const again = await run(client, remediation, before.resourceId);
  screen.done(`run again: ${outcome(again)}, nothing is changed`);
  const judged = await sandbox.record();
  const after = results(sandbox, remediation).find(({ resourceId }) => resourceId === before.resourceId);
  screen.line();
  screen.table([
    [before.rule.declaredName, 'before', 'after'],
    [before.resourceId, screen.paint.red(before.compliance), screen.paint.green(after?.compliance ?? 'no result')],
  ]);
  story.tells('remediation: how it ended, first and again', [first, again].map(outcome), [
    'VERIFIED',
    'SKIP_ALREADY_COMPLIANT',
  ]);
  story.tells('remediation: changes', sandbox.gateway.log.count('ecr:PutImageTagMutability'), 1);
  story.tells(
    'remediation: resources that changed and were judged again',
    [judged.invocations, judged.failed],
    // Once by each rule of its type.
    [resultsOf(sandbox).filter(({ resourceId }) => resourceId === before.resourceId).length, []],
  );
  story.tells('remediation: result afterwards', after?.compliance, 'COMPLIANT');
}

function results(sandbox: Sandbox, remediation: PackRemediation | undefined): readonly Result[] {
  return resultsOf(sandbox).filter(({ rule }) => rule.declaredName === remediation?.ruleName);
}

function operatorClient(sandbox: Sandbox): SSMClient {
  const { region } = sandbox.settings.core.where;
  return new SSMClient({
    region,
    endpoint: sandbox.endpoint,
    credentials: sandbox.operatorKeys('operator'),
    // Whatever the environment of whoever runs the demo says: neither goes with an endpoint of one's own.
    useFipsEndpoint: false,
    useDualstackEndpoint: false,
  });
}

async function run(client: SSMClient, remediation: PackRemediation, resourceId: string): Promise<AutomationExecution> {
  const parameters = new Map<string, string[]>();
  for (const [name, value] of remediation.parameters) {
    parameters.set(name, value === 'RESOURCE_ID' ? [resourceId] : [...value]);
  }
  const { AutomationExecutionId } = await client.send(
    new StartAutomationExecutionCommand({
      DocumentName: remediation.document,
      Parameters: Object.fromEntries(parameters),
    }),
  );
  const deadline = Date.now() + LONGEST_MS;
  for (;;) {
    const { AutomationExecution: execution } = await client.send(
      new GetAutomationExecutionCommand({ AutomationExecutionId }),
    );
    if (execution !== undefined && execution.AutomationExecutionStatus !== 'InProgress') return execution;
    if (Date.now() > deadline) throw new Error(`Automation ${AutomationExecutionId ?? ''} does not end.`);
    await sleep(POLL_MS);
  }
}

function showSteps(screen: Screen, { StepExecutions, FailureMessage }: AutomationExecution): void {
  for (const { StepName, Action, StepStatus, Outputs } of StepExecutions ?? []) {
    const told = [Outputs?.['Outcome']?.[0], Outputs?.['Description']?.[0]].filter((text) => text !== undefined);
    screen.line(
      `${(StepName ?? '').padEnd(8)} ${(Action ?? '').padEnd(25)} ${StepStatus ?? ''}  ${screen.paint.dim(told.join(': '))}`.trimEnd(),
      6,
    );
  }
  if (FailureMessage !== undefined) screen.line(screen.paint.red(FailureMessage), 6);
}

/** The outcome of the last step that told one; what failed has none. */
function outcome({ AutomationExecutionStatus, StepExecutions }: AutomationExecution): string {
  if (AutomationExecutionStatus !== 'Success') return AutomationExecutionStatus ?? 'unknown';
  return (StepExecutions ?? []).flatMap(({ Outputs }) => Outputs?.['Outcome'] ?? []).at(-1) ?? 'none';
}
