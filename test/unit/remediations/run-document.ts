import type { AutomationDocument, InvokeStep } from './document-shape';

/** How an execution went: the steps that ran, in order, and the outputs by `Step.Name`. */
export interface Execution {
  readonly steps: readonly string[];
  /** What approvers were asked. */
  readonly approvals: readonly string[];
  readonly outputs: ReadonlyMap<string, string>;
  readonly failure: unknown;
}

/** Runs a document as Automation does, as far as documents of ours go: parameters, steps, branches, outputs. */
export async function runDocument(
  document: AutomationDocument,
  given: Readonly<Record<string, string>>,
  invoke: (payload: Readonly<Record<string, string>>) => Promise<object>,
): Promise<Execution> {
  const values = new Map(
    Object.entries(document.parameters).flatMap(([name, { default: value }]) => {
      const text = given[name] ?? value;
      return text === undefined ? [] : [[name, text] as const];
    }),
  );
  const filled = (text: string) =>
    text.replaceAll(/\{\{\s*([^{}\s]+)\s*\}\}/g, (whole, name: string) => values.get(name) ?? whole);
  const steps: string[] = [];
  const approvals: string[] = [];
  let next = document.mainSteps[0];
  while (next !== undefined) {
    const step = next;
    steps.push(step.name);
    let follows = step.nextStep;
    if (step.action === 'aws:branch') {
      const { Choices, Default } = step.inputs;
      follows = Choices.find((choice) => filled(choice.Variable) === choice.StringEquals)?.NextStep ?? Default;
    } else if (step.action === 'aws:approve') {
      // Whoever starts the document in a test approves.
      approvals.push(filled(step.inputs.Message));
    } else {
      const payload = Object.entries(step.inputs.InputPayload).map(([name, text]) => [name, filled(text)]);
      try {
        select(step, await invoke(Object.fromEntries(payload)), values);
      } catch (failure) {
        return { steps, approvals, outputs: values, failure };
      }
    }
    next = document.mainSteps.find(({ name }) => name === follows);
  }
  return { steps, approvals, outputs: values, failure: undefined };
}

function select(step: InvokeStep, answer: object, values: Map<string, string>): void {
  const answered = new Map(Object.entries(answer));
  for (const { Name, Selector } of step.outputs) {
    values.set(`${step.name}.${Name}`, String(answered.get(Selector.replace('$.Payload.', ''))));
  }
}
