import type { AutomationDocument, AutomationStep } from './automation-document';
import { runStep, type StepEnd, type StepPorts } from './run-step';

/** A step that was reached. */
export interface StepExecution {
  readonly name: string;
  readonly action: string;
  readonly status: 'Success' | 'Failed';
  readonly attempts: number;
  readonly outputs: ReadonlyMap<string, string>;
  readonly failure: string | null;
}

/** How an execution ended. */
export interface AutomationResult {
  readonly status: 'Success' | 'Failed';
  readonly failure: string | null;
  readonly steps: readonly StepExecution[];
  /** The document's `outputs`, as far as the steps behind them ran. */
  readonly outputs: ReadonlyMap<string, string>;
}

/** More steps than a document may have: only a circle gets there. */
const MOST_STEPS = 100;

/**
 * Runs a document from its first step to its end: `nextStep`, `isEnd` and the order of the steps, `aws:branch`,
 * `maxAttempts`, `onFailure` (Systems Manager user guide, "Automation actions reference").
 *
 * @param parameters values of the document's parameters
 */
export async function runAutomation(
  document: AutomationDocument,
  parameters: ReadonlyMap<string, string>,
  ports: StepPorts,
): Promise<AutomationResult> {
  const values = new Map(parameters);
  const steps: StepExecution[] = [];
  let step = document.mainSteps[0];
  while (step !== undefined) {
    if (steps.length === MOST_STEPS) return result(document, values, steps, `more than ${MOST_STEPS} steps ran`);
    const { execution, end } = await attempted(step, values, ports);
    steps.push(execution);
    for (const [name, value] of execution.outputs) values.set(`${step.name}.${name}`, value);
    const following = end === undefined ? afterFailure(document, step) : afterSuccess(document, step, end);
    if (following === 'abort') return result(document, values, steps, `Step ${step.name}: ${execution.failure ?? ''}`);
    if (following === 'lost')
      return result(document, values, steps, `Step ${step.name} leads to a step that is not there`);
    step = following === 'end' ? undefined : following;
  }
  return result(document, values, steps, null);
}

async function attempted(
  step: AutomationStep,
  values: ReadonlyMap<string, string>,
  ports: StepPorts,
): Promise<{ readonly execution: StepExecution; readonly end: StepEnd | undefined }> {
  const { name, action } = step;
  let failure = '';
  for (let attempts = 1; attempts <= step.maxAttempts; attempts += 1) {
    try {
      const end = await runStep(step, values, ports);
      return { execution: { name, action, status: 'Success', attempts, outputs: end.outputs, failure: null }, end };
    } catch (thrown) {
      failure = thrown instanceof Error ? thrown.message : String(thrown);
    }
  }
  const attempts = step.maxAttempts;
  return { execution: { name, action, status: 'Failed', attempts, outputs: new Map(), failure }, end: undefined };
}

type Following = AutomationStep | 'end' | 'abort' | 'lost';

function afterSuccess(document: AutomationDocument, step: AutomationStep, { next }: StepEnd): Following {
  if (next !== null) return named(document, next);
  if (step.isEnd) return 'end';
  return step.nextStep === undefined ? inOrder(document, step) : named(document, step.nextStep);
}

/** Where to go on; whether the execution as a whole counts as failed is for `result` to say. */
function afterFailure(document: AutomationDocument, step: AutomationStep): Following {
  if (step.onFailure === 'Abort') return 'abort';
  if (step.onFailure.startsWith('step:')) return named(document, step.onFailure.slice('step:'.length));
  return afterSuccess(document, step, { outputs: new Map(), next: null });
}

function named(document: AutomationDocument, name: string): Following {
  return document.mainSteps.find((candidate) => candidate.name === name) ?? 'lost';
}

function inOrder({ mainSteps }: AutomationDocument, step: AutomationStep): Following {
  return mainSteps[mainSteps.indexOf(step) + 1] ?? 'end';
}

function result(
  document: AutomationDocument,
  values: ReadonlyMap<string, string>,
  steps: readonly StepExecution[],
  failure: string | null,
): AutomationResult {
  const outputs = document.outputs.flatMap((name) => {
    const value = values.get(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  // A step that is critical (the default) and failed makes the whole execution fail, whatever ran after it.
  const failed = steps.find(({ status }) => status === 'Failed');
  const why = failure ?? (failed === undefined ? null : `Step ${failed.name}: ${failed.failure ?? ''}`);
  return { status: why === null ? 'Success' : 'Failed', failure: why, steps, outputs: new Map(outputs) };
}
